# language: vi
Tính năng: Người dân rút hồ sơ
  Căn cứ: thực tế một cửa (theo thực tế): rút trước khi có quyết định giải quyết; TT 03/2025/TT-VPCP, Phụ lục I Mẫu 05 (theo thực tế).

  Kịch bản: Rút hồ sơ thì mọi đồng hồ dừng khi một cửa xác nhận
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 09:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"
    Và "Trung tâm Phục vụ hành chính công" đang giữ hồ sơ
    Và "Thời hạn giải quyết" đang đứng
    Khi "Công chức tiếp nhận số 1" làm "Xác nhận rút hồ sơ" lúc 09:30 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Dừng xử lý"
    Và mọi đồng hồ của hồ sơ đã dừng
    Và không phải xin lỗi

  Kịch bản: Có kết quả rồi thì không rút được nữa
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 14:30 ngày 25/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 15:00 ngày 25/11/2026
    Khi người dân thử làm "Rút hồ sơ" lúc 15:01 ngày 25/11/2026
    Thì thao tác bị từ chối

  Kịch bản: Rút ngay sau khi được tiếp nhận thì không ai còn phải chuyển hồ sơ
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 17:30 ngày 23/11/2026
    Và đồng hồ chỉ 17:31 ngày 23/11/2026
    Thì "Thời hạn chuyển hồ sơ" không bị trễ

  Kịch bản: Đang chờ bổ sung cũng rút được
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 14:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"

  Kịch bản: Chưa được tiếp nhận thì chưa có gì để rút
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Khi người dân thử làm "Rút hồ sơ" lúc 09:00 ngày 23/11/2026
    Thì thao tác bị từ chối

  Kịch bản: Chỉ một cửa xác nhận việc rút
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và người dân làm "Rút hồ sơ" lúc 11:00 ngày 23/11/2026
    Khi "Công chức trả kết quả số 1" thử làm "Xác nhận rút hồ sơ" lúc 11:10 ngày 23/11/2026
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó
    Và hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"

  Kịch bản: Đang chờ nộp tiền cũng rút được
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 10:30 ngày 25/11/2026
    Và "Công chức thu từ đất số 1" làm "Thông báo nghĩa vụ tài chính" lúc 10:30 ngày 26/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 11:00 ngày 26/11/2026
    Thì hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"

  Khung kịch bản: Hộ tịch, bảo trợ xã hội, cư trú: rút khi đang chờ bổ sung, và không ai còn nợ gì
    Cho người dân nộp hồ sơ "<thủ tục>" lúc 07:30 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 07:40 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 07:50 ngày <ngày>
    Và "<ai>" làm "Yêu cầu bổ sung" lúc 08:00 ngày <ngày>
    Khi người dân làm "Rút hồ sơ" lúc 08:10 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Xác nhận rút hồ sơ" lúc 08:20 ngày <ngày>
    Và đồng hồ chỉ 08:00 ngày <một tháng sau>
    Thì hồ sơ ở trạng thái "Dừng xử lý"
    Và mọi đồng hồ của hồ sơ đã dừng
    Và hồ sơ không trễ hạn
    Và không phải xin lỗi

    Dữ liệu:
      | thủ tục                        | ngày       | ai                                | một tháng sau |
      | Cấp bản sao trích lục hộ tịch  | 23/11/2026 | Công chức tư pháp – hộ tịch số 1  | 23/12/2026    |
      | Đăng ký khai sinh              | 23/11/2026 | Công chức tư pháp – hộ tịch số 1  | 23/12/2026    |
      | Đăng ký khai tử                | 23/11/2026 | Công chức tư pháp – hộ tịch số 1  | 23/12/2026    |
      | Đăng ký kết hôn                | 08/12/2025 | Công chức tư pháp – hộ tịch số 1  | 08/01/2026    |
      | Đăng ký kết hôn                | 23/11/2026 | Công chức tư pháp – hộ tịch số 1  | 23/12/2026    |
      | Trợ cấp xã hội hàng tháng      | 23/11/2026 | Chuyên viên văn hoá – xã hội số 1 | 23/12/2026    |
      | Trợ cấp hưu trí xã hội         | 23/11/2026 | Chuyên viên văn hoá – xã hội số 1 | 23/12/2026    |
      | Đăng ký thường trú             | 23/11/2026 | Cán bộ đăng ký cư trú số 1        | 23/12/2026    |

  Khung kịch bản: Đang xác minh, đang hỏi xã khác cũng rút được
    Cho người dân nộp lúc 07:30 ngày <ngày> hồ sơ "<thủ tục>" ghi:
      | <điều> | <là> |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 07:40 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 07:50 ngày <ngày>
    Và "<ai>" làm "<việc>" lúc 08:00 ngày <ngày>
    Khi người dân làm "Rút hồ sơ" lúc 08:10 ngày <ngày>
    Thì "Thời hạn giải quyết" đang đứng
    Khi "Công chức tiếp nhận số 1" làm "Xác nhận rút hồ sơ" lúc 08:20 ngày <ngày>
    Thì mọi đồng hồ của hồ sơ đã dừng

    Dữ liệu:
      | thủ tục            | ngày       | điều                                                       | là | ai                               | việc                                              |
      | Đăng ký khai tử    | 23/11/2026 | Phải xác minh sự việc chết                                 | có | Công chức tư pháp – hộ tịch số 1 | Tiến hành xác minh                                |
      | Đăng ký kết hôn    | 08/12/2025 | Không tra cứu được tình trạng hôn nhân trong cơ sở dữ liệu | có | Công chức tư pháp – hộ tịch số 1 | Hỏi xã nơi thường trú hoặc nơi đã đăng ký kết hôn |
      | Đăng ký kết hôn    | 23/11/2026 | Không tra cứu được tình trạng hôn nhân trong cơ sở dữ liệu | có | Công chức tư pháp – hộ tịch số 1 | Hỏi xã nơi thường trú hoặc nơi đã đăng ký kết hôn |
      | Đăng ký thường trú | 23/11/2026 | Phải xác minh thực tế chỗ ở                                | có | Cán bộ đăng ký cư trú số 1       | Tiến hành xác minh                                |

  Kịch bản: Rút khi đang niêm yết thì niêm yết không kéo hồ sơ đi tiếp
    Cho người dân nộp hồ sơ "Trợ cấp xã hội hàng tháng" lúc 07:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 07:40 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 07:50 ngày 23/11/2026
    Và "Chuyên viên văn hoá – xã hội số 1" làm "Niêm yết kết quả xét duyệt" lúc 08:00 ngày 23/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 17:30 ngày 26/11/2026
    Và đồng hồ chỉ 08:00 ngày 30/11/2026
    Thì hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"
    Và "Thời gian niêm yết công khai" không bị trễ
