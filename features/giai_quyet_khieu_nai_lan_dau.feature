# language: vi
Tính năng: Giải quyết khiếu nại lần đầu tại cấp xã
  Căn cứ: Luật Khiếu nại 2011, Điều 27, 28 (đã đọc văn bản): giải quyết trong 30 ngày kể từ ngày thụ lý, phức tạp 45 ngày; vùng sâu,
  vùng xa 45 ngày, phức tạp 60 ngày. Điều 29, 30, 31 (theo trí nhớ): xác minh, đối thoại, quyết định. Trễ thì xin lỗi như hồ sơ một cửa: suy luận (chưa chắc).

  Kịch bản: Chủ tịch xã thụ lý, công chức xác minh, Chủ tịch xã quyết định
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Thì "Văn phòng HĐND và UBND" đang giữ hồ sơ
    Khi "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Thì ngày hẹn trả là 17:30 ngày 01/07/2026
    Khi "Công chức xác minh khiếu nại số 1" làm "Dự thảo quyết định" lúc 09:00 ngày 12/06/2026
    Và "Công chức xác minh khiếu nại số 1" làm "Trình ký" lúc 15:00 ngày 15/06/2026
    Và "Chủ tịch UBND xã" làm "Ký quyết định" lúc 17:30 ngày 01/07/2026
    Thì hồ sơ ở trạng thái "Đã có quyết định giải quyết"
    Và hồ sơ không trễ hạn
    Khi "Công chức tiếp công dân số 1" làm "Gửi quyết định giải quyết" lúc 08:00 ngày 02/07/2026
    Thì hồ sơ ở trạng thái "Đã gửi quyết định giải quyết"
    Và không ai nợ văn bản nào

  Kịch bản: Yêu cầu khác kết quả xác minh thì phải đối thoại trước khi dự thảo
    Cho người dân nộp lúc 08:00 ngày 28/05/2026 hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" ghi:
      | Yêu cầu của người khiếu nại khác kết quả xác minh | có |
    Và "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Thì lúc này không làm được "Dự thảo quyết định"
    Khi "Công chức xác minh khiếu nại số 1" làm "Tổ chức đối thoại" lúc 09:00 ngày 12/06/2026
    Thì "Lãnh đạo UBND xã" đang giữ hồ sơ
    Khi "Chủ tịch UBND xã" thử làm "Kết thúc đối thoại" mà không kèm giấy tờ lúc 10:00 ngày 12/06/2026
    Thì thao tác bị từ chối
    Khi "Chủ tịch UBND xã" làm "Kết thúc đối thoại" lúc 10:10 ngày 12/06/2026
    Thì hồ sơ ở trạng thái "Dự thảo quyết định giải quyết"

  Kịch bản: Kết quả giống yêu cầu thì không phải đối thoại
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Khi "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Thì lúc này làm được "Dự thảo quyết định"
    Nhưng lúc này không làm được "Tổ chức đối thoại"

  Kịch bản: Vụ việc phức tạp thì kéo dài đến ngày thứ 45, chỉ một lần
    Cho người dân nộp lúc 08:00 ngày 28/05/2026 hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" ghi:
      | Vụ việc phức tạp | có |
    Và "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Thì ngày hẹn trả là 17:30 ngày 01/07/2026
    Khi "Chủ tịch UBND xã" làm "Kéo dài vì vụ việc phức tạp" lúc 09:00 ngày 22/06/2026
    Thì ngày hẹn trả là 17:30 ngày 16/07/2026
    Và lúc này không làm được "Kéo dài vì vụ việc phức tạp"
    Khi "Chủ tịch UBND xã" thử làm "Kéo dài vì vụ việc phức tạp" lúc 09:10 ngày 22/06/2026
    Thì thao tác bị từ chối

  Kịch bản: Không phức tạp thì không được kéo dài
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Và "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Khi "Chủ tịch UBND xã" thử làm "Kéo dài vì vụ việc phức tạp" lúc 09:00 ngày 22/06/2026
    Thì thao tác bị từ chối
    Và ngày hẹn trả là 17:30 ngày 01/07/2026

  Kịch bản: Vùng sâu, vùng xa có 45 ngày, phức tạp thì 60 ngày
    Cho người dân xin "Vùng sâu, vùng xa" và nộp lúc 08:00 ngày 28/05/2026 hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" ghi:
      | Ở vùng sâu, vùng xa đi lại khó khăn | có |
      | Vụ việc phức tạp                    | có |
    Khi "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Thì hồ sơ đi "Vùng sâu, vùng xa"
    Và ngày hẹn trả là 17:30 ngày 16/07/2026
    Khi "Chủ tịch UBND xã" làm "Kéo dài vì vụ việc phức tạp" lúc 09:00 ngày 22/06/2026
    Thì ngày hẹn trả là 17:30 ngày 31/07/2026

  Kịch bản: Không ở vùng sâu, vùng xa thì vẫn là 30 ngày
    Cho người dân xin "Vùng sâu, vùng xa" và nộp lúc 08:00 ngày 28/05/2026 hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" ghi:
      | Ở vùng sâu, vùng xa đi lại khó khăn | không |
    Khi "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Thì hồ sơ đi luồng thường
    Và ngày hẹn trả là 17:30 ngày 01/07/2026

  Kịch bản: Quá hạn một phút thì phải xin lỗi, phần trễ là của nơi giữ quá định mức
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Và "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Khi đồng hồ chỉ 17:30 ngày 01/07/2026
    Thì không phải xin lỗi
    Khi đồng hồ chỉ 17:31 ngày 01/07/2026
    Thì phải xin lỗi đúng một lần
    Và phải gửi văn bản xin lỗi chậm nhất 17:30 ngày 02/07/2026
    Khi "Công chức xác minh khiếu nại số 1" làm "Dự thảo quyết định" lúc 08:30 ngày 02/07/2026
    Và "Công chức xác minh khiếu nại số 1" làm "Trình ký" lúc 09:00 ngày 02/07/2026
    Và "Chủ tịch UBND xã" làm "Ký quyết định" lúc 09:30 ngày 02/07/2026
    Thì hồ sơ trễ 2 giờ làm việc
    Và "Văn phòng HĐND và UBND" chịu trách nhiệm 2 giờ làm việc
    Và "Lãnh đạo UBND xã" không chịu trách nhiệm

  Kịch bản: Không thụ lý thì phải nêu rõ lý do
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Khi "Chủ tịch UBND xã" thử làm "Không thụ lý khiếu nại" mà không kèm giấy tờ lúc 09:00 ngày 01/06/2026
    Thì thao tác bị từ chối
    Khi "Chủ tịch UBND xã" làm "Không thụ lý khiếu nại" lúc 09:10 ngày 01/06/2026
    Thì hồ sơ ở trạng thái "Không thụ lý"
    Và không ai nợ văn bản nào

  Khung kịch bản: Chỉ Chủ tịch xã thụ lý hoặc không thụ lý
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Khi "<ai>" thử làm "<việc>" lúc 09:00 ngày 01/06/2026
    Thì chỉ những người này được làm việc đó:
      | Chủ tịch UBND xã |

    Dữ liệu:
      | ai                           | việc                   |
      | Phó Chủ tịch UBND xã số 1    | Thụ lý khiếu nại       |
      | Công chức tiếp công dân số 1 | Thụ lý khiếu nại       |
      | Phó Chủ tịch UBND xã số 1    | Không thụ lý khiếu nại |

  Kịch bản: Chủ tịch trả lại dự thảo thì hạn không đổi
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Và "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Và "Công chức xác minh khiếu nại số 1" làm "Dự thảo quyết định" lúc 09:00 ngày 12/06/2026
    Và "Chánh Văn phòng" làm "Trình ký" lúc 15:00 ngày 15/06/2026
    Khi "Chủ tịch UBND xã" làm "Trả lại dự thảo" lúc 16:00 ngày 15/06/2026
    Thì hồ sơ ở trạng thái "Dự thảo quyết định giải quyết"
    Và ngày hẹn trả là 17:30 ngày 01/07/2026

  Kịch bản: Người khiếu nại rút đơn thì thời hạn đứng, Chủ tịch xã ra quyết định đình chỉ
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Và "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Khi người dân làm "Rút khiếu nại" lúc 09:00 ngày 10/06/2026
    Thì "Thời hạn giải quyết khiếu nại" đang đứng
    Khi "Chủ tịch UBND xã" làm "Đình chỉ vì rút khiếu nại" lúc 09:00 ngày 11/06/2026
    Thì hồ sơ ở trạng thái "Đình chỉ giải quyết"
    Và mọi đồng hồ của hồ sơ đã dừng
    Và không ai nợ văn bản nào

  Kịch bản: Chưa thụ lý cũng rút được; có quyết định rồi thì không
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Thì lúc này làm được "Rút khiếu nại"
    Khi "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc 10:00 ngày 01/06/2026
    Và "Công chức xác minh khiếu nại số 1" làm "Dự thảo quyết định" lúc 09:00 ngày 12/06/2026
    Và "Công chức xác minh khiếu nại số 2" làm "Trình ký" lúc 15:00 ngày 15/06/2026
    Và "Chủ tịch UBND xã" làm "Ký quyết định" lúc 16:00 ngày 15/06/2026
    Và người dân thử làm "Rút khiếu nại" lúc 16:01 ngày 15/06/2026
    Thì thao tác bị từ chối
