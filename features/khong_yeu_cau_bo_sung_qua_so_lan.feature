# language: vi
Tính năng: Không yêu cầu người dân bổ sung quá số lần cho phép
  Căn cứ: NĐ 63/2010/NĐ-CP, Điều 20 khoản 4 (đã đọc văn bản): không quá hai lần cho một việc. NĐ 217/2026/NĐ-CP, Điều 54 khoản 2
  điểm b (đã đọc văn bản): giấy phép xây dựng nhà ở chỉ một lần.

  Khung kịch bản: Hai lần thì được, lần thứ ba thì không
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc <nộp>
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <nộp>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc <nộp>
    Và "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc <nộp>
    Và người dân làm "Nộp bổ sung" lúc <hôm sau>
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc <hôm sau>
    Thì hồ sơ ở trạng thái "Chờ bổ sung hồ sơ"
    Khi người dân làm "Nộp bổ sung" lúc <hôm sau nữa>
    Thì lúc này không làm được "Yêu cầu bổ sung"
    Nhưng lúc này làm được "Dự thảo"
    Khi "Công chức tư pháp – hộ tịch số 2" thử làm "Yêu cầu bổ sung" lúc <hôm sau nữa>
    Thì thao tác bị từ chối
    Và hồ sơ ở trạng thái "Kiểm tra, tra cứu hộ tịch"

    Dữ liệu:
      | nộp                   | hôm sau               | hôm sau nữa           |
      | 09:00 ngày 13/07/2026 | 09:00 ngày 14/07/2026 | 09:00 ngày 15/07/2026 |
      | 09:00 ngày 25/11/2026 | 09:00 ngày 26/11/2026 | 09:00 ngày 27/11/2026 |

  Kịch bản: Giấy phép xây dựng nhà ở thì chỉ một lần
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng            | 2  |
      | Diện tích sàn (m²) | 90 |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Khi người dân làm "Nộp bổ sung" lúc 10:30 ngày 26/11/2026
    Thì lúc này không làm được "Yêu cầu bổ sung"
    Nhưng lúc này làm được "Dự thảo giấy phép"
    Khi "Chuyên viên kinh tế số 1" thử làm "Yêu cầu bổ sung" lúc 14:00 ngày 26/11/2026
    Thì thao tác bị từ chối

  Khung kịch bản: Hộ tịch, bảo trợ xã hội, cư trú cũng chỉ hai lần
    Cho người dân nộp hồ sơ "<thủ tục>" lúc 07:30 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 07:40 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 07:50 ngày <ngày>
    Và "<ai>" làm "Yêu cầu bổ sung" lúc 08:00 ngày <ngày>
    Và người dân làm "Nộp bổ sung" lúc 08:10 ngày <ngày>
    Và "<ai>" làm "Yêu cầu bổ sung" lúc 08:20 ngày <ngày>
    Khi người dân làm "Nộp bổ sung" lúc 08:30 ngày <ngày>
    Thì lúc này không làm được "Yêu cầu bổ sung"
    Nhưng lúc này làm được "<làm tiếp>"

    Dữ liệu:
      | thủ tục                        | ngày       | ai                                | làm tiếp                         |
      | Cấp bản sao trích lục hộ tịch  | 13/07/2026 | Công chức tư pháp – hộ tịch số 1  | Trình ký                         |
      | Cấp bản sao trích lục hộ tịch  | 23/11/2026 | Công chức tư pháp – hộ tịch số 1  | Trình ký                         |
      | Đăng ký khai sinh              | 13/07/2026 | Công chức tư pháp – hộ tịch số 1  | Gửi thông tin để lấy số định danh |
      | Đăng ký khai sinh              | 23/11/2026 | Công chức tư pháp – hộ tịch số 1  | Gửi thông tin để lấy số định danh |
      | Đăng ký khai tử                | 13/07/2026 | Công chức tư pháp – hộ tịch số 1  | Ghi sổ, dự thảo                  |
      | Đăng ký khai tử                | 23/11/2026 | Công chức tư pháp – hộ tịch số 1  | Ghi sổ, dự thảo                  |
      | Đăng ký kết hôn                | 08/12/2025 | Công chức tư pháp – hộ tịch số 1  | Ghi sổ, dự thảo                  |
      | Đăng ký kết hôn                | 23/11/2026 | Công chức tư pháp – hộ tịch số 1  | Ghi sổ, dự thảo                  |
      | Trợ cấp xã hội hàng tháng      | 13/07/2026 | Chuyên viên văn hoá – xã hội số 1 | Niêm yết kết quả xét duyệt       |
      | Trợ cấp xã hội hàng tháng      | 23/11/2026 | Chuyên viên văn hoá – xã hội số 1 | Niêm yết kết quả xét duyệt       |
      | Trợ cấp hưu trí xã hội         | 13/07/2026 | Chuyên viên văn hoá – xã hội số 1 | Dự thảo                          |
      | Trợ cấp hưu trí xã hội         | 23/11/2026 | Chuyên viên văn hoá – xã hội số 1 | Dự thảo                          |
      | Đăng ký thường trú             | 13/07/2026 | Cán bộ đăng ký cư trú số 1        | Trình duyệt                      |
      | Đăng ký thường trú             | 23/11/2026 | Cán bộ đăng ký cư trú số 1        | Trình duyệt                      |
