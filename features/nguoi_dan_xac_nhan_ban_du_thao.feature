# language: vi
Tính năng: Nộp trực tuyến thì người dân xác nhận bản dự thảo
  Căn cứ: văn bản thủ tục hành chính hộ tịch 2025–2026 (theo thực tế): gửi bản dự thảo cho người nộp trực tuyến kiểm tra, tối đa một ngày;
  không phản hồi thì làm tiếp. Thời gian chờ không tính là suy luận từ NĐ 301/2026/NĐ-CP, Điều 4 khoản 7 (chưa chắc, cấu hình được).

  Khung kịch bản: Chờ xác nhận thì thời hạn đứng, phần còn lại được giữ nguyên
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp bản sao trích lục hộ tịch" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 23/11/2026
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Gửi bản dự thảo để xác nhận" lúc 09:00 ngày 23/11/2026
    Thì "người dân" đang giữ hồ sơ
    Và "Thời hạn giải quyết" đang đứng
    Khi người dân làm "<việc>" lúc <lúc>
    Thì hồ sơ ở trạng thái "Tra cứu sổ và cơ sở dữ liệu hộ tịch"
    Và ngày hẹn trả là <hẹn>
    Và lúc này làm được "<được>"
    Nhưng lúc này không làm được "<không được>"

    # Còn 6 giờ 30 phút làm việc khi gửi bản dự thảo; 24/11 nghỉ.
    Dữ liệu:
      | việc                          | lúc                   | hẹn                   | được                        | không được                  |
      | Xác nhận bản dự thảo          | 09:00 ngày 23/11/2026 | 17:30 ngày 23/11/2026 | Trình ký                    | Gửi bản dự thảo để xác nhận |
      | Xác nhận bản dự thảo          | 10:00 ngày 23/11/2026 | 08:30 ngày 25/11/2026 | Trình ký                    | Gửi bản dự thảo để xác nhận |
      | Báo chỗ sai trong bản dự thảo | 10:00 ngày 23/11/2026 | 08:30 ngày 25/11/2026 | Gửi bản dự thảo để xác nhận | Trình ký                    |

  Khung kịch bản: Quá một ngày không phản hồi thì coi như đã xác nhận
    Cho người dân nộp lúc 08:00 ngày 25/11/2026 hồ sơ "Cấp bản sao trích lục hộ tịch" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày 25/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Gửi bản dự thảo để xác nhận" lúc 09:00 ngày 25/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "<trạng thái>"
    Và "<nơi>" đang giữ hồ sơ

    Dữ liệu:
      | lúc                   | trạng thái                              | nơi                    |
      | 17:30 ngày 26/11/2026 | Chờ người yêu cầu xác nhận bản dự thảo  | người dân              |
      | 17:31 ngày 26/11/2026 | Tra cứu sổ và cơ sở dữ liệu hộ tịch     | Văn phòng HĐND và UBND |

  Kịch bản: Im lặng của người dân không làm ai trễ; làm tiếp trong phần giờ còn lại
    Cho người dân nộp lúc 08:00 ngày 25/11/2026 hồ sơ "Đăng ký khai sinh" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày 25/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Gửi thông tin để lấy số định danh" lúc 08:30 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Đã có số định danh" lúc 08:40 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Gửi bản dự thảo để xác nhận" lúc 09:00 ngày 25/11/2026
    Khi đồng hồ chỉ 08:00 ngày 27/11/2026
    Thì hồ sơ ở trạng thái "Ghi sổ, dự thảo Giấy khai sinh"
    Và hồ sơ không trễ hạn
    Và ngày hẹn trả là 16:00 ngày 27/11/2026
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 08:10 ngày 27/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 08:30 ngày 27/11/2026
    Thì hồ sơ không trễ hạn

  Kịch bản: Đang chờ xác nhận cũng rút được; công chức không xác nhận thay
    Cho người dân nộp lúc 08:00 ngày 25/11/2026 hồ sơ "Cấp bản sao trích lục hộ tịch" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày 25/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Gửi bản dự thảo để xác nhận" lúc 09:00 ngày 25/11/2026
    Khi "Công chức tư pháp – hộ tịch số 1" thử làm "Xác nhận bản dự thảo" lúc 09:10 ngày 25/11/2026
    Thì chỉ "người dân" được làm việc đó
    Khi người dân thử làm "Coi như đã xác nhận" lúc 09:20 ngày 25/11/2026
    Thì thao tác bị từ chối
    Khi người dân làm "Rút hồ sơ" lúc 10:00 ngày 25/11/2026
    Và đồng hồ chỉ 08:00 ngày 30/11/2026
    Thì hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"

  Kịch bản: Chánh Văn phòng không gửi bản dự thảo thay công chức tư pháp – hộ tịch
    Cho người dân nộp lúc 08:00 ngày 25/11/2026 hồ sơ "Cấp bản sao trích lục hộ tịch" ghi:
      | Nộp trực tuyến | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày 25/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 25/11/2026
    Khi "Chánh Văn phòng" thử làm "Gửi bản dự thảo để xác nhận" lúc 09:00 ngày 25/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |
