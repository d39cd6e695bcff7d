# language: vi
Tính năng: Một thành phần dừng thì phần còn lại ra sao; rút cả nhóm thì mọi thành phần dừng ngay
  Căn cứ: NĐ 301/2026/NĐ-CP sửa đổi NĐ 63/2024/NĐ-CP, Điều 4 khoản 7, Điều 8, 14 (đã đọc văn bản): bổ sung trong 7 ngày làm việc, không thì dừng;
  không tính thời gian người dân bổ sung, xác nhận. Thường trú không xong thì bảo hiểm y tế vẫn làm tiếp là giả định (chưa chắc).

  Bối cảnh: Khai sinh đang được kiểm tra
    Cho người dân nộp hồ sơ "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi" lúc 08:00 ngày 02/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:10 ngày 02/11/2026
    Và "Công chức tiếp nhận số 1" chuyển thành phần "Đăng ký khai sinh" lúc 08:15 ngày 02/11/2026
    Và ở thành phần "Đăng ký khai sinh"
    Và "Công chức tư pháp – hộ tịch số 1" làm "Xác nhận đã nhận" lúc 08:30 ngày 02/11/2026

  Kịch bản: Chờ cha mẹ xác nhận bản dự thảo thì cả khai sinh và cả nhóm không tính giờ
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Gửi bản dự thảo để xác nhận" lúc 09:00 ngày 02/11/2026
    Thì "Thời hạn giải quyết" đang đứng
    Khi ở cả nhóm
    Thì "Thời hạn giải quyết của nhóm" đang đứng
    Và "người dân" đang giữ hồ sơ
    Khi ở thành phần "Đăng ký khai sinh"
    Và người dân làm "Xác nhận bản dự thảo" lúc 09:00 ngày 04/11/2026
    Và ở cả nhóm
    Thì ngày hẹn trả là 17:30 ngày 09/11/2026

  Kịch bản: Bị từ chối khai sinh thì các phần sau không làm nữa và cả nhóm dừng
    Khi "Chủ tịch UBND xã" làm "Không đủ điều kiện giải quyết" lúc 10:00 ngày 02/11/2026
    Thì thành phần "Đăng ký khai sinh" bị từ chối
    Và thành phần "Đăng ký thường trú" dừng
    Và thành phần "Cấp thẻ bảo hiểm y tế" dừng
    Khi ở cả nhóm
    Thì hồ sơ ở trạng thái "Dừng xử lý"

  Kịch bản: Không bổ sung trong bảy ngày thì khai sinh dừng, và cả nhóm dừng theo đúng lúc ấy
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc 14:00 ngày 02/11/2026
    Và đồng hồ chỉ 17:30 ngày 11/11/2026
    Thì hồ sơ ở trạng thái "Chờ bổ sung hồ sơ"
    Khi đồng hồ chỉ 17:31 ngày 11/11/2026
    Thì hồ sơ ở trạng thái "Dừng xử lý"
    Khi ở cả nhóm
    Thì hồ sơ ở trạng thái "Dừng xử lý"

  Kịch bản: Rút cả nhóm thì thành phần đang làm đóng trong cùng một bước
    Khi ở cả nhóm
    Và người dân làm "Rút hồ sơ" lúc 09:00 ngày 02/11/2026
    Thì "Thời hạn giải quyết của nhóm" đang đứng
    Và thành phần "Đăng ký khai sinh" đã được nhận
    Khi "Công chức tiếp nhận số 1" làm "Xác nhận rút hồ sơ" lúc 10:00 ngày 02/11/2026
    Thì hồ sơ ở trạng thái "Dừng xử lý"
    Và thành phần "Đăng ký khai sinh" dừng
    Khi ở thành phần "Đăng ký khai sinh"
    Thì hồ sơ ở trạng thái "Dừng xử lý"
    Và mọi đồng hồ của hồ sơ đã dừng

  Kịch bản: Không đăng ký thường trú thì phần ấy không thuộc nhóm
    Cho người dân nộp lúc 08:00 ngày 03/11/2026 hồ sơ "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi" ghi:
      | Đăng ký thường trú cho trẻ | không |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:10 ngày 03/11/2026
    Và "Công chức tiếp nhận số 1" chuyển thành phần "Đăng ký khai sinh" lúc 08:15 ngày 03/11/2026
    Và ở thành phần "Đăng ký khai sinh"
    Và "Công chức tư pháp – hộ tịch số 1" làm "Xác nhận đã nhận" lúc 08:30 ngày 03/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 09:30 ngày 03/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 10:00 ngày 03/11/2026
    Thì thành phần "Đăng ký thường trú" không thuộc nhóm
    Và thành phần "Cấp thẻ bảo hiểm y tế" phải được chuyển đi
