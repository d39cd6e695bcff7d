# language: vi
Tính năng: Quá hạn thì phải xin lỗi
  Căn cứ: NĐ 61/2018/NĐ-CP, Điều 19 khoản 9 (theo trí nhớ; câu chữ của NĐ 118/2025/NĐ-CP chưa chắc); TT 03/2025/TT-VPCP, Phụ lục I
  Mẫu 04 (theo thực tế); Kế hoạch Định Hoá 2026, II.8 b (đã đọc văn bản). Hạn gửi thư và số lần hẹn lại: chưa chắc, cấu hình được.

  Bối cảnh: Hồ sơ hẹn trả 17:30 thứ Sáu 27/11
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 14:30 ngày 25/11/2026

  Kịch bản: Xong đúng giờ hẹn là đúng hạn
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 17:30 ngày 27/11/2026
    Thì ngày hẹn trả là 17:30 ngày 27/11/2026
    Và hồ sơ không trễ hạn
    Và không phải xin lỗi

  Kịch bản: Trễ một phút làm việc là trễ
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 07:31 ngày 30/11/2026
    Thì hồ sơ trễ 1 phút làm việc
    Và phải xin lỗi đúng một lần

  Kịch bản: Xong vào thứ Bảy là trễ, dù không mất giờ làm việc nào
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 09:00 ngày 28/11/2026
    Thì hồ sơ trễ nhưng không mất giờ làm việc nào
    Và phải xin lỗi đúng một lần
    Và "Lãnh đạo UBND xã" chịu trách nhiệm nhưng không giây nào

  Kịch bản: Không ai nhìn đồng hồ thì nghĩa vụ vẫn phát sinh đúng lúc quá hạn
    Khi đồng hồ chỉ 08:00 ngày 21/12/2026
    Thì phải xin lỗi đúng một lần
    Và phải gửi văn bản xin lỗi chậm nhất 17:30 ngày 30/11/2026

  Kịch bản: Thư xin lỗi hẹn ngày mới; kịp ngày mới vẫn là trễ so với ngày đầu
    Khi đồng hồ chỉ 07:30 ngày 30/11/2026
    Và "Chủ tịch UBND xã" ký văn bản xin lỗi hẹn lại 17:30 ngày 02/12/2026 lúc 08:00 ngày 30/11/2026
    Thì văn bản xin lỗi ở bước "đã ban hành"
    Khi "Công chức trả kết quả số 1" ghi văn bản xin lỗi đã đến tay người dân lúc 09:00 ngày 30/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 16:00 ngày 02/12/2026
    Thì văn bản xin lỗi ở bước "đã đến tay người dân"
    Và ngày hẹn trả là 17:30 ngày 27/11/2026
    Và hồ sơ trễ 22 giờ làm việc 30 phút làm việc
    Và phải xin lỗi đúng một lần

  Kịch bản: Lỡ cả ngày hẹn mới thì người đứng đầu phải giải trình
    Khi đồng hồ chỉ 07:30 ngày 30/11/2026
    Và "Chủ tịch UBND xã" ký văn bản xin lỗi hẹn lại 17:30 ngày 02/12/2026 lúc 08:00 ngày 30/11/2026
    Và đồng hồ chỉ 17:31 ngày 02/12/2026
    Thì người đứng đầu phải giải trình
    Và phải xin lỗi đúng một lần

  Kịch bản: Trả kết quả rồi vẫn còn nợ lời xin lỗi
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 07:31 ngày 30/11/2026
    Và "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 08:00 ngày 30/11/2026
    Thì văn bản xin lỗi ở bước "phải gửi"
    Khi "Chủ tịch UBND xã" ký văn bản xin lỗi lúc 08:30 ngày 30/11/2026
    Và "Công chức trả kết quả số 1" ghi văn bản xin lỗi đã đến tay người dân lúc 09:00 ngày 30/11/2026
    Thì văn bản xin lỗi ở bước "đã đến tay người dân"

  Kịch bản: Báo trước là sẽ trễ thì xin lỗi trước, và chỉ một lần
    Khi "Chủ tịch UBND xã" báo sẽ trễ lúc 09:00 ngày 26/11/2026
    Thì phải gửi văn bản xin lỗi chậm nhất 17:30 ngày 26/11/2026
    Khi đồng hồ chỉ 08:00 ngày 30/11/2026
    Thì phải xin lỗi đúng một lần
