# language: vi
Tính năng: Liên thông khai tử, xoá đăng ký thường trú, mai táng phí, tử tuất
  Căn cứ: NĐ 301/2026/NĐ-CP sửa đổi NĐ 63/2024/NĐ-CP, Điều 14 (đã đọc văn bản): thời hạn theo từng phần – khai tử 24 giờ, xoá thường trú 1 ngày làm việc,
  bảo hiểm xã hội 8 ngày, y tế 3 ngày, nội vụ 18 ngày làm việc; không có thời hạn chung. Các phần sau khai tử làm song song là suy luận (chưa chắc).

  Khung kịch bản: Mỗi phần có ngày hẹn của nó, nhánh nào tuỳ diện của người chết
    Cho người dân nộp lúc 08:00 ngày 02/11/2026 hồ sơ "Liên thông đăng ký khai tử, xoá đăng ký thường trú, giải quyết mai táng phí, tử tuất" ghi:
      | <diện> | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:10 ngày 02/11/2026
    Và "Công chức tiếp nhận số 1" chuyển thành phần "Đăng ký khai tử" lúc 08:15 ngày 02/11/2026
    Và ở thành phần "Đăng ký khai tử"
    Và "Công chức tư pháp – hộ tịch số 1" làm "Xác nhận đã nhận" lúc 08:30 ngày 02/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 09:30 ngày 02/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 10:00 ngày 02/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" chuyển thành phần "<phần>" lúc 10:05 ngày 02/11/2026
    Và ở thành phần "<phần>"
    Và "<người>" làm "Xác nhận đã nhận" lúc 10:30 ngày 02/11/2026
    Thì ngày hẹn trả là 17:30 ngày <hẹn>
    Và thành phần "<phần khác>" không thuộc nhóm

    Dữ liệu:
      | diện                                            | phần                           | người                                   | hẹn        | phần khác                      |
      | Người chết có đăng ký thường trú                | Xoá đăng ký thường trú         | Cán bộ đăng ký cư trú số 1              | 03/11/2026 | Trợ cấp mai táng và tử tuất    |
      | Người chết hưởng hoặc tham gia bảo hiểm xã hội  | Trợ cấp mai táng và tử tuất    | Viên chức chế độ bảo hiểm xã hội số 1   | 12/11/2026 | Hỗ trợ chi phí mai táng        |
      | Người chết là đối tượng bảo trợ xã hội          | Hỗ trợ chi phí mai táng        | Chuyên viên bảo trợ xã hội số 1         | 05/11/2026 | Mai táng phí của người có công |
      | Người chết là người có công                     | Mai táng phí của người có công | Chuyên viên người có công số 1          | 27/11/2026 | Hỗ trợ chi phí mai táng        |

  Kịch bản: Một phần chậm thì cơ quan của phần ấy xin lỗi, nhóm không có ngày hẹn riêng để trễ
    Cho người dân nộp hồ sơ "Liên thông đăng ký khai tử, xoá đăng ký thường trú, giải quyết mai táng phí, tử tuất" lúc 08:00 ngày 02/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:10 ngày 02/11/2026
    Và "Công chức tiếp nhận số 1" chuyển thành phần "Đăng ký khai tử" lúc 08:15 ngày 02/11/2026
    Khi ở thành phần "Đăng ký khai tử"
    Và "Công chức tư pháp – hộ tịch số 1" làm "Xác nhận đã nhận" lúc 08:30 ngày 02/11/2026
    Và đồng hồ chỉ 08:15 ngày 03/11/2026
    Thì hồ sơ không trễ hạn
    Khi đồng hồ chỉ 08:16 ngày 03/11/2026
    Thì phải xin lỗi đúng một lần
    Và "Uỷ ban nhân dân xã Định Hoá" là nơi phải xin lỗi
    Khi ở cả nhóm
    Thì không phải xin lỗi
