# language: vi
Tính năng: Luồng xanh hẹn sớm hơn, hạn theo luật vẫn chạy bên cạnh
  Căn cứ: Công văn 6787/UBND-TTPVHCC của Thái Nguyên (theo thực tế): rút ít nhất 60% thời gian. Điều kiện vào luồng xanh ở đây là giả định,
  chưa chắc; lỡ cam kết có phải xin lỗi hay không cũng chưa chắc, cấu hình được.

  Kịch bản: Ngày hẹn trả là cam kết của luồng xanh
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thành lập hộ kinh doanh" ghi:
      | Nộp trực tuyến | có |
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì hồ sơ đi "Luồng xanh 60%"
    Và ngày hẹn trả là 17:30 ngày 25/11/2026
    Và hạn của "Thời hạn giải quyết" là 17:30 ngày 27/11/2026
    Khi đồng hồ chỉ 07:30 ngày 26/11/2026
    Thì phải xin lỗi đúng một lần
    Và "Thời hạn giải quyết" không bị trễ

  Khung kịch bản: Đủ điều kiện mới được đi luồng xanh
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | <tầng>      |
      | Diện tích sàn (m²)                           | <diện tích> |
      | Trong khu vực có quy hoạch chi tiết 1/500    | có          |
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì hồ sơ đi "Luồng xanh 60%"
    Và ngày hẹn trả là 17:30 ngày 26/11/2026

    Dữ liệu:
      | tầng | diện tích |
      | 1    | 80        |
      | 3    | 250       |

  Khung kịch bản: Không đủ điều kiện thì đi luồng thường
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | <tầng>      |
      | Diện tích sàn (m²)                           | <diện tích> |
      | Trong khu vực có quy hoạch chi tiết 1/500    | có          |
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì hồ sơ đi luồng thường
    Và ngày hẹn trả là 17:30 ngày 03/12/2026

    Dữ liệu:
      | tầng | diện tích |
      | 4    | 80        |
      | 3    | 251       |
