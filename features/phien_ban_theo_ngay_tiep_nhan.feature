# language: vi
Tính năng: Hồ sơ theo luật có hiệu lực ngày được tiếp nhận
  Căn cứ: Luật Xây dựng 135/2025/QH15 và NĐ 217/2026/NĐ-CP, Điều 53, 54, từ 01/7/2026 (đã đọc văn bản): 7 ngày làm việc.
  Trước đó: 15 ngày theo Luật Xây dựng 50/2014/QH13, Điều 102, sửa đổi năm 2020 (theo trí nhớ).

  Khung kịch bản: Ngày tiếp nhận quyết định, không phải ngày nộp
    Cho người dân nộp lúc <nộp> hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng | 2 |
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Thì hồ sơ theo bản thủ tục có hiệu lực từ <hiệu lực>
    Và ngày hẹn trả là <hẹn>

    Dữ liệu:
      | nộp                    | tiếp nhận              | hiệu lực    | hẹn                    |
      | 08:00 ngày 30/06/2026  | 17:30 ngày 30/06/2026  | 01/07/2025  | 17:30 ngày 15/07/2026  |
      | 08:00 ngày 30/06/2026  | 07:30 ngày 01/07/2026  | 01/07/2026  | 17:30 ngày 10/07/2026  |
