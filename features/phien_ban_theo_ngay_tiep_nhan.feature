# language: vi
Tính năng: Hồ sơ theo luật có hiệu lực ngày được tiếp nhận
  Căn cứ: Luật Xây dựng 135/2025/QH15 và NĐ 217/2026/NĐ-CP, Điều 53, 54, từ 01/7/2026 (đã đọc văn bản): 7 ngày làm việc.
  Trước đó: 15 ngày theo Luật Xây dựng 50/2014/QH13, Điều 102, sửa đổi năm 2020 (theo trí nhớ).
  Cơ chế một cửa: NĐ 309/2026/NĐ-CP sửa đổi NĐ 118/2025/NĐ-CP từ 05/8/2026 (đã đọc văn bản), trước đó theo trí nhớ.

  Khung kịch bản: Ngày tiếp nhận quyết định, không phải ngày nộp
    Cho người dân nộp lúc <nộp> hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng | 2 |
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Thì hồ sơ theo bản thủ tục có hiệu lực từ <hiệu lực>
    Và ngày hẹn trả là <hẹn>

    Dữ liệu:
      | nộp                   | tiếp nhận             | hiệu lực   | hẹn                   |
      | 08:00 ngày 30/06/2026 | 17:30 ngày 30/06/2026 | 01/07/2025 | 17:30 ngày 15/07/2026 |
      | 08:00 ngày 30/06/2026 | 07:30 ngày 01/07/2026 | 01/07/2026 | 17:30 ngày 10/07/2026 |

  Kịch bản: Hồ sơ đã tiếp nhận giữ luật cũ khi luật mới có hiệu lực
    Cho người dân nộp lúc 08:00 ngày 30/06/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng | 2 |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 17:00 ngày 30/06/2026
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:00 ngày 01/07/2026
    Và "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc 09:00 ngày 01/07/2026
    Thì hồ sơ theo bản thủ tục có hiệu lực từ 01/07/2025
    # Luật cũ cho năm ngày làm việc để bổ sung (chưa chắc), luật mới chỉ hai.
    Và hạn của "Thời hạn bổ sung hồ sơ" là 17:30 ngày 08/07/2026

  Khung kịch bản: Cơ chế một cửa cũng theo ngày tiếp nhận
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 04/08/2026
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Thì hồ sơ theo bản cơ chế một cửa có hiệu lực từ <hiệu lực>
    Và hạn của "Thời hạn chuyển hồ sơ" là <hạn chuyển>

    Dữ liệu:
      | tiếp nhận             | hiệu lực   | hạn chuyển            |
      | 15:00 ngày 04/08/2026 | 01/07/2025 | 17:30 ngày 04/08/2026 |
      | 15:01 ngày 04/08/2026 | 01/07/2025 | 17:30 ngày 05/08/2026 |
      | 15:01 ngày 05/08/2026 | 05/08/2026 | 08:00 ngày 06/08/2026 |
