# language: vi
Tính năng: Đếm theo giờ làm việc, theo giờ đồng hồ và theo ngày lịch
  Căn cứ: Bộ luật Dân sự 2015, Điều 147 khoản 1, Điều 148 khoản 5 (đã đọc văn bản).
  Giờ tính từ đúng lúc xảy ra. Ngày lịch đếm cả ngày nghỉ, nhưng ngày cuối là ngày nghỉ thì sang cuối ngày làm việc tiếp theo.

  Khung kịch bản: Giờ làm việc chỉ chạy khi mở cửa
    Cho sự kiện xảy ra lúc <lúc>
    Và thời hạn là <thời hạn>
    Thì đến hạn lúc <hạn>

    Dữ liệu:
      | lúc                   | thời hạn         | hạn                   |
      | 10:00 ngày 23/11/2026 | 8 giờ làm việc   | 10:00 ngày 25/11/2026 |
      | 09:15 ngày 28/08/2026 | 10 giờ làm việc  | 11:15 ngày 03/09/2026 |
      | 11:00 ngày 23/11/2026 | 30 phút làm việc | 11:30 ngày 23/11/2026 |
      | 11:00 ngày 23/11/2026 | 31 phút làm việc | 13:31 ngày 23/11/2026 |

  Khung kịch bản: Ngày lịch và giờ đồng hồ chạy cả ngày nghỉ
    Cho sự kiện xảy ra lúc <lúc>
    Và thời hạn là <thời hạn>
    Thì đến hạn lúc <hạn>

    Dữ liệu:
      | lúc                   | thời hạn | hạn                   |
      | 09:00 ngày 10/04/2026 | 15 ngày  | 17:30 ngày 28/04/2026 |
      | 09:00 ngày 12/04/2026 | 14 ngày  | 17:30 ngày 28/04/2026 |
      | 15:30 ngày 23/11/2026 | 24 giờ   | 15:30 ngày 24/11/2026 |
