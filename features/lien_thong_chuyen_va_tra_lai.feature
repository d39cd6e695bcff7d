# language: vi
Tính năng: Chuyển giữa các cơ quan trong nhóm liên thông là việc có hạn và có người chịu
  Căn cứ: NĐ 301/2026/NĐ-CP sửa đổi NĐ 63/2024/NĐ-CP, Điều 7 khoản 4, Điều 8 khoản 4, Điều 14 khoản 4 (đã đọc văn bản): chuyển trong 10 phút,
  xác nhận trong 2 giờ làm việc, sai thì trả lại cơ quan đầu. Mười phút tính theo giờ làm việc là cách hiểu (chưa chắc).

  Bối cảnh: Nhóm khai tử được tiếp nhận lúc 08:10 thứ Hai 02/11
    Cho người dân nộp hồ sơ "Liên thông đăng ký khai tử, xoá đăng ký thường trú, giải quyết mai táng phí, tử tuất" lúc 08:00 ngày 02/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:10 ngày 02/11/2026

  Kịch bản: Phần đầu do một cửa chuyển, phần sau do cơ quan vừa làm xong chuyển
    Thì "Trung tâm Phục vụ hành chính công" phải chuyển thành phần "Đăng ký khai tử"
    Và thành phần "Xoá đăng ký thường trú" đang chờ phần trước
    Khi "Công chức tư pháp – hộ tịch số 1" thử chuyển thành phần "Đăng ký khai tử" lúc 08:15 ngày 02/11/2026
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó
    Khi "Công chức tiếp nhận số 1" chuyển thành phần "Đăng ký khai tử" lúc 08:15 ngày 02/11/2026
    Và ở thành phần "Đăng ký khai tử"
    Và "Công chức tư pháp – hộ tịch số 1" làm "Xác nhận đã nhận" lúc 08:30 ngày 02/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 09:30 ngày 02/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 10:00 ngày 02/11/2026
    Thì "Văn phòng HĐND và UBND" phải chuyển thành phần "Xoá đăng ký thường trú"

  Khung kịch bản: Mười phút để chuyển, tới đúng phút thứ mười vẫn kịp
    Khi "Công chức tiếp nhận số 1" chuyển thành phần "Đăng ký khai tử" lúc <chuyển> ngày 02/11/2026
    Thì thành phần "Đăng ký khai tử" đã được chuyển đến
    Và việc chuyển "Đăng ký khai tử" <kết quả>

    Dữ liệu:
      | chuyển | kết quả            |
      | 08:20  | không trễ          |
      | 08:21  | bị ghi nhận là trễ |

  Khung kịch bản: Hai giờ làm việc để xác nhận đã nhận
    Khi "Công chức tiếp nhận số 1" chuyển thành phần "Đăng ký khai tử" lúc 08:15 ngày 02/11/2026
    Và ở thành phần "Đăng ký khai tử"
    Và "Công chức tư pháp – hộ tịch số 1" làm "Xác nhận đã nhận" lúc <nhận> ngày 02/11/2026
    Thì "Thời hạn xác nhận đã nhận" <kết quả>

    Dữ liệu:
      | nhận  | kết quả      |
      | 10:15 | không bị trễ |
      | 10:16 | bị trễ       |

  Kịch bản: Công an thấy sai thì trả lại, nơi chuyển giữ nhóm cho tới khi sửa xong và chuyển lại
    Khi "Công chức tiếp nhận số 1" chuyển thành phần "Đăng ký khai tử" lúc 08:15 ngày 02/11/2026
    Và ở thành phần "Đăng ký khai tử"
    Và "Công chức tư pháp – hộ tịch số 1" làm "Xác nhận đã nhận" lúc 08:30 ngày 02/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 09:30 ngày 02/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 10:00 ngày 02/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" chuyển thành phần "Xoá đăng ký thường trú" lúc 10:05 ngày 02/11/2026
    Và ở thành phần "Xoá đăng ký thường trú"
    Và "Cán bộ đăng ký cư trú số 1" làm "Trả lại để sửa" lúc 11:00 ngày 02/11/2026
    Thì hồ sơ ở trạng thái "Trả lại cơ quan chuyển đến"
    Và thành phần "Xoá đăng ký thường trú" bị trả lại
    Và ở cả nhóm
    Và "Văn phòng HĐND và UBND" đang giữ hồ sơ
    Khi "Công chức tư pháp – hộ tịch số 1" chuyển thành phần "Xoá đăng ký thường trú" lúc 14:00 ngày 02/11/2026
    Thì thành phần "Xoá đăng ký thường trú" đã được chuyển đến
    Và "Bộ phận đăng ký cư trú Công an xã" đang giữ hồ sơ
