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
    Khi đồng hồ chỉ 17:30 ngày 25/11/2026
    Thì không phải xin lỗi
    Khi đồng hồ chỉ 17:31 ngày 25/11/2026
    Thì "Cam kết luồng xanh" bị trễ
    Và phải xin lỗi đúng một lần
    Và "Thời hạn giải quyết" không bị trễ

  Kịch bản: Lỡ cả cam kết lẫn hạn theo luật vẫn chỉ một lời xin lỗi
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thành lập hộ kinh doanh" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi đồng hồ chỉ 17:31 ngày 27/11/2026
    Thì "Cam kết luồng xanh" bị trễ
    Và "Thời hạn giải quyết" bị trễ
    Và phải xin lỗi đúng một lần

  Khung kịch bản: Hộ kinh doanh chỉ vào luồng xanh khi đủ cả ba điều kiện
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thành lập hộ kinh doanh" ghi:
      | Nộp trực tuyến                            | <trực tuyến>   |
      | Tên hộ kinh doanh trùng với hộ đã đăng ký | <trùng tên>    |
      | Ngành, nghề kinh doanh có điều kiện       | <có điều kiện> |
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì hồ sơ đi luồng thường
    Và ngày hẹn trả là 17:30 ngày 27/11/2026

    Dữ liệu:
      | trực tuyến | trùng tên | có điều kiện |
      | không      | không     | không        |
      | có         | có        | không        |
      | có         | không     | có           |

  Kịch bản: Chờ bổ sung thì cả cam kết lẫn hạn theo luật đều đứng
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thành lập hộ kinh doanh" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Thì "Cam kết luồng xanh" đang đứng
    Và "Thời hạn giải quyết" đang đứng
    Khi người dân làm "Nộp bổ sung" lúc 10:30 ngày 26/11/2026
    Thì ngày hẹn trả là 17:30 ngày 26/11/2026
    Và hạn của "Thời hạn giải quyết" là 17:30 ngày 30/11/2026

  Kịch bản: Có kết quả thì cả cam kết lẫn hạn theo luật đều dừng
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thành lập hộ kinh doanh" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên kinh tế số 1" làm "Gửi cơ quan thuế cấp mã số" lúc 14:00 ngày 23/11/2026
    Và "Công chức đăng ký thuế số 1" làm "Cấp mã số" lúc 16:00 ngày 23/11/2026
    Khi "Chủ tịch UBND xã" làm "Ký giấy chứng nhận" lúc 17:30 ngày 25/11/2026
    Thì mọi đồng hồ của hồ sơ đã dừng
    Và hồ sơ không trễ hạn

  Khung kịch bản: Đủ điều kiện mới được đi luồng xanh
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                   | <tầng>      |
      | Diện tích sàn (m²)                        | <diện tích> |
      | Trong khu vực có quy hoạch chi tiết 1/500 | có          |
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
      | Trong khu vực có quy hoạch chi tiết 1/500    | <quy hoạch> |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | <ý kiến>    |
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì hồ sơ đi luồng thường
    Và ngày hẹn trả là 17:30 ngày 03/12/2026

    Dữ liệu:
      | tầng | diện tích | quy hoạch | ý kiến |
      | 4    | 250       | có        | không  |
      | 3    | 250,5     | có        | không  |
      | 3    | 250       | không     | không  |
      | 3    | 250       | có        | có     |

  Kịch bản: Người dân rút hồ sơ luồng xanh thì cam kết cũng đứng (giấy phép xây dựng)
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                   | 2  |
      | Diện tích sàn (m²)                        | 90 |
      | Trong khu vực có quy hoạch chi tiết 1/500 | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 11:00 ngày 23/11/2026
    Thì "Cam kết luồng xanh" đang đứng
    Và "Thời hạn giải quyết" đang đứng

  Kịch bản: Hệ thống gặp sự cố thì cam kết cũng đứng (giấy phép xây dựng)
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                   | 2  |
      | Diện tích sàn (m²)                        | 90 |
      | Trong khu vực có quy hoạch chi tiết 1/500 | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 1" công bố sự cố hệ thống lúc 11:00 ngày 23/11/2026
    Thì "Cam kết luồng xanh" đang đứng
    Và "Thời hạn giải quyết" đang đứng

  Kịch bản: Người dân rút hồ sơ luồng xanh thì cam kết cũng đứng (hộ kinh doanh)
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thành lập hộ kinh doanh" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 11:00 ngày 23/11/2026
    Thì "Cam kết luồng xanh" đang đứng
    Và "Thời hạn giải quyết" đang đứng

  Kịch bản: Hệ thống gặp sự cố thì cam kết cũng đứng (hộ kinh doanh)
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thành lập hộ kinh doanh" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 1" công bố sự cố hệ thống lúc 11:00 ngày 23/11/2026
    Thì "Cam kết luồng xanh" đang đứng
    Và "Thời hạn giải quyết" đang đứng

  Kịch bản: Giấy phép luồng xanh chờ bổ sung thì cam kết dời đúng thời gian chờ
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                   | 2  |
      | Diện tích sàn (m²)                        | 90 |
      | Trong khu vực có quy hoạch chi tiết 1/500 | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Thì "Cam kết luồng xanh" đang đứng
    Khi người dân làm "Nộp bổ sung" lúc 10:30 ngày 26/11/2026
    Thì ngày hẹn trả là 17:30 ngày 27/11/2026
    Và hạn của "Thời hạn giải quyết" là 17:30 ngày 04/12/2026

  Kịch bản: Giấy phép luồng xanh xong đúng giờ cam kết thì mọi đồng hồ dừng
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                   | 2  |
      | Diện tích sàn (m²)                        | 90 |
      | Trong khu vực có quy hoạch chi tiết 1/500 | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên kinh tế số 1" làm "Dự thảo giấy phép" lúc 14:00 ngày 25/11/2026
    Và "Trưởng phòng Kinh tế" làm "Trình ký" lúc 16:00 ngày 25/11/2026
    Khi "Chủ tịch UBND xã" làm "Ký giấy phép" lúc 17:30 ngày 26/11/2026
    Thì mọi đồng hồ của hồ sơ đã dừng
    Và hồ sơ không trễ hạn

  Kịch bản: Đổi thiết kế thì rời luồng xanh, thời gian đã dùng vẫn tính
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                   | 2  |
      | Diện tích sàn (m²)                        | 90 |
      | Trong khu vực có quy hoạch chi tiết 1/500 | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi người dân làm "Thay đổi thiết kế" lúc 09:00 ngày 25/11/2026
    Thì hồ sơ đi luồng thường
    Và ngày hẹn trả là 17:30 ngày 03/12/2026

  Khung kịch bản: Cam kết đã lỡ trước khi rời luồng xanh thì vẫn phải xin lỗi
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                   | 2  |
      | Diện tích sàn (m²)                        | 90 |
      | Trong khu vực có quy hoạch chi tiết 1/500 | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi người dân làm "Thay đổi thiết kế" lúc <đổi>
    Thì hồ sơ đi luồng thường
    Và <xin lỗi>

    Dữ liệu:
      | đổi                   | xin lỗi                   |
      | 17:30 ngày 26/11/2026 | không phải xin lỗi        |
      | 17:31 ngày 26/11/2026 | phải xin lỗi đúng một lần |
