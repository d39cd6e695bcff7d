# language: vi
Tính năng: Liên thông khai sinh, thường trú, thẻ bảo hiểm y tế
  Căn cứ: NĐ 301/2026/NĐ-CP sửa đổi NĐ 63/2024/NĐ-CP, Điều 4, 7, 8 (đã đọc văn bản): cả nhóm 3 ngày làm việc, phải xác minh thì 5 ngày;
  khai sinh 24 giờ, thường trú 2 ngày làm việc; kết quả trả khi từng phần xong. Thẻ bảo hiểm y tế 2 ngày làm việc (theo thực tế). Thường trú và
  bảo hiểm y tế làm song song là suy luận (chưa chắc).

  Bối cảnh: Khai sinh xong lúc 10:00 thứ Hai 16/11
    Cho người dân nộp hồ sơ "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi" lúc 08:00 ngày 16/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:10 ngày 16/11/2026
    Và "Công chức tiếp nhận số 1" chuyển thành phần "Đăng ký khai sinh" lúc 08:15 ngày 16/11/2026
    Và ở thành phần "Đăng ký khai sinh"
    Và "Công chức tư pháp – hộ tịch số 1" làm "Xác nhận đã nhận" lúc 08:30 ngày 16/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 09:30 ngày 16/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 10:00 ngày 16/11/2026

  Kịch bản: Một ngày hẹn cho cả nhóm, ba ngày làm việc
    Khi ở cả nhóm
    Thì ngày hẹn trả là 17:30 ngày 19/11/2026
    Và thành phần "Đăng ký khai sinh" đã xong
    Và thành phần "Đăng ký thường trú" phải được chuyển đi
    Và thành phần "Cấp thẻ bảo hiểm y tế" phải được chuyển đi

  Kịch bản: Giấy khai sinh được trả khi thường trú còn đang giải quyết
    Khi "Công chức tư pháp – hộ tịch số 1" chuyển thành phần "Đăng ký thường trú" lúc 10:05 ngày 16/11/2026
    Và ở thành phần "Đăng ký khai sinh"
    Và "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 11:00 ngày 16/11/2026
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và thành phần "Đăng ký thường trú" đã được chuyển đến

  Kịch bản: Phần sau cùng xong thì cả nhóm xong
    Khi "Công chức tư pháp – hộ tịch số 1" chuyển thành phần "Đăng ký thường trú" lúc 10:05 ngày 16/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" chuyển thành phần "Cấp thẻ bảo hiểm y tế" lúc 10:06 ngày 16/11/2026
    Và ở thành phần "Cấp thẻ bảo hiểm y tế"
    Và "Viên chức cấp thẻ bảo hiểm y tế số 1" làm "Xác nhận đã nhận" lúc 10:30 ngày 16/11/2026
    Và ở thành phần "Đăng ký thường trú"
    Và "Cán bộ đăng ký cư trú số 1" làm "Xác nhận đã nhận" lúc 11:00 ngày 16/11/2026
    Và "Cán bộ đăng ký cư trú số 1" làm "Trình ký" lúc 09:00 ngày 17/11/2026
    Và "Trưởng Công an xã" làm "Ký" lúc 10:00 ngày 17/11/2026
    Và ở thành phần "Cấp thẻ bảo hiểm y tế"
    Và "Viên chức cấp thẻ bảo hiểm y tế số 1" làm "Trình ký" lúc 11:00 ngày 17/11/2026
    Và "Giám đốc Bảo hiểm xã hội cơ sở" làm "Ký" lúc 14:00 ngày 17/11/2026
    Và ở cả nhóm
    Thì hồ sơ ở trạng thái "Các thành phần đã xong"
    Và hồ sơ không trễ hạn
    Và "Trung tâm Phục vụ hành chính công" đã giữ hồ sơ 5 phút làm việc
    Và "Văn phòng HĐND và UBND" đã giữ hồ sơ 1 giờ 50 phút làm việc
    Và "Bộ phận đăng ký cư trú Công an xã" đã giữ hồ sơ 7 giờ 55 phút làm việc
    Và "Bộ phận cấp thẻ bảo hiểm y tế" đã giữ hồ sơ 2 giờ 0 phút làm việc
    Và thời gian giữ hồ sơ của mọi nơi cộng lại đúng 11 giờ 50 phút làm việc

  Khung kịch bản: Sau 15 giờ thì ba ngày tính từ ngày làm việc tiếp theo
    Cho người dân nộp hồ sơ "Liên thông đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ dưới 6 tuổi" lúc 08:30 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận> ngày <ngày>
    Thì ngày hẹn trả là 17:30 ngày <hẹn>

    Dữ liệu:
      | ngày       | tiếp nhận | hẹn        |
      | 16/11/2026 | 14:59     | 19/11/2026 |
      | 16/11/2026 | 15:00     | 19/11/2026 |
      | 16/11/2026 | 15:01     | 20/11/2026 |
      | 20/11/2026 | 10:00     | 26/11/2026 |

  Kịch bản: Phải xác minh thì nhóm có năm ngày làm việc và công an có thêm hai ngày
    Khi ở cả nhóm
    Và "Công chức tiếp nhận số 1" làm "Thông báo phải xác minh" lúc 10:01 ngày 16/11/2026
    Thì ngày hẹn trả là 17:30 ngày 23/11/2026
    Khi "Công chức tư pháp – hộ tịch số 1" chuyển thành phần "Đăng ký thường trú" lúc 10:05 ngày 16/11/2026
    Và ở thành phần "Đăng ký thường trú"
    Và "Cán bộ đăng ký cư trú số 1" làm "Xác nhận đã nhận" lúc 10:30 ngày 16/11/2026
    Và "Cán bộ đăng ký cư trú số 1" làm "Tiến hành xác minh" lúc 11:00 ngày 16/11/2026
    Thì ngày hẹn trả là 17:30 ngày 20/11/2026

  Kịch bản: Công an chậm thì Công an xin lỗi, và thư ấy dùng cho cả ngày hẹn của nhóm
    Khi "Công chức tư pháp – hộ tịch số 1" chuyển thành phần "Đăng ký thường trú" lúc 10:05 ngày 16/11/2026
    Và ở thành phần "Đăng ký thường trú"
    Và "Cán bộ đăng ký cư trú số 1" làm "Xác nhận đã nhận" lúc 10:30 ngày 16/11/2026
    Và đồng hồ chỉ 08:00 ngày 20/11/2026
    Thì "Công an xã Định Hoá" là nơi phải xin lỗi
    Và văn bản xin lỗi của "Công an xã Định Hoá" dùng cho cả ngày hẹn của nhóm

  Kịch bản: Không phần nào chậm mà cả nhóm trễ thì nơi đang giữ nhóm xin lỗi
    Khi ở cả nhóm
    Và đồng hồ chỉ 08:00 ngày 20/11/2026
    Thì "Uỷ ban nhân dân xã Định Hoá" là nơi phải xin lỗi
