# language: vi
Tính năng: Đăng ký khai tử
  Căn cứ: Luật Hộ tịch 2014, Điều 5 khoản 3 (đã đọc văn bản): trong ngày; nhận sau 15:00 mà không trả được ngay thì trong ngày làm việc tiếp
  theo. Phải xác minh thì không quá 3 ngày làm việc (theo trí nhớ).

  Khung kịch bản: Không phải xác minh thì trả trong ngày
    Cho người dân nộp hồ sơ "Đăng ký khai tử" lúc 07:40 ngày <ngày>
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày <ngày>
    Thì ngày hẹn trả là 17:30 ngày <ngày>
    Và lúc này không làm được "Tiến hành xác minh"
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Ghi sổ, dự thảo" lúc 08:40 ngày <ngày>
    Và "Chánh Văn phòng" làm "Trình ký" lúc 09:00 ngày <ngày>
    Và "Chủ tịch UBND xã" làm "Trả lại dự thảo" lúc 09:10 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 09:20 ngày <ngày>
    Và "Chủ tịch UBND xã" làm "Ký" lúc 17:30 ngày <ngày>
    Thì hồ sơ ở trạng thái "Đã xử lý xong"
    Và hồ sơ không trễ hạn
    Và không phải xin lỗi

    Dữ liệu:
      | ngày       |
      | 13/07/2026 |
      | 23/11/2026 |

  Khung kịch bản: Phải xác minh thì thời hạn dài thêm ba ngày làm việc
    Cho người dân nộp lúc 07:40 ngày 22/08/2026 hồ sơ "Đăng ký khai tử" ghi:
      | Phải xác minh sự việc chết | có |
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc <tiếp nhận>
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc <chuyển>
    Thì ngày hẹn trả là <trong ngày>
    Và lúc này không làm được "Ghi sổ, dự thảo"
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Tiến hành xác minh" lúc <chuyển>
    Thì ngày hẹn trả là <có xác minh>
    Và "Thời hạn giải quyết" đang chạy

    # Thứ Bảy 22/8 làm bù; 31/8, 01/9 và 02/9 nghỉ; 24/11 nghỉ.
    Dữ liệu:
      | tiếp nhận             | chuyển                | trong ngày            | có xác minh           |
      | 09:00 ngày 22/08/2026 | 09:30 ngày 22/08/2026 | 17:30 ngày 22/08/2026 | 17:30 ngày 26/08/2026 |
      | 15:00 ngày 28/08/2026 | 15:10 ngày 28/08/2026 | 17:30 ngày 28/08/2026 | 17:30 ngày 07/09/2026 |
      | 15:01 ngày 28/08/2026 | 15:10 ngày 28/08/2026 | 17:30 ngày 03/09/2026 | 17:30 ngày 08/09/2026 |
      | 15:00 ngày 23/11/2026 | 15:10 ngày 23/11/2026 | 17:30 ngày 23/11/2026 | 17:30 ngày 27/11/2026 |
      | 15:01 ngày 23/11/2026 | 15:10 ngày 23/11/2026 | 17:30 ngày 25/11/2026 | 17:30 ngày 30/11/2026 |

  Khung kịch bản: Xác minh xong thì ghi sổ, trình ký; Văn phòng giữ hồ sơ suốt lúc xác minh
    Cho người dân nộp lúc 07:40 ngày <ngày> hồ sơ "Đăng ký khai tử" ghi:
      | Phải xác minh sự việc chết | có |
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:30 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 1" làm "Tiến hành xác minh" lúc 09:15 ngày <ngày>
    Thì "Văn phòng HĐND và UBND" đang giữ hồ sơ
    Khi "Chánh Văn phòng" thử làm "Báo kết quả xác minh" lúc 10:00 ngày <hôm sau>
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Báo kết quả xác minh" lúc 11:00 ngày <hôm sau>
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 11:20 ngày <hôm sau>
    Và "Phó Chủ tịch UBND xã số 1" làm "Ký" lúc 14:00 ngày <hôm sau>
    Và "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 15:00 ngày <hôm sau>
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

    Dữ liệu:
      | ngày       | hôm sau    |
      | 13/07/2026 | 14/07/2026 |
      | 23/11/2026 | 25/11/2026 |

  Kịch bản: Xác minh quá lâu thì Văn phòng chịu phần vượt định mức
    Cho người dân nộp lúc 07:40 ngày 23/11/2026 hồ sơ "Đăng ký khai tử" ghi:
      | Phải xác minh sự việc chết | có |
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Tiến hành xác minh" lúc 09:15 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Báo kết quả xác minh" lúc 08:00 ngày 30/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 08:30 ngày 30/11/2026
    Khi "Phó Chủ tịch UBND xã số 1" làm "Ký" lúc 09:15 ngày 30/11/2026
    Thì hồ sơ trễ 1 giờ 45 phút làm việc
    Và "Văn phòng HĐND và UBND" chịu trách nhiệm 1 giờ 45 phút làm việc
    Và "Lãnh đạo UBND xã" không chịu trách nhiệm
    Và phải xin lỗi đúng một lần

  Khung kịch bản: Chánh Văn phòng không kiểm tra thay công chức tư pháp – hộ tịch
    Cho người dân nộp lúc 07:40 ngày 23/11/2026 hồ sơ "Đăng ký khai tử" ghi:
      | Phải xác minh sự việc chết | <xác minh> |
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:30 ngày 23/11/2026
    Khi "Chánh Văn phòng" thử làm "<việc>" lúc 08:40 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |

    Dữ liệu:
      | xác minh | việc               |
      | có       | Tiến hành xác minh |
      | có       | Yêu cầu bổ sung    |
      | không    | Ghi sổ, dự thảo    |
