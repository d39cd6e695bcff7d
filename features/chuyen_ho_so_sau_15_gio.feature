# language: vi
Tính năng: Chuyển hồ sơ trong ngày, sau 15:00 thì đầu giờ ngày làm việc tiếp theo
  Căn cứ: NĐ 118/2025/NĐ-CP sửa đổi bởi NĐ 309/2026/NĐ-CP, Điều 18 khoản 2 (đã đọc văn bản). "Đầu giờ" được hiểu là 30 phút làm việc đầu
  (chưa chắc, cấu hình được). Trước 05/8/2026: theo trí nhớ.

  Khung kịch bản: Hạn chuyển hồ sơ theo lúc tiếp nhận
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc <nộp>
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Thì hạn của "Thời hạn chuyển hồ sơ" là <hạn>

    Dữ liệu:
      | nộp                   | tiếp nhận             | hạn                   |
      | 08:00 ngày 23/11/2026 | 15:00 ngày 23/11/2026 | 17:30 ngày 23/11/2026 |
      | 08:00 ngày 23/11/2026 | 15:01 ngày 23/11/2026 | 08:00 ngày 25/11/2026 |
      | 08:00 ngày 03/08/2026 | 15:00 ngày 03/08/2026 | 17:30 ngày 03/08/2026 |
      | 08:00 ngày 03/08/2026 | 15:01 ngày 03/08/2026 | 17:30 ngày 04/08/2026 |
      | 08:00 ngày 05/08/2026 | 15:01 ngày 05/08/2026 | 08:00 ngày 06/08/2026 |

  Khung kịch bản: Chuyển đúng phút cuối là đúng hạn, chậm một phút là trễ
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc <đúng hạn>
    Thì "Thời hạn chuyển hồ sơ" không bị trễ
    Và "Văn phòng HĐND và UBND" đang giữ hồ sơ

    Dữ liệu:
      | tiếp nhận             | đúng hạn              |
      | 15:00 ngày 23/11/2026 | 17:30 ngày 23/11/2026 |
      | 15:01 ngày 23/11/2026 | 08:00 ngày 25/11/2026 |

  Khung kịch bản: Chuyển chậm một phút thì ghi nhận, nhưng chưa phải xin lỗi người dân
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc <chậm>
    Thì "Thời hạn chuyển hồ sơ" bị trễ
    Và "Thời hạn giải quyết" không bị trễ
    Và không phải xin lỗi

    Dữ liệu:
      | tiếp nhận             | chậm                  |
      | 15:00 ngày 23/11/2026 | 17:31 ngày 23/11/2026 |
      | 15:01 ngày 23/11/2026 | 08:01 ngày 25/11/2026 |
