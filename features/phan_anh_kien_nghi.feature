# language: vi
Tính năng: Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính
  Căn cứ: NĐ 20/2008/NĐ-CP sửa đổi bởi NĐ 48/2013/NĐ-CP và NĐ 92/2017/NĐ-CP, Điều 9, 14 (đã đọc văn bản): chuyển đến cơ quan có thẩm quyền
  trong 5 ngày làm việc. Mười ngày làm việc để xử lý (chưa chắc, cấu hình được). Trễ thì xin lỗi như hồ sơ một cửa: suy luận (chưa chắc).

  Kịch bản: Xã xử lý phản ánh thuộc thẩm quyền của mình, trả lời và công khai
    Cho người dân nộp hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận phản ánh" lúc 10:00 ngày 23/11/2026
    Thì hồ sơ ở trạng thái "Phân loại"
    Và hạn của "Thời hạn chuyển phản ánh" là 17:30 ngày 01/12/2026
    Và ngày hẹn trả là 17:30 ngày 08/12/2026
    Khi "Công chức tiếp nhận số 1" làm "Chuyển bộ phận xử lý" lúc 10:00 ngày 25/11/2026
    Thì "Văn phòng HĐND và UBND" đang giữ hồ sơ
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Trình ký trả lời" lúc 10:00 ngày 02/12/2026
    Và "Phó Chủ tịch UBND xã số 1" làm "Ký trả lời phản ánh" lúc 17:30 ngày 08/12/2026
    Thì hồ sơ không trễ hạn
    Và mọi đồng hồ của hồ sơ đã dừng
    Khi "Công chức tiếp nhận số 1" thử làm "Trả lời và công khai kết quả" mà không kèm giấy tờ lúc 08:00 ngày 09/12/2026
    Thì thao tác bị từ chối
    Khi "Công chức tiếp nhận số 1" làm "Trả lời và công khai kết quả" lúc 08:10 ngày 09/12/2026
    Thì hồ sơ ở trạng thái "Đã trả lời và công khai"

  Khung kịch bản: Chuyển phản ánh chậm nhất cuối ngày làm việc thứ năm
    Cho người dân nộp hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận phản ánh" lúc 10:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 2" làm "Chuyển bộ phận xử lý" lúc <lúc>
    Thì "Thời hạn chuyển phản ánh" <thế nào>
    Và "Thời hạn xử lý phản ánh" đang chạy

    Dữ liệu:
      | lúc                   | thế nào      |
      | 17:30 ngày 01/12/2026 | không bị trễ |
      | 17:31 ngày 01/12/2026 | bị trễ       |

  Kịch bản: Không thuộc thẩm quyền của xã thì chuyển đi, phần việc của xã kết thúc
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" ghi:
      | Thuộc thẩm quyền của xã | không |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận phản ánh" lúc 10:00 ngày 23/11/2026
    Thì lúc này không làm được "Chuyển bộ phận xử lý"
    Khi "Công chức tiếp nhận số 1" thử làm "Chuyển cơ quan có thẩm quyền" mà không kèm giấy tờ lúc 11:00 ngày 23/11/2026
    Thì thao tác bị từ chối
    Khi "Công chức tiếp nhận số 1" làm "Chuyển cơ quan có thẩm quyền" lúc 17:30 ngày 01/12/2026
    Thì hồ sơ ở trạng thái "Đã chuyển cơ quan có thẩm quyền"
    Và "Thời hạn chuyển phản ánh" không bị trễ
    Và mọi đồng hồ của hồ sơ đã dừng
    Và không ai nợ văn bản nào

  Kịch bản: Thuộc thẩm quyền của xã thì không đẩy đi nơi khác
    Cho người dân nộp hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" lúc 08:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận phản ánh" lúc 10:00 ngày 23/11/2026
    Thì lúc này làm được "Chuyển bộ phận xử lý"
    Nhưng lúc này không làm được "Chuyển cơ quan có thẩm quyền"

  Kịch bản: Trả lời trễ một phút thì phải xin lỗi
    Cho người dân nộp hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận phản ánh" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển bộ phận xử lý" lúc 10:30 ngày 23/11/2026
    Khi đồng hồ chỉ 17:30 ngày 08/12/2026
    Thì không phải xin lỗi
    Khi đồng hồ chỉ 17:31 ngày 08/12/2026
    Thì phải xin lỗi đúng một lần
    Và "Uỷ ban nhân dân xã Định Hoá" là nơi phải xin lỗi
    Và phải gửi văn bản xin lỗi chậm nhất 17:30 ngày 09/12/2026

  Kịch bản: Lỡ cả ngày hẹn mới thì người đứng đầu phải giải trình
    Cho người dân nộp hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận phản ánh" lúc 10:00 ngày 23/11/2026
    Khi đồng hồ chỉ 08:00 ngày 09/12/2026
    Và "Chủ tịch UBND xã" ký văn bản xin lỗi hẹn lại 17:30 ngày 11/12/2026 lúc 09:00 ngày 09/12/2026
    Và đồng hồ chỉ 17:30 ngày 11/12/2026
    Thì không phải giải trình
    Khi đồng hồ chỉ 17:31 ngày 11/12/2026
    Thì người đứng đầu phải giải trình
    Và phải giải trình chậm nhất 17:30 ngày 15/12/2026
    Và phải xin lỗi đúng một lần

  Kịch bản: Trễ là của nơi giữ quá định mức
    Cho người dân nộp hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận phản ánh" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển bộ phận xử lý" lúc 15:30 ngày 23/11/2026
    Và "Chánh Văn phòng" làm "Trình ký trả lời" lúc 08:30 ngày 09/12/2026
    Khi "Chủ tịch UBND xã" làm "Ký trả lời phản ánh" lúc 09:00 ngày 09/12/2026
    Thì hồ sơ trễ 1 giờ 30 phút làm việc
    Và "Văn phòng HĐND và UBND" chịu trách nhiệm 1 giờ 30 phút làm việc
    Và "Trung tâm Phục vụ hành chính công" không chịu trách nhiệm
    Và các phần trách nhiệm cộng lại đúng bằng thời gian trễ

  Kịch bản: Lãnh đạo trả lại thì xử lý thêm, hạn không đổi; chỉ lãnh đạo ký
    Cho người dân nộp hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận phản ánh" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển bộ phận xử lý" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký trả lời" lúc 10:30 ngày 26/11/2026
    Khi "Chánh Văn phòng" thử làm "Ký trả lời phản ánh" lúc 10:40 ngày 26/11/2026
    Thì chỉ "Lãnh đạo UBND xã" được làm việc đó
    Khi "Chủ tịch UBND xã" làm "Trả lại để xử lý thêm" lúc 10:50 ngày 26/11/2026
    Thì hồ sơ ở trạng thái "Xử lý phản ánh"
    Và ngày hẹn trả là 17:30 ngày 08/12/2026
