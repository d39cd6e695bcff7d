# language: vi
Tính năng: Thẩm định, phê duyệt kế hoạch của phòng chuyên môn
  Căn cứ: Quyết định 1085/QĐ-TTg ngày 15/9/2022 (theo trí nhớ). Năm ngày làm việc là giả định (chưa chắc, cấu hình được): thời hạn do quyết
  định công bố thủ tục nội bộ đặt.

  Kịch bản: Phòng đề nghị, Văn phòng thẩm định, lãnh đạo ký, văn thư ban hành
    Cho "Trưởng phòng Kinh tế" đề nghị hồ sơ nội bộ "Thẩm định, phê duyệt kế hoạch của phòng chuyên môn (nội bộ)" lúc 08:00 ngày 23/11/2026
    Thì "Văn phòng HĐND và UBND" đang giữ hồ sơ
    Khi "Chánh Văn phòng" làm "Nhận đề nghị nội bộ" lúc 10:00 ngày 23/11/2026
    Thì hạn của "Thời hạn giải quyết nội bộ" là 17:30 ngày 01/12/2026
    Khi "Chánh Văn phòng" làm "Trình ký" lúc 09:00 ngày 26/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 10:00 ngày 27/11/2026
    Và "Văn thư số 1" làm "Ban hành" lúc 17:30 ngày 01/12/2026
    Thì hồ sơ ở trạng thái "Đã ban hành"
    Và "Thời hạn giải quyết nội bộ" không bị trễ
    Và mọi đồng hồ của hồ sơ đã dừng

  Kịch bản: Yêu cầu chỉnh sửa thì phòng đề nghị giữ hồ sơ, đồng hồ vẫn chạy
    Cho "Chuyên viên kinh tế số 1" đề nghị hồ sơ nội bộ "Thẩm định, phê duyệt kế hoạch của phòng chuyên môn (nội bộ)" lúc 08:00 ngày 23/11/2026
    Và "Chánh Văn phòng" làm "Nhận đề nghị nội bộ" lúc 10:00 ngày 23/11/2026
    Khi "Chánh Văn phòng" làm "Yêu cầu chỉnh sửa" lúc 11:00 ngày 23/11/2026
    Thì "Phòng Kinh tế" đang giữ hồ sơ
    Và "Thời hạn giải quyết nội bộ" đang chạy
    Khi "Chánh Văn phòng" thử làm "Trình lại sau khi chỉnh sửa" lúc 11:10 ngày 23/11/2026
    Thì chỉ "Phòng Kinh tế" được làm việc đó
    Khi "Trưởng phòng Kinh tế" làm "Trình lại sau khi chỉnh sửa" lúc 14:00 ngày 23/11/2026
    Thì hồ sơ ở trạng thái "Thẩm định kế hoạch"
    Và hạn của "Thời hạn giải quyết nội bộ" là 17:30 ngày 01/12/2026

  Kịch bản: Trả lại đề nghị phải bằng văn bản nêu lý do
    Cho "Trưởng phòng Kinh tế" đề nghị hồ sơ nội bộ "Thẩm định, phê duyệt kế hoạch của phòng chuyên môn (nội bộ)" lúc 08:00 ngày 23/11/2026
    Khi "Chánh Văn phòng" thử làm "Trả lại đề nghị nội bộ" mà không kèm giấy tờ lúc 09:00 ngày 23/11/2026
    Thì thao tác bị từ chối
    Khi "Chánh Văn phòng" làm "Trả lại đề nghị nội bộ" lúc 09:10 ngày 23/11/2026
    Thì hồ sơ ở trạng thái "Trả lại đề nghị"
    Và không ai nợ văn bản nào

  Kịch bản: Lãnh đạo trả lại thì thẩm định thêm, hạn không đổi
    Cho "Trưởng phòng Kinh tế" đề nghị hồ sơ nội bộ "Thẩm định, phê duyệt kế hoạch của phòng chuyên môn (nội bộ)" lúc 08:00 ngày 23/11/2026
    Và "Chánh Văn phòng" làm "Nhận đề nghị nội bộ" lúc 10:00 ngày 23/11/2026
    Và "Chánh Văn phòng" làm "Trình ký" lúc 09:00 ngày 25/11/2026
    Khi "Phó Chủ tịch UBND xã số 1" làm "Trả lại để thẩm định thêm" lúc 10:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Thẩm định kế hoạch"
    Và hạn của "Thời hạn giải quyết nội bộ" là 17:30 ngày 01/12/2026
