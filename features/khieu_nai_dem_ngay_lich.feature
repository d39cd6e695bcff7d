# language: vi
Tính năng: Thời hạn khiếu nại đếm theo ngày lịch, ngày cuối là ngày nghỉ thì sang ngày làm việc tiếp theo
  Căn cứ: Luật Khiếu nại 2011, Điều 28 (đã đọc văn bản): 30 ngày, không phải ngày làm việc; Bộ luật Dân sự 2015, Điều 147, 148 khoản 5
  (đã đọc văn bản): ngày thụ lý không tính, ngày cuối là ngày nghỉ thì kết thúc vào cuối ngày làm việc tiếp theo.

  Khung kịch bản: Ngày thứ ba mươi là ngày làm việc thì hết hạn đúng ngày ấy, là ngày nghỉ thì sang ngày làm việc tiếp theo
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 12/01/2026
    Khi "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc <thụ lý>
    Thì ngày hẹn trả là <hẹn>

    Dữ liệu:
      | thụ lý                | hẹn                   |
      | 10:00 ngày 26/10/2026 | 17:30 ngày 25/11/2026 |
      | 10:00 ngày 01/06/2026 | 17:30 ngày 01/07/2026 |
      | 10:00 ngày 16/01/2026 | 17:30 ngày 23/02/2026 |
      | 10:00 ngày 27/03/2026 | 17:30 ngày 28/04/2026 |
      | 10:00 ngày 31/03/2026 | 17:30 ngày 04/05/2026 |
      | 10:00 ngày 31/07/2026 | 17:30 ngày 03/09/2026 |
      | 10:00 ngày 25/10/2026 | 17:30 ngày 25/11/2026 |

  Khung kịch bản: Thụ lý lúc nào trong ngày cũng như nhau, không có mốc 15 giờ
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Khi "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc <lúc>
    Thì ngày hẹn trả là <hẹn>

    Dữ liệu:
      | lúc                   | hẹn                   |
      | 00:00 ngày 01/06/2026 | 17:30 ngày 01/07/2026 |
      | 14:59 ngày 01/06/2026 | 17:30 ngày 01/07/2026 |
      | 15:01 ngày 01/06/2026 | 17:30 ngày 01/07/2026 |
      | 23:59 ngày 01/06/2026 | 17:30 ngày 01/07/2026 |
      | 00:00 ngày 02/06/2026 | 17:30 ngày 02/07/2026 |

  Khung kịch bản: Ngày thứ ba mươi trúng ngày lễ 30/4, hạn sang thứ Hai sau lễ
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 26/03/2026
    Và "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 31/03/2026
    Khi đồng hồ chỉ <lúc>
    Thì "Thời hạn giải quyết khiếu nại" <thế nào>

    Dữ liệu:
      | lúc                   | thế nào      |
      | 17:31 ngày 30/04/2026 | không bị trễ |
      | 08:00 ngày 02/05/2026 | không bị trễ |
      | 17:30 ngày 04/05/2026 | không bị trễ |
      | 17:31 ngày 04/05/2026 | bị trễ       |

  Kịch bản: Kéo dài mười lăm ngày tính từ ngày thứ ba mươi, không tính từ ngày đã lùi qua lễ
    Cho người dân nộp lúc 08:00 ngày 26/03/2026 hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" ghi:
      | Vụ việc phức tạp | có |
    Và "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 31/03/2026
    Thì ngày hẹn trả là 17:30 ngày 04/05/2026
    Khi "Chủ tịch UBND xã" làm "Kéo dài vì vụ việc phức tạp" lúc 09:00 ngày 20/04/2026
    Thì ngày hẹn trả là 17:30 ngày 15/05/2026
