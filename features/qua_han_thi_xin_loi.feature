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
    Thì "Uỷ ban nhân dân xã Định Hoá" là nơi phải xin lỗi
    Khi "Chủ tịch UBND xã" ký văn bản xin lỗi hẹn lại 17:30 ngày 02/12/2026 lúc 08:00 ngày 30/11/2026
    Thì văn bản xin lỗi ở bước "đã ban hành"
    Khi "Công chức trả kết quả số 1" ghi văn bản xin lỗi đã đến tay người dân lúc 09:00 ngày 30/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 16:00 ngày 02/12/2026
    Thì văn bản xin lỗi ở bước "đã đến tay người dân"
    Và ngày hẹn trả là 17:30 ngày 27/11/2026
    Và hồ sơ trễ 22 giờ 30 phút làm việc
    Và phải xin lỗi đúng một lần

  Kịch bản: Lỡ cả ngày hẹn mới thì người đứng đầu phải giải trình
    Khi đồng hồ chỉ 07:30 ngày 30/11/2026
    Và "Chủ tịch UBND xã" ký văn bản xin lỗi hẹn lại 17:30 ngày 02/12/2026 lúc 08:00 ngày 30/11/2026
    Và đồng hồ chỉ 17:30 ngày 02/12/2026
    Thì không phải giải trình
    Khi đồng hồ chỉ 17:31 ngày 02/12/2026
    Thì người đứng đầu phải giải trình
    Và phải giải trình chậm nhất 17:30 ngày 04/12/2026
    Và phải xin lỗi đúng một lần

  Kịch bản: Kịp ngày hẹn mới thì không phải giải trình
    Khi đồng hồ chỉ 07:30 ngày 30/11/2026
    Và "Chủ tịch UBND xã" ký văn bản xin lỗi hẹn lại 17:30 ngày 02/12/2026 lúc 08:00 ngày 30/11/2026
    Và "Phó Chủ tịch UBND xã số 1" làm "Ký" lúc 17:30 ngày 02/12/2026
    Và đồng hồ chỉ 08:00 ngày 04/12/2026
    Thì không phải giải trình
    Và "Thời hạn giải quyết" bị trễ

  Kịch bản: Ký thư xin lỗi thì phải hẹn ngày mới, và chỉ hẹn lại một lần
    Khi đồng hồ chỉ 07:30 ngày 30/11/2026
    Và "Chủ tịch UBND xã" thử ký văn bản xin lỗi không hẹn lại lúc 08:00 ngày 30/11/2026
    Thì thao tác bị từ chối
    Khi "Chủ tịch UBND xã" ký văn bản xin lỗi hẹn lại 17:30 ngày 02/12/2026 lúc 08:01 ngày 30/11/2026
    Và "Chủ tịch UBND xã" thử ký văn bản xin lỗi hẹn lại 17:30 ngày 04/12/2026 lúc 17:31 ngày 02/12/2026
    Thì thao tác bị từ chối

  Kịch bản: Chỉ người đứng đầu hoặc cấp phó ký thư xin lỗi
    Khi đồng hồ chỉ 07:30 ngày 30/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" dự thảo văn bản xin lỗi lúc 07:40 ngày 30/11/2026
    Thì văn bản xin lỗi ở bước "đã dự thảo"
    Khi "Chánh Văn phòng" thử ký văn bản xin lỗi hẹn lại 17:30 ngày 02/12/2026 lúc 08:00 ngày 30/11/2026
    Thì chỉ "Lãnh đạo UBND xã" được làm việc đó
    Khi "Phó Chủ tịch UBND xã số 1" ký văn bản xin lỗi hẹn lại 17:30 ngày 02/12/2026 lúc 08:05 ngày 30/11/2026
    Thì văn bản xin lỗi ở bước "đã ban hành"

  Kịch bản: Không gửi thư đúng hạn thì báo lên người đứng đầu, và vẫn còn nợ
    Khi đồng hồ chỉ 17:30 ngày 30/11/2026
    Thì văn bản xin lỗi chưa phải báo lên người đứng đầu
    Khi đồng hồ chỉ 17:31 ngày 30/11/2026
    Thì văn bản xin lỗi bị báo lên người đứng đầu
    Và văn bản xin lỗi ở bước "phải gửi"

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

  Kịch bản: Báo trước chỉ kịp đến đúng giờ hẹn
    Khi "Chánh Văn phòng" báo sẽ trễ lúc 17:30 ngày 27/11/2026
    Thì phải xin lỗi đúng một lần
    Và hồ sơ không trễ hạn

  Kịch bản: Quá giờ hẹn thì không còn là báo trước
    Khi "Chánh Văn phòng" thử báo sẽ trễ lúc 17:31 ngày 27/11/2026
    Thì thao tác bị từ chối

  Kịch bản: Báo trễ rồi ngày hẹn dời vì chờ bổ sung thì vẫn chỉ một lời xin lỗi
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Chánh Văn phòng" báo sẽ trễ lúc 16:00 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Và người dân làm "Nộp bổ sung" lúc 10:30 ngày 26/11/2026
    Thì ngày hẹn trả là 17:30 ngày 30/11/2026
    Khi đồng hồ chỉ 07:31 ngày 01/12/2026
    Thì "Thời hạn giải quyết" bị trễ
    Và phải xin lỗi đúng một lần
    Và phải gửi văn bản xin lỗi chậm nhất 17:30 ngày 27/11/2026
