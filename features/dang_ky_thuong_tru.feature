# language: vi
Tính năng: Đăng ký thường trú
  Căn cứ: Luật Cư trú, Điều 21, Điều 22 (theo trí nhớ); 7 ngày làm việc (theo thực tế). Định mức từng bước theo trí nhớ; năm ngày làm việc để
  bổ sung là giả định (chưa chắc, cấu hình được).

  Khung kịch bản: Bảy ngày làm việc, không tính ngày tiếp nhận và ngày nghỉ
    Cho người dân nộp hồ sơ "Đăng ký thường trú" lúc <lúc>
    Khi "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc <lúc>
    Thì ngày hẹn trả là <hẹn>

    Dữ liệu:
      | lúc                   | hẹn                   |
      | 16:00 ngày 13/02/2026 | 17:30 ngày 03/03/2026 |
      | 09:00 ngày 20/08/2026 | 17:30 ngày 28/08/2026 |
      | 09:00 ngày 21/08/2026 | 17:30 ngày 03/09/2026 |
      | 10:00 ngày 23/11/2026 | 17:30 ngày 03/12/2026 |

  Khung kịch bản: Một cửa nhận, Công an xã kiểm tra và duyệt, một cửa trả
    Cho người dân nộp hồ sơ "Đăng ký thường trú" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:30 ngày <ngày>
    Khi "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày <ngày>
    Thì "Bộ phận đăng ký cư trú Công an xã" đang giữ hồ sơ
    Và lúc này không làm được "Tiến hành xác minh"
    Khi "Phụ trách đăng ký cư trú" làm "Trình duyệt" lúc 10:00 ngày <ngày>
    Thì "Chỉ huy Công an xã" đang giữ hồ sơ
    Khi "Phó Trưởng Công an xã" làm "Trả lại để kiểm tra" lúc 10:30 ngày <ngày>
    Và "Cán bộ đăng ký cư trú số 1" làm "Trình duyệt" lúc 14:00 ngày <ngày>
    Và "Trưởng Công an xã" làm "Duyệt" lúc 15:00 ngày <ngày>
    Và "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 16:00 ngày <ngày>
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

    Dữ liệu:
      | ngày       |
      | 13/07/2026 |
      | 23/11/2026 |

  Khung kịch bản: Phải xác minh chỗ ở thì xác minh xong mới trình duyệt, hạn không đổi
    Cho người dân nộp lúc 08:00 ngày <ngày> hồ sơ "Đăng ký thường trú" ghi:
      | Phải xác minh thực tế chỗ ở | có |
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:30 ngày <ngày>
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày <ngày>
    Thì lúc này không làm được "Trình duyệt"
    Khi "Cán bộ đăng ký cư trú số 1" làm "Tiến hành xác minh" lúc 10:00 ngày <ngày>
    Thì ngày hẹn trả là <hẹn>
    Khi "Phụ trách đăng ký cư trú" thử làm "Báo kết quả xác minh và trình duyệt" lúc 11:00 ngày <ngày>
    Thì chỉ những người này được làm việc đó:
      | Cán bộ đăng ký cư trú số 1 |
      | Cán bộ đăng ký cư trú số 2 |
      | Cán bộ đăng ký cư trú số 3 |
    Khi "Cán bộ đăng ký cư trú số 2" làm "Báo kết quả xác minh và trình duyệt" lúc 16:00 ngày <ngày>
    Thì "Chỉ huy Công an xã" đang giữ hồ sơ

    Dữ liệu:
      | ngày       | hẹn                   |
      | 13/07/2026 | 17:30 ngày 22/07/2026 |
      | 23/11/2026 | 17:30 ngày 03/12/2026 |

  Kịch bản: Công an xã trễ thì Công an xã xin lỗi, Trưởng Công an xã ký
    Cho người dân nộp lúc 10:00 ngày 23/11/2026 hồ sơ "Đăng ký thường trú" ghi:
      | Phải xác minh thực tế chỗ ở | có |
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Cán bộ đăng ký cư trú số 1" làm "Tiến hành xác minh" lúc 10:30 ngày 25/11/2026
    Và "Cán bộ đăng ký cư trú số 1" làm "Báo kết quả xác minh và trình duyệt" lúc 17:30 ngày 03/12/2026
    Khi "Trưởng Công an xã" làm "Duyệt" lúc 07:31 ngày 04/12/2026
    Thì hồ sơ trễ 1 phút làm việc
    Và "Bộ phận đăng ký cư trú Công an xã" chịu trách nhiệm 1 phút làm việc
    Và "Chỉ huy Công an xã" không chịu trách nhiệm
    Và "Công an xã Định Hoá" là nơi phải xin lỗi
    Và phải gửi văn bản xin lỗi chậm nhất 17:30 ngày 04/12/2026
    Khi "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 08:00 ngày 04/12/2026
    Và "Trưởng Công an xã" ký văn bản xin lỗi lúc 08:30 ngày 04/12/2026
    Thì văn bản xin lỗi ở bước "đã ban hành"

  Kịch bản: Chủ tịch Uỷ ban không ký thư xin lỗi thay Công an xã, phụ trách cũng không
    Cho người dân nộp hồ sơ "Đăng ký thường trú" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi đồng hồ chỉ 07:31 ngày 04/12/2026
    Và "Chủ tịch UBND xã" thử ký văn bản xin lỗi hẹn lại 17:30 ngày 08/12/2026 lúc 08:00 ngày 04/12/2026
    Thì thao tác bị từ chối
    Khi "Phụ trách đăng ký cư trú" thử ký văn bản xin lỗi hẹn lại 17:30 ngày 08/12/2026 lúc 08:10 ngày 04/12/2026
    Thì chỉ "Chỉ huy Công an xã" được làm việc đó
    Khi "Phó Trưởng Công an xã" ký văn bản xin lỗi hẹn lại 17:30 ngày 08/12/2026 lúc 08:20 ngày 04/12/2026
    Thì văn bản xin lỗi ở bước "đã ban hành"

  Khung kịch bản: Cán bộ kiểm tra, phụ trách không làm thay
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thường trú" ghi:
      | Phải xác minh thực tế chỗ ở | có |
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày 23/11/2026
    Khi "Phụ trách đăng ký cư trú" thử làm "<việc>" lúc 10:00 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Cán bộ đăng ký cư trú số 1 |
      | Cán bộ đăng ký cư trú số 2 |
      | Cán bộ đăng ký cư trú số 3 |

    Dữ liệu:
      | việc               |
      | Yêu cầu bổ sung    |
      | Tiến hành xác minh |

  Khung kịch bản: Không bổ sung trong năm ngày làm việc thì hồ sơ dừng
    Cho người dân nộp hồ sơ "Đăng ký thường trú" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày 23/11/2026
    Và "Cán bộ đăng ký cư trú số 1" làm "Yêu cầu bổ sung" lúc 10:00 ngày 23/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "<trạng thái>"

    Dữ liệu:
      | lúc                   | trạng thái        |
      | 17:30 ngày 01/12/2026 | Chờ bổ sung hồ sơ |
      | 17:31 ngày 01/12/2026 | Dừng xử lý        |
