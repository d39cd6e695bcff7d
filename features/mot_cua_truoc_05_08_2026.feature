# language: vi
Tính năng: Trước 05/8/2026 cơ chế một cửa đã đòi hỏi như vậy
  Căn cứ: NĐ 118/2025/NĐ-CP khi mới ban hành (theo trí nhớ, từ NĐ 61/2018/NĐ-CP). Câu chữ về xin lỗi và hẹn lại: chưa chắc, cấu hình được.

  Bối cảnh: Hồ sơ hẹn trả 17:30 thứ Năm 16/7
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 13/07/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 13/07/2026

  Kịch bản: Xong đúng giờ hẹn là đúng hạn, và trả được cho người dân
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 13/07/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 14/07/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 14:30 ngày 14/07/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 17:30 ngày 16/07/2026
    Thì hồ sơ theo bản cơ chế một cửa có hiệu lực từ 01/07/2025
    Và ngày hẹn trả là 17:30 ngày 16/07/2026
    Và mọi đồng hồ của hồ sơ đã dừng
    Và lúc này không làm được "Rút hồ sơ"
    Khi "Công chức tiếp nhận số 1" thử làm "Trả kết quả" lúc 08:00 ngày 17/07/2026
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó
    Khi "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 08:10 ngày 17/07/2026
    Thì hồ sơ không trễ hạn
    Và không phải xin lỗi

  Kịch bản: Quá hạn thì xin lỗi, lỡ ngày hẹn mới thì giải trình
    Khi đồng hồ chỉ 17:31 ngày 16/07/2026
    Thì phải xin lỗi đúng một lần
    Và phải gửi văn bản xin lỗi chậm nhất 17:30 ngày 17/07/2026
    Khi "Chủ tịch UBND xã" ký văn bản xin lỗi hẹn lại 17:30 ngày 20/07/2026 lúc 08:00 ngày 17/07/2026
    Và đồng hồ chỉ 17:31 ngày 20/07/2026
    Thì người đứng đầu phải giải trình
    Và phải giải trình chậm nhất 17:30 ngày 22/07/2026

  Kịch bản: Báo trước thì gửi thư trước hạn một ngày làm việc
    Khi "Chánh Văn phòng" báo sẽ trễ lúc 09:00 ngày 14/07/2026
    Thì phải gửi văn bản xin lỗi chậm nhất 17:30 ngày 15/07/2026

  Kịch bản: Chờ bổ sung thì thời hạn đứng; một phút sau hạn bổ sung thì hồ sơ dừng
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 13/07/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 14/07/2026
    Thì "Thời hạn giải quyết" đang đứng
    Và "người dân" đang giữ hồ sơ
    Khi đồng hồ chỉ 17:30 ngày 21/07/2026
    Thì hồ sơ ở trạng thái "Chờ bổ sung hồ sơ"
    Khi đồng hồ chỉ 17:31 ngày 21/07/2026
    Thì hồ sơ ở trạng thái "Dừng xử lý"
    Và không phải xin lỗi

  Kịch bản: Đang chờ bổ sung cũng rút được; một cửa xác nhận thì hồ sơ dừng
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 13/07/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 14/07/2026
    Và "Công chức tiếp nhận số 1" thử làm "Rút hồ sơ" lúc 11:00 ngày 14/07/2026
    Thì chỉ "người dân" được làm việc đó
    Khi người dân làm "Rút hồ sơ" lúc 14:00 ngày 14/07/2026
    Thì "Thời hạn giải quyết" đang đứng
    Khi "Công chức trả kết quả số 1" thử làm "Xác nhận rút hồ sơ" lúc 14:10 ngày 14/07/2026
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó
    Khi "Công chức tiếp nhận số 1" làm "Xác nhận rút hồ sơ" lúc 14:20 ngày 14/07/2026
    Thì mọi đồng hồ của hồ sơ đã dừng

  Kịch bản: Rút trước khi chuyển thì không ai còn phải chuyển hồ sơ
    Khi người dân làm "Rút hồ sơ" lúc 17:30 ngày 13/07/2026
    Và đồng hồ chỉ 17:31 ngày 13/07/2026
    Thì "Thời hạn chuyển hồ sơ" không bị trễ

  Kịch bản: Hệ thống gặp sự cố thì thời hạn đứng
    Khi "Công chức tiếp nhận số 1" công bố sự cố hệ thống lúc 09:00 ngày 14/07/2026
    Thì "Thời hạn giải quyết" đang đứng

  Kịch bản: Không đủ điều kiện thì trả lời từ chối
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 13/07/2026
    Và "Chủ tịch UBND xã" làm "Không đủ điều kiện giải quyết" lúc 17:30 ngày 16/07/2026
    Thì kết quả là từ chối, có nêu lý do
    Và hồ sơ không trễ hạn
