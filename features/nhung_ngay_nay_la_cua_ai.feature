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
    Và "Văn phòng HĐND và UBND" đã giữ hồ sơ 19 giờ làm việc
    Và thời gian giữ hồ sơ của mọi nơi cộng lại đúng 31 giờ 30 phút làm việc

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

  Khung kịch bản: Giữ trong định mức thì không gánh, quá một phút thì gánh phần tương ứng với phút đó
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 25/11/2026
    # Kiểm tra vừa đủ định mức 8 giờ. Dự thảo 21 giờ, định mức 4: vượt 17 giờ. Ký định mức 4 giờ: quá một phút thì vượt một phút.
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc <trình ký>
    Khi "Chủ tịch UBND xã" làm "Ký" lúc <ký>
    Thì hồ sơ trễ <trễ>
    Và "Văn phòng HĐND và UBND" chịu trách nhiệm <văn phòng>
    Và "Lãnh đạo UBND xã" <lãnh đạo>
    Và các phần trách nhiệm cộng lại đúng bằng thời gian trễ

    Dữ liệu:
      | trình ký              | ký                    | trễ                   | văn phòng              | lãnh đạo                          |
      | 17:30 ngày 27/11/2026 | 11:30 ngày 30/11/2026 | 4 giờ làm việc        | 4 giờ làm việc         | không chịu trách nhiệm            |
      | 17:30 ngày 27/11/2026 | 13:31 ngày 30/11/2026 | 4 giờ 1 phút làm việc | 4 giờ 46 giây làm việc | chịu trách nhiệm 14 giây làm việc |

  Khung kịch bản: Phút trễ thuộc về người đang giữ hồ sơ vào phút ấy
    Cho người dân nộp hồ sơ "Chứng thực bản sao từ bản chính" lúc 13:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 14:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 14:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 2" làm "Trình ký" lúc 15:30 ngày 23/11/2026
    Và "Phó Chủ tịch UBND xã số 1" làm "Ký" lúc <ký>
    Khi "Văn thư số 1" làm "Đóng dấu và chuyển kết quả" lúc <đóng dấu>
    Thì hồ sơ trễ <trễ>
    Và "Lãnh đạo UBND xã" <lãnh đạo>
    Và "Văn phòng HĐND và UBND" <văn phòng>

    Dữ liệu:
      | ký                    | đóng dấu              | trễ             | lãnh đạo                         | văn phòng                        |
      | 16:00 ngày 23/11/2026 | 07:31 ngày 25/11/2026 | 1 phút làm việc | không chịu trách nhiệm           | chịu trách nhiệm 1 phút làm việc |
      | 17:30 ngày 23/11/2026 | 07:31 ngày 25/11/2026 | 1 phút làm việc | chịu trách nhiệm 1 phút làm việc | không chịu trách nhiệm           |

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
    Và văn bản xin lỗi nêu "Bộ phận tư pháp – hộ tịch" là nơi gây chậm
    Nhưng "Uỷ ban nhân dân xã Định Hoá" là nơi phải xin lỗi
    Và "Văn phòng HĐND và UBND" không chịu trách nhiệm
