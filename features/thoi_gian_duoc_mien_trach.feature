# language: vi
Tính năng: Thời gian được miễn trách không tính cho ai và không dời ngày nào
  Căn cứ: Kế hoạch Định Hoá 2026, II.8 a (đã đọc văn bản): trách nhiệm cá nhân và của người đứng đầu. Việc miễn trách cho một khoảng
  thời gian, người được chấp nhận và cách chia lại phần trễ là quy ước của phần mềm (chưa chắc, cấu hình được).

  Bối cảnh: Hồ sơ hẹn trả 17:30 thứ Sáu 27/11, kiểm tra xong 10:30 thứ Năm 26/11, trình ký 15:30 cùng ngày
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 26/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 15:30 ngày 26/11/2026

  # Kiểm tra vượt 8 giờ. Ký 12 giờ, định mức 4. Trễ 2 giờ, mỗi nơi một nửa; miễn 4 giờ của bước ký thì chia 8 : 4 : 4.
  Kịch bản: Miễn trách sau khi xong thì tính lại, và bảng cũ vẫn đọc được
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 09:30 ngày 30/11/2026
    Và "Chủ tịch UBND xã" chấp nhận miễn trách từ 07:30 ngày 27/11/2026 đến 11:30 ngày 27/11/2026 vì "Mất điện toàn xã" lúc 08:00 ngày 02/12/2026
    Thì ngày hẹn trả là 17:30 ngày 27/11/2026
    Và hồ sơ trễ 2 giờ làm việc
    Và "Văn phòng HĐND và UBND" chịu trách nhiệm 1 giờ làm việc
    Và "Lãnh đạo UBND xã" chịu trách nhiệm 1 giờ làm việc
    Nhưng sau khi miễn trách "Văn phòng HĐND và UBND" chịu trách nhiệm 1 giờ làm việc
    Và sau khi miễn trách "Lãnh đạo UBND xã" chịu trách nhiệm 30 phút làm việc
    Và sau khi miễn trách không ai chịu 30 phút làm việc
    Và phải xin lỗi đúng một lần

  Kịch bản: Miễn trách trước khi xong thì tính ngay vào bảng duy nhất
    Khi "Chủ tịch UBND xã" chấp nhận miễn trách từ 07:30 ngày 27/11/2026 đến 11:30 ngày 27/11/2026 vì "Mất điện toàn xã" lúc 13:30 ngày 27/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 09:30 ngày 30/11/2026
    Thì "Văn phòng HĐND và UBND" chịu trách nhiệm 1 giờ làm việc
    Và "Lãnh đạo UBND xã" chịu trách nhiệm 30 phút làm việc
    Và các phần trách nhiệm cộng lại đúng bằng thời gian trễ
    Và phần trách nhiệm không phải tính lại

  Khung kịch bản: Một phút không được miễn hai lần
    Khi "Chủ tịch UBND xã" chấp nhận miễn trách từ 07:30 ngày 27/11/2026 đến 11:30 ngày 27/11/2026 vì "Mất điện toàn xã" lúc 13:30 ngày 27/11/2026
    Và "Chủ tịch UBND xã" thử chấp nhận miễn trách từ <từ> đến <đến> vì "Mất mạng" lúc 15:30 ngày 27/11/2026
    Thì thao tác bị từ chối

    Dữ liệu:
      | từ                    | đến                   |
      | 07:30 ngày 27/11/2026 | 11:30 ngày 27/11/2026 |
      | 11:29 ngày 27/11/2026 | 14:00 ngày 27/11/2026 |

  Kịch bản: Chỉ phòng của người đứng đầu chấp nhận miễn trách
    Khi "Chánh Văn phòng" thử chấp nhận miễn trách từ 07:30 ngày 27/11/2026 đến 11:30 ngày 27/11/2026 vì "Mất điện" lúc 13:30 ngày 27/11/2026
    Thì chỉ "Lãnh đạo UBND xã" được làm việc đó
