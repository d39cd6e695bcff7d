# language: vi
Tính năng: Đăng ký khai sinh
  Căn cứ: Luật Hộ tịch 2014, Điều 5 khoản 3 (đã đọc văn bản): trong ngày; nhận sau 15:00 mà không trả được ngay thì trong ngày làm việc
  tiếp theo; Điều 16 (theo trí nhớ): thủ tục. Bước lấy số định danh và định mức theo trí nhớ; năm ngày làm việc để bổ sung là giả định (chưa chắc, cấu hình được).

  Khung kịch bản: Trả trong ngày, sau 15:00 thì ngày làm việc tiếp theo
    Cho người dân nộp hồ sơ "Đăng ký khai sinh" lúc <lúc>
    Khi "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc <lúc>
    Thì ngày hẹn trả là <hẹn>

    Dữ liệu:
      | lúc                   | hẹn                   |
      | 14:59 ngày 23/11/2026 | 17:30 ngày 23/11/2026 |
      | 15:00 ngày 23/11/2026 | 17:30 ngày 23/11/2026 |
      | 15:01 ngày 23/11/2026 | 17:30 ngày 25/11/2026 |
      | 15:01 ngày 13/02/2026 | 17:30 ngày 23/02/2026 |
      | 15:01 ngày 22/08/2026 | 17:30 ngày 24/08/2026 |

  Khung kịch bản: Kiểm tra, lấy số định danh, ghi sổ, ký trong một buổi sáng
    Cho người dân nộp hồ sơ "Đăng ký khai sinh" lúc 07:40 ngày <ngày>
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 07:50 ngày <ngày>
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:00 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 3" làm "Gửi thông tin để lấy số định danh" lúc 08:30 ngày <ngày>
    Khi "Công chức tư pháp – hộ tịch số 3" làm "Sai thông tin nên kiểm tra lại" lúc 08:40 ngày <ngày>
    Thì hồ sơ ở trạng thái "Kiểm tra hồ sơ khai sinh"
    Khi "Công chức tư pháp – hộ tịch số 3" làm "Gửi thông tin để lấy số định danh" lúc 08:50 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 3" làm "Đã có số định danh" lúc 09:10 ngày <ngày>
    Thì lúc này không làm được "Gửi bản dự thảo để xác nhận"
    Khi "Chánh Văn phòng" làm "Trình ký" lúc 09:20 ngày <ngày>
    Và "Chủ tịch UBND xã" làm "Trả lại dự thảo" lúc 09:30 ngày <ngày>
    Thì hồ sơ ở trạng thái "Ghi sổ, dự thảo Giấy khai sinh"
    Khi "Công chức tư pháp – hộ tịch số 3" làm "Trình ký" lúc 09:40 ngày <ngày>
    Và "Phó Chủ tịch UBND xã số 2" làm "Ký" lúc 09:50 ngày <ngày>
    Và "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 10:00 ngày <ngày>
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

    Dữ liệu:
      | ngày       |
      | 13/07/2026 |
      | 23/11/2026 |

  Khung kịch bản: Nộp trực tuyến thì sửa rồi xác nhận bản dự thảo mới trình ký
    Cho người dân nộp lúc 07:40 ngày <ngày> hồ sơ "Đăng ký khai sinh" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:05 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 3" làm "Gửi thông tin để lấy số định danh" lúc 08:20 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 3" làm "Đã có số định danh" lúc 08:40 ngày <ngày>
    Thì lúc này không làm được "Trình ký"
    Khi "Công chức tư pháp – hộ tịch số 3" làm "Gửi bản dự thảo để xác nhận" lúc 09:00 ngày <ngày>
    Và người dân làm "Báo chỗ sai trong bản dự thảo" lúc 09:10 ngày <ngày>
    Thì hồ sơ ở trạng thái "Ghi sổ, dự thảo Giấy khai sinh"
    Và lúc này không làm được "Trình ký"
    Khi "Công chức tư pháp – hộ tịch số 3" làm "Gửi bản dự thảo để xác nhận" lúc 09:20 ngày <ngày>
    Và người dân làm "Xác nhận bản dự thảo" lúc 09:25 ngày <ngày>
    Thì lúc này làm được "Trình ký"
    Nhưng lúc này không làm được "Gửi bản dự thảo để xác nhận"

    Dữ liệu:
      | ngày       |
      | 13/07/2026 |
      | 23/11/2026 |

  Kịch bản: Quá giờ hẹn một phút là trễ, và người giữ hồ sơ phút ấy chịu
    Cho người dân nộp hồ sơ "Đăng ký khai sinh" lúc 15:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 15:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 15:20 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 3" làm "Gửi thông tin để lấy số định danh" lúc 16:00 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 3" làm "Đã có số định danh" lúc 16:30 ngày 23/11/2026
    # Ghi sổ có định mức 20 phút, giữ 61 phút: vượt 41 phút. Ký có định mức 40 phút, giữ 10 phút.
    Và "Công chức tư pháp – hộ tịch số 3" làm "Trình ký" lúc 07:31 ngày 25/11/2026
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 07:41 ngày 25/11/2026
    Thì hồ sơ trễ 11 phút làm việc
    Và "Văn phòng HĐND và UBND" chịu trách nhiệm 11 phút làm việc
    Và "Lãnh đạo UBND xã" không chịu trách nhiệm
    Và "Uỷ ban nhân dân xã Định Hoá" là nơi phải xin lỗi
    Và phải gửi văn bản xin lỗi chậm nhất 17:30 ngày 25/11/2026

  Kịch bản: Chỉ công chức tư pháp – hộ tịch kiểm tra và lấy số định danh
    Cho người dân nộp hồ sơ "Đăng ký khai sinh" lúc 07:40 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:05 ngày 23/11/2026
    Khi "Chánh Văn phòng" thử làm "Gửi thông tin để lấy số định danh" lúc 08:10 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |
    Khi "Công chức tư pháp – hộ tịch số 3" làm "Gửi thông tin để lấy số định danh" lúc 08:20 ngày 23/11/2026
    Và "Chánh Văn phòng" thử làm "Đã có số định danh" lúc 08:30 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |

  Khung kịch bản: Không bổ sung trong năm ngày làm việc thì hồ sơ dừng
    Cho người dân nộp hồ sơ "Đăng ký khai sinh" lúc 07:40 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:05 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 3" làm "Yêu cầu bổ sung" lúc 08:20 ngày 23/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "<trạng thái>"
    Và không phải xin lỗi

    Dữ liệu:
      | lúc                   | trạng thái        |
      | 17:30 ngày 01/12/2026 | Chờ bổ sung hồ sơ |
      | 17:31 ngày 01/12/2026 | Dừng xử lý        |
