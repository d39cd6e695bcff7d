# language: vi
Tính năng: Tại nơi tiếp nhận chỉ hướng dẫn một lần, đầy đủ
  Căn cứ: NĐ 118/2025/NĐ-CP sửa đổi bởi NĐ 309/2026/NĐ-CP, Điều 17 khoản 2 điểm a (đã đọc văn bản): thông báo nêu rõ nội dung, lý do
  và hướng dẫn đầy đủ trong một lần. Thời hạn tính từ khi nhận đủ hồ sơ đúng quy định (Điều 17 khoản 3), không từ khi nộp.

  Khung kịch bản: Hoàn thiện xong mới tiếp nhận, hạn tính từ lúc tiếp nhận
    Cho người dân nộp hồ sơ "<thủ tục>" lúc 08:00 ngày <nộp>
    Và "Công chức tiếp nhận số 1" làm "Hướng dẫn hoàn thiện hồ sơ" lúc 08:30 ngày <nộp>
    Và người dân làm "Nộp hồ sơ đã hoàn thiện" lúc 14:00 ngày <hoàn thiện>
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 14:30 ngày <hoàn thiện>
    Thì ngày hẹn trả là <hẹn>

    Dữ liệu:
      | thủ tục                                | nộp        | hoàn thiện | hẹn                   |
      | Cấp bản sao trích lục hộ tịch          | 20/11/2026 | 23/11/2026 | 17:30 ngày 23/11/2026 |
      | Cấp Giấy xác nhận tình trạng hôn nhân  | 20/11/2026 | 23/11/2026 | 17:30 ngày 27/11/2026 |
      | Cấp bản sao trích lục hộ tịch          | 13/07/2026 | 14/07/2026 | 17:30 ngày 14/07/2026 |

  Kịch bản: Không hướng dẫn lần thứ hai
    Cho người dân nộp hồ sơ "Cấp bản sao trích lục hộ tịch" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Hướng dẫn hoàn thiện hồ sơ" lúc 08:30 ngày 23/11/2026
    Và người dân làm "Nộp hồ sơ đã hoàn thiện" lúc 09:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 2" thử làm "Hướng dẫn hoàn thiện hồ sơ" lúc 09:30 ngày 23/11/2026
    Thì thao tác bị từ chối
    Và lúc này làm được "Tiếp nhận"
    Và lúc này làm được "Từ chối tiếp nhận"

  Kịch bản: Hướng dẫn phải bằng phiếu, nêu rõ lý do
    Cho người dân nộp hồ sơ "Cấp bản sao trích lục hộ tịch" lúc 08:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 1" thử làm "Hướng dẫn hoàn thiện hồ sơ" mà không kèm giấy tờ lúc 08:30 ngày 23/11/2026
    Thì thao tác bị từ chối
