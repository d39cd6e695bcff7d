# language: vi
Tính năng: Những ngày này là của ai
  Căn cứ: NĐ 63/2010/NĐ-CP, Điều 19, Điều 20 (đã đọc văn bản); Kế hoạch Định Hoá 2026, II.8 a (đã đọc văn bản).
  Cách chia theo phần vượt định mức là quy ước của phần mềm, không phải luật; định mức từng bước theo trí nhớ, cấu hình được.

  Kịch bản: Mỗi phòng chịu phần tương ứng với phần vượt định mức của mình
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    # Kiểm tra 16 giờ, định mức 8: vượt 8 giờ. Ký 12 giờ, định mức 4: vượt 8 giờ. Trễ 2 giờ, mỗi nơi một nửa.
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 26/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 15:30 ngày 26/11/2026
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 09:30 ngày 30/11/2026
    Thì hồ sơ trễ 2 giờ làm việc
    Và "Văn phòng HĐND và UBND" chịu trách nhiệm 1 giờ làm việc
    Và "Lãnh đạo UBND xã" chịu trách nhiệm 1 giờ làm việc
    Và "Trung tâm Phục vụ hành chính công" không chịu trách nhiệm
    Và các phần trách nhiệm cộng lại đúng bằng thời gian trễ
    Và "Trung tâm Phục vụ hành chính công" đã giữ hồ sơ 30 phút làm việc

  Kịch bản: Giao hồ sơ đúng phút hẹn thì người nhận không gánh phần trễ của người giao
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 17:30 ngày 27/11/2026
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 08:30 ngày 30/11/2026
    Thì hồ sơ trễ 1 giờ làm việc
    Và "Văn phòng HĐND và UBND" chịu trách nhiệm 1 giờ làm việc
    Và "Lãnh đạo UBND xã" không chịu trách nhiệm

  Kịch bản: Thời gian chờ người dân khi đồng hồ đứng không tính cho ai
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Và người dân làm "Nộp bổ sung" lúc 10:30 ngày 30/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 30/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 17:30 ngày 30/11/2026
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 08:30 ngày 03/12/2026
    Thì ngày hẹn trả là 17:30 ngày 02/12/2026
    Và hồ sơ trễ 1 giờ làm việc
    Và "người dân" không chịu trách nhiệm
    Và các phần trách nhiệm cộng lại đúng bằng thời gian trễ

  Kịch bản: Cơ quan được hỏi trả lời muộn thì chịu phần của mình
    Cho người dân nộp lúc 07:30 ngày 25/11/2026 hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" ghi:
      | Đã từng đăng ký thường trú ở xã khác | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 07:30 ngày 25/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:00 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Hỏi xã nơi từng thường trú" lúc 17:30 ngày 25/11/2026
    # Xã được hỏi phải trả lời chậm nhất 17:30 thứ Hai 30/11.
    Khi "Công chức tư pháp – hộ tịch xã khác số 1" trả lời ý kiến lúc 08:30 ngày 04/12/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 09:30 ngày 04/12/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 10:30 ngày 04/12/2026
    Thì ngày hẹn trả là 17:30 ngày 03/12/2026
    Và hồ sơ trễ 3 giờ làm việc
    Và "Bộ phận tư pháp – hộ tịch" chịu trách nhiệm 3 giờ làm việc
    Và "Văn phòng HĐND và UBND" không chịu trách nhiệm
