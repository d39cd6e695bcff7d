# language: vi
Tính năng: Đăng ký kết hôn
  Căn cứ: Luật Hộ tịch 2014, Điều 18 (đã đọc văn bản): ngay sau khi nhận đủ giấy tờ; cần xác minh thì không quá 5 ngày làm việc. Xã được
  hỏi trả lời trong 3 ngày làm việc, hai bên cùng ký khi nhận kết quả, từ 01/01/2026 không phải nộp Giấy xác nhận tình trạng hôn nhân (theo
  thực tế).

  Khung kịch bản: Tra cứu được tình trạng hôn nhân thì xong trong ngày
    Cho người dân nộp hồ sơ "Đăng ký kết hôn" lúc 07:40 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày <ngày>
    Thì hồ sơ theo bản thủ tục có hiệu lực từ <hiệu lực>
    Và ngày hẹn trả là 17:30 ngày <ngày>
    Và lúc này không làm được "Hỏi xã nơi thường trú hoặc nơi đã đăng ký kết hôn"
    Khi "Công chức tư pháp – hộ tịch số 2" làm "Ghi sổ, dự thảo" lúc 08:40 ngày <ngày>
    Và "Chánh Văn phòng" làm "Trình ký" lúc 09:00 ngày <ngày>
    Và "Chủ tịch UBND xã" làm "Trả lại dự thảo" lúc 09:10 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 2" làm "Trình ký" lúc 09:20 ngày <ngày>
    Và "Chủ tịch UBND xã" làm "Ký" lúc 09:30 ngày <ngày>
    Và "Công chức trả kết quả số 1" thử làm "Trả kết quả" mà không kèm giấy tờ lúc 09:40 ngày <ngày>
    # Chưa có chữ ký của hai bên nam, nữ.
    Thì thao tác bị từ chối
    Khi "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 10:00 ngày <ngày>
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

    Dữ liệu:
      | ngày       | hiệu lực   |
      | 31/12/2025 | 01/07/2025 |
      | 05/01/2026 | 01/01/2026 |
      | 23/11/2026 | 01/01/2026 |

  Khung kịch bản: Sau 15:00 thì ngày làm việc tiếp theo
    Cho người dân nộp hồ sơ "Đăng ký kết hôn" lúc <lúc>
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <lúc>
    Thì ngày hẹn trả là <hẹn>

    # Thứ Sáu 02/01/2026 nghỉ hoán đổi.
    Dữ liệu:
      | lúc                   | hẹn                   |
      | 14:59 ngày 31/12/2025 | 17:30 ngày 31/12/2025 |
      | 15:00 ngày 31/12/2025 | 17:30 ngày 31/12/2025 |
      | 15:01 ngày 31/12/2025 | 17:30 ngày 05/01/2026 |
      | 15:00 ngày 13/02/2026 | 17:30 ngày 13/02/2026 |
      | 15:01 ngày 13/02/2026 | 17:30 ngày 23/02/2026 |

  Khung kịch bản: Không tra cứu được thì hỏi xã khác và thời hạn thành năm ngày làm việc
    Cho người dân nộp lúc 07:40 ngày <thứ hai> hồ sơ "Đăng ký kết hôn" ghi:
      | Không tra cứu được tình trạng hôn nhân trong cơ sở dữ liệu | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày <thứ hai>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày <thứ hai>
    Thì lúc này không làm được "Ghi sổ, dự thảo"
    Khi "Công chức tư pháp – hộ tịch số 2" làm "Hỏi xã nơi thường trú hoặc nơi đã đăng ký kết hôn" lúc 09:00 ngày <thứ hai>
    Thì ngày hẹn trả là 17:30 ngày <thứ hai sau>
    Khi "Công chức tư pháp – hộ tịch xã khác số 1" trả lời ý kiến lúc 17:30 ngày <thứ năm>
    Thì hồ sơ ở trạng thái "Ghi sổ, dự thảo Giấy chứng nhận kết hôn"
    Khi "Công chức tư pháp – hộ tịch số 2" làm "Trình ký" lúc 08:00 ngày <thứ hai sau>
    Và "Phó Chủ tịch UBND xã số 1" làm "Ký" lúc 17:30 ngày <thứ hai sau>
    Thì hồ sơ không trễ hạn

    Dữ liệu:
      | thứ hai    | thứ năm    | thứ hai sau |
      | 08/12/2025 | 11/12/2025 | 15/12/2025  |
      | 07/12/2026 | 10/12/2026 | 14/12/2026  |

  Khung kịch bản: Xã được hỏi quá ba ngày làm việc thì thời gian từ đó là của xã ấy
    Cho người dân nộp lúc 07:40 ngày 07/12/2026 hồ sơ "Đăng ký kết hôn" ghi:
      | Không tra cứu được tình trạng hôn nhân trong cơ sở dữ liệu | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày 07/12/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 07/12/2026
    Và "Công chức tư pháp – hộ tịch số 2" làm "Hỏi xã nơi thường trú hoặc nơi đã đăng ký kết hôn" lúc 09:00 ngày 07/12/2026
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "Chờ xã khác xác minh tình trạng hôn nhân"
    Và "<nơi>" đang giữ hồ sơ

    Dữ liệu:
      | lúc                   | nơi                       |
      | 17:30 ngày 10/12/2026 | Văn phòng HĐND và UBND    |
      | 17:31 ngày 10/12/2026 | Bộ phận tư pháp – hộ tịch |

  Khung kịch bản: Nộp trực tuyến thì sửa rồi xác nhận bản dự thảo mới trình ký
    Cho người dân nộp lúc 07:40 ngày <ngày> hồ sơ "Đăng ký kết hôn" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 2" làm "Ghi sổ, dự thảo" lúc 08:40 ngày <ngày>
    Thì lúc này không làm được "Trình ký"
    Khi "Công chức tư pháp – hộ tịch số 2" làm "Gửi bản dự thảo để xác nhận" lúc 09:00 ngày <ngày>
    Và người dân làm "Báo chỗ sai trong bản dự thảo" lúc 09:10 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 2" làm "Gửi bản dự thảo để xác nhận" lúc 09:20 ngày <ngày>
    Và người dân làm "Xác nhận bản dự thảo" lúc 09:30 ngày <ngày>
    Thì lúc này làm được "Trình ký"
    Nhưng lúc này không làm được "Gửi bản dự thảo để xác nhận"

    Dữ liệu:
      | ngày       |
      | 08/12/2025 |
      | 07/12/2026 |

  Khung kịch bản: Không xác nhận trong một ngày thì coi như đã xác nhận
    Cho người dân nộp lúc 07:40 ngày <ngày> hồ sơ "Đăng ký kết hôn" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 2" làm "Ghi sổ, dự thảo" lúc 08:40 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 2" làm "Gửi bản dự thảo để xác nhận" lúc 09:00 ngày <ngày>
    Khi đồng hồ chỉ 17:30 ngày <hôm sau>
    Thì "người dân" đang giữ hồ sơ
    Khi đồng hồ chỉ 17:31 ngày <hôm sau>
    Thì "Văn phòng HĐND và UBND" đang giữ hồ sơ
    Và lúc này làm được "Trình ký"
    Và hồ sơ không trễ hạn

    Dữ liệu:
      | ngày       | hôm sau    |
      | 08/12/2025 | 09/12/2025 |
      | 07/12/2026 | 08/12/2026 |

  Khung kịch bản: Chờ bổ sung thì thời hạn đứng, quá năm ngày làm việc thì hồ sơ dừng
    Cho người dân nộp hồ sơ "Đăng ký kết hôn" lúc 07:40 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày <ngày>
    Khi "Chánh Văn phòng" thử làm "Yêu cầu bổ sung" lúc 08:20 ngày <ngày>
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |
    Khi "Công chức tư pháp – hộ tịch số 2" làm "Yêu cầu bổ sung" lúc 09:00 ngày <ngày>
    Thì "Thời hạn giải quyết" đang đứng
    Khi đồng hồ chỉ 17:30 ngày <hạn>
    Thì hồ sơ ở trạng thái "Chờ bổ sung hồ sơ"
    Khi đồng hồ chỉ 17:31 ngày <hạn>
    Thì hồ sơ ở trạng thái "Dừng xử lý"

    # Năm ngày làm việc để bổ sung là giả định.
    Dữ liệu:
      | ngày       | hạn        |
      | 08/12/2025 | 15/12/2025 |
      | 07/12/2026 | 14/12/2026 |
