# language: vi
Tính năng: Hệ thống gặp sự cố thì thời hạn đứng lại
  Căn cứ: NĐ 301/2026/NĐ-CP sửa đổi NĐ 63/2024/NĐ-CP, Điều 4 khoản 7 (đã đọc văn bản, cho nhóm liên thông khai sinh, khai tử). Áp dụng chung
  cho mọi thủ tục một cửa là suy luận (chưa chắc).

  Bối cảnh: Hồ sơ hẹn trả 17:30 thứ Sáu 27/11
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026

  Kịch bản: Một ngày sự cố dời ngày hẹn đúng một ngày làm việc
    Khi "Công chức tiếp nhận số 1" công bố sự cố hệ thống lúc 09:00 ngày 26/11/2026
    Thì "Thời hạn giải quyết" đang đứng
    Khi "Công chức tiếp nhận số 1" báo hệ thống hoạt động lại lúc 09:00 ngày 27/11/2026
    Thì "Thời hạn giải quyết" đang chạy
    Và ngày hẹn trả là 17:30 ngày 30/11/2026

  Kịch bản: Sự cố ngoài giờ làm việc không đổi ngày hẹn
    Khi "Công chức tiếp nhận số 1" công bố sự cố hệ thống lúc 17:30 ngày 25/11/2026
    Và "Công chức tiếp nhận số 1" báo hệ thống hoạt động lại lúc 07:30 ngày 26/11/2026
    Thì ngày hẹn trả là 17:30 ngày 27/11/2026

  Kịch bản: Chỉ một cửa công bố sự cố
    Khi "Công chức tư pháp – hộ tịch số 1" thử công bố sự cố hệ thống lúc 09:00 ngày 26/11/2026
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó
    Và "Thời hạn giải quyết" đang chạy
