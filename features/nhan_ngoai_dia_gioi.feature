# language: vi
Tính năng: Nhận ngoài địa giới thì tính từ khi cơ quan có thẩm quyền nhận
  Căn cứ: NĐ 118/2025/NĐ-CP sửa đổi bởi NĐ 309/2026/NĐ-CP, Điều 14 khoản 4 và Điều 17 khoản 3 (đã đọc văn bản): hồ sơ nhận ngoài địa
  giới thì thời hạn tính từ khi cơ quan có thẩm quyền nhận được. Trước 05/8/2026 nhận trong tỉnh theo thực tế. Mốc nộp, mốc nhận
  ngoài địa giới và mốc tiếp nhận đều được giữ.

  Khung kịch bản: Ba mốc thời gian, hạn tính từ mốc thứ ba
    Cho người dân nộp hồ sơ "Cấp bản sao trích lục hộ tịch" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận xã khác số 1" làm "Nhận hồ sơ ngoài địa giới" lúc 08:10 ngày 23/11/2026
    Thì "Trung tâm Phục vụ hành chính công xã khác" đang giữ hồ sơ
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Thì ngày hẹn trả là <hẹn>

    Dữ liệu:
      | tiếp nhận             | hẹn                   |
      | 15:00 ngày 23/11/2026 | 17:30 ngày 23/11/2026 |
      | 15:01 ngày 23/11/2026 | 17:30 ngày 25/11/2026 |
      | 09:00 ngày 25/11/2026 | 17:30 ngày 25/11/2026 |

  Kịch bản: Thời gian chuyển hồ sơ không tính cho ai trong phần trễ
    Cho người dân nộp hồ sơ "Cấp bản sao trích lục hộ tịch" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận xã khác số 1" làm "Nhận hồ sơ ngoài địa giới" lúc 08:10 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 09:00 ngày 25/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:10 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 10:00 ngày 25/11/2026
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 08:00 ngày 26/11/2026
    Thì "Trung tâm Phục vụ hành chính công xã khác" không chịu trách nhiệm
    Và các phần trách nhiệm cộng lại đúng bằng thời gian trễ
