# language: vi
Tính năng: Mỗi cơ quan đếm thời hạn theo lịch của mình
  Căn cứ: Thực tế một cửa (theo trí nhớ): mỗi cơ quan có giờ làm việc của mình. Giờ của cơ quan cấp tỉnh ở đây, 08:00–12:00 và
  13:00–17:00, là giả định (chưa chắc); của xã là 07:30–11:30 và 13:30–17:30. Hạn trả lời ý kiến đếm theo lịch của cơ quan được
  hỏi, hạn giải quyết đếm theo lịch của cơ quan chủ trì.

  Khung kịch bản: Cơ quan cấp tỉnh được hỏi thì hết hạn khi cơ quan đó đóng cửa
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | 2  |
      | Diện tích sàn (m²)                           | 90 |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên kinh tế số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc <hỏi>
    Khi đồng hồ chỉ <đến hạn>
    Thì hồ sơ ở trạng thái "Lấy ý kiến"
    Khi đồng hồ chỉ <quá hạn>
    Thì hồ sơ ở trạng thái "Dự thảo giấy phép"
    Và ngày hẹn trả là 17:30 ngày 03/12/2026

    Dữ liệu:
      | hỏi                   | đến hạn               | quá hạn               |
      | 09:00 ngày 25/11/2026 | 17:00 ngày 27/11/2026 | 17:01 ngày 27/11/2026 |
      | 17:00 ngày 25/11/2026 | 17:00 ngày 27/11/2026 | 17:01 ngày 27/11/2026 |
      | 17:01 ngày 25/11/2026 | 17:00 ngày 30/11/2026 | 17:01 ngày 30/11/2026 |
