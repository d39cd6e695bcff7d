# language: vi
Tính năng: Từ chối tiếp nhận, và không đủ điều kiện giải quyết
  Căn cứ: NĐ 118/2025/NĐ-CP (sửa đổi bởi NĐ 309/2026/NĐ-CP), Điều 17 khoản 2 điểm a (đã đọc văn bản): thông báo nội dung, lý do, hướng dẫn
  đầy đủ trong một lần. NĐ 63/2010/NĐ-CP, Điều 18 khoản 5 (đã đọc văn bản): từ chối bằng văn bản, nêu lý do, trong thời hạn. Mẫu 03 của
  TT 03/2025/TT-VPCP (theo thực tế).

  Khung kịch bản: Từ chối tiếp nhận phải bằng văn bản, và không đồng hồ nào chạy
    Cho người dân nộp hồ sơ "<thủ tục>" lúc 08:00 ngày <ngày>
    Khi "Công chức tiếp nhận số 1" thử làm "Từ chối tiếp nhận" mà không kèm giấy tờ lúc 08:30 ngày <ngày>
    Thì thao tác bị từ chối
    Khi "Công chức trả kết quả số 1" thử làm "Từ chối tiếp nhận" lúc 08:40 ngày <ngày>
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó
    Khi "Công chức tiếp nhận số 1" làm "Từ chối tiếp nhận" lúc 09:00 ngày <ngày>
    Và đồng hồ chỉ 08:00 ngày <một tháng sau>
    Thì hồ sơ ở trạng thái "Không được tiếp nhận"
    Và ngày hẹn trả là chưa có
    Và mọi đồng hồ của hồ sơ đã dừng
    Và không phải xin lỗi
    Và lúc này không làm được "Tiếp nhận"
    Và lúc này không làm được "Rút hồ sơ"

    Dữ liệu:
      | thủ tục                       | ngày       | một tháng sau |
      | Đăng ký kết hôn               | 08/12/2025 | 08/01/2026    |
      | Đăng ký khai sinh             | 13/07/2026 | 13/08/2026    |
      | Cấp bản sao trích lục hộ tịch | 23/11/2026 | 23/12/2026    |
      | Trợ cấp xã hội hàng tháng     | 23/11/2026 | 23/12/2026    |
      | Đăng ký thường trú            | 23/11/2026 | 23/12/2026    |

  Kịch bản: Đã tiếp nhận thì không còn từ chối tiếp nhận, chỉ còn trả lời không đủ điều kiện
    Cho người dân nộp hồ sơ "Trợ cấp hưu trí xã hội" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:30 ngày 23/11/2026
    Thì lúc này không làm được "Từ chối tiếp nhận"
    Và lúc này không làm được "Không đủ điều kiện giải quyết"
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày 23/11/2026
    Thì lúc này làm được "Không đủ điều kiện giải quyết"

  Khung kịch bản: Không đủ điều kiện thì lãnh đạo trả lời bằng văn bản trong thời hạn, và đó cũng là kết quả
    Cho người dân nộp hồ sơ "<thủ tục>" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:30 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày <ngày>
    Khi "Công chức tiếp nhận số 1" thử làm "Không đủ điều kiện giải quyết" lúc 09:10 ngày <ngày>
    Thì chỉ "<nơi>" được làm việc đó
    Khi "<lãnh đạo>" thử làm "Không đủ điều kiện giải quyết" mà không kèm giấy tờ lúc 09:20 ngày <ngày>
    Thì thao tác bị từ chối
    Khi "<lãnh đạo>" làm "Không đủ điều kiện giải quyết" lúc <đúng hẹn>
    Thì ngày hẹn trả là <đúng hẹn>
    Và hồ sơ ở trạng thái "Đã xử lý xong"
    Và kết quả là từ chối, có nêu lý do
    Và hồ sơ không trễ hạn
    Và lúc này không làm được "Rút hồ sơ"

    Dữ liệu:
      | thủ tục                       | ngày       | nơi                | lãnh đạo                  | đúng hẹn              |
      | Cấp bản sao trích lục hộ tịch | 13/07/2026 | Lãnh đạo UBND xã   | Chủ tịch UBND xã          | 17:30 ngày 13/07/2026 |
      | Cấp bản sao trích lục hộ tịch | 23/11/2026 | Lãnh đạo UBND xã   | Chủ tịch UBND xã          | 17:30 ngày 23/11/2026 |
      | Đăng ký khai sinh             | 23/11/2026 | Lãnh đạo UBND xã   | Phó Chủ tịch UBND xã số 1 | 17:30 ngày 23/11/2026 |
      | Đăng ký khai tử               | 23/11/2026 | Lãnh đạo UBND xã   | Phó Chủ tịch UBND xã số 1 | 17:30 ngày 23/11/2026 |
      | Đăng ký kết hôn               | 08/12/2025 | Lãnh đạo UBND xã   | Phó Chủ tịch UBND xã số 2 | 17:30 ngày 08/12/2025 |
      | Đăng ký kết hôn               | 23/11/2026 | Lãnh đạo UBND xã   | Phó Chủ tịch UBND xã số 2 | 17:30 ngày 23/11/2026 |
      | Trợ cấp xã hội hàng tháng     | 23/11/2026 | Lãnh đạo UBND xã   | Chủ tịch UBND xã          | 17:30 ngày 08/12/2026 |
      | Trợ cấp hưu trí xã hội        | 23/11/2026 | Lãnh đạo UBND xã   | Chủ tịch UBND xã          | 17:30 ngày 08/12/2026 |
      | Đăng ký thường trú            | 23/11/2026 | Chỉ huy Công an xã | Trưởng Công an xã         | 17:30 ngày 03/12/2026 |

  Khung kịch bản: Trả lời không đủ điều kiện sau giờ hẹn thì vẫn phải xin lỗi
    Cho người dân nộp hồ sơ "<thủ tục>" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày 23/11/2026
    Khi "<lãnh đạo>" làm "Không đủ điều kiện giải quyết" lúc <trễ một phút>
    Thì hồ sơ trễ 1 phút làm việc
    Và "<phòng>" chịu trách nhiệm 1 phút làm việc
    Và "<cơ quan>" là nơi phải xin lỗi

    Dữ liệu:
      | thủ tục                       | lãnh đạo          | trễ một phút          | phòng                             | cơ quan                         |
      | Cấp bản sao trích lục hộ tịch | Chủ tịch UBND xã  | 07:31 ngày 25/11/2026 | Văn phòng HĐND và UBND            | Uỷ ban nhân dân xã Định Hoá     |
      | Trợ cấp hưu trí xã hội        | Chủ tịch UBND xã  | 07:31 ngày 09/12/2026 | Phòng Văn hoá – Xã hội            | Uỷ ban nhân dân xã Định Hoá     |
      | Đăng ký thường trú            | Trưởng Công an xã | 07:31 ngày 04/12/2026 | Bộ phận đăng ký cư trú Công an xã | Công an xã Định Hoá             |

  Kịch bản: Đang chờ người dân bổ sung thì chưa trả lời không đủ điều kiện
    Cho người dân nộp hồ sơ "Trợ cấp hưu trí xã hội" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày 23/11/2026
    Khi "Chuyên viên văn hoá – xã hội số 1" làm "Yêu cầu bổ sung" lúc 10:00 ngày 23/11/2026
    Thì lúc này không làm được "Không đủ điều kiện giải quyết"
