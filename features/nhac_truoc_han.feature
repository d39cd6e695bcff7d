# language: vi
Tính năng: Nhắc trước khi đến hạn, mỗi mốc một lần
  Căn cứ: Kế hoạch Định Hoá 2026, II.6 (đã đọc văn bản): theo dõi, đôn đốc giải quyết đúng hạn. Các mốc nhắc (nửa thời hạn và một ngày
  làm việc trước hạn) là quy ước của phần mềm (chưa chắc, cấu hình được).

  # Từ 10:00 thứ Hai 23/11 đến 17:30 thứ Sáu 27/11 (24/11 nghỉ) là 29 giờ 30 phút làm việc; một nửa là 14 giờ 45 phút.
  Khung kịch bản: Nhắc khi qua nửa thời hạn và khi chỉ còn một ngày làm việc
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc <tiếp nhận>
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Khi đồng hồ chỉ <lúc>
    Thì "Thời hạn giải quyết" đã được nhắc <số> lần

    Dữ liệu:
      | tiếp nhận             | lúc                   | số |
      | 10:00 ngày 23/11/2026 | 08:45 ngày 26/11/2026 | 0  |
      | 10:00 ngày 23/11/2026 | 08:46 ngày 26/11/2026 | 1  |
      | 10:00 ngày 23/11/2026 | 17:30 ngày 26/11/2026 | 1  |
      | 10:00 ngày 23/11/2026 | 17:31 ngày 26/11/2026 | 2  |
      | 10:00 ngày 23/11/2026 | 08:00 ngày 21/12/2026 | 2  |
      | 10:00 ngày 13/07/2026 | 08:45 ngày 15/07/2026 | 0  |
      | 10:00 ngày 13/07/2026 | 08:46 ngày 15/07/2026 | 1  |
      | 10:00 ngày 13/07/2026 | 17:31 ngày 15/07/2026 | 2  |

  Khung kịch bản: Việc trong ngày thì nhắc khi qua nửa thời gian còn lại
    Cho người dân nộp hồ sơ "Chứng thực bản sao từ bản chính" lúc 07:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 07:30 ngày 23/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì "Thời hạn giải quyết" đã được nhắc <số> lần

    Dữ liệu:
      | lúc                   | số |
      | 11:30 ngày 23/11/2026 | 0  |
      | 11:31 ngày 23/11/2026 | 1  |

  Khung kịch bản: Luồng xanh nhắc theo cam kết, không chờ hạn theo luật
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                   | 2  |
      | Diện tích sàn (m²)                        | 90 |
      | Trong khu vực có quy hoạch chi tiết 1/500 | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì "Cam kết luồng xanh" đã được nhắc <số> lần
    Và "Thời hạn giải quyết" đã được nhắc 0 lần

    Dữ liệu:
      | lúc                   | số |
      | 14:45 ngày 25/11/2026 | 0  |
      | 14:46 ngày 25/11/2026 | 1  |

  Khung kịch bản: Hộ kinh doanh luồng xanh cũng được nhắc khi qua nửa cam kết
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thành lập hộ kinh doanh" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì "Cam kết luồng xanh" đã được nhắc <số> lần

    Dữ liệu:
      | lúc                   | số |
      | 08:45 ngày 25/11/2026 | 0  |
      | 08:46 ngày 25/11/2026 | 1  |

  # Báo trễ chậm nhất 01 ngày làm việc trước ngày hẹn: NĐ 61/2018/NĐ-CP, Điều 19 khoản 9 (theo trí nhớ).
  Khung kịch bản: Cơ quan được nhắc báo trễ ở thời điểm cuối cùng còn kịp báo
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì cơ quan đã được nhắc báo trễ <số> lần

    Dữ liệu:
      | lúc                   | số |
      | 17:30 ngày 26/11/2026 | 0  |
      | 17:31 ngày 26/11/2026 | 1  |
      | 08:00 ngày 21/12/2026 | 1  |
