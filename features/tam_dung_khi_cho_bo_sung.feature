# language: vi
Tính năng: Chờ người dân bổ sung thì thời hạn đứng lại
  Căn cứ: NĐ 61/2018/NĐ-CP, Điều 19 (theo trí nhớ): thời gian bổ sung không tính. NĐ 217/2026/NĐ-CP, Điều 54 khoản 2 điểm b
  (đã đọc văn bản): giấy phép xây dựng được yêu cầu bổ sung một lần, người nộp bổ sung trong 2 ngày làm việc.

  Bối cảnh: Hồ sơ được tiếp nhận sáng thứ Hai
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | 2     |
      | Diện tích sàn (m²)                           | 90    |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | không |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026

  Kịch bản: Phần thời hạn còn lại được giữ nguyên
    Khi "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Thì "Thời hạn giải quyết" đang đứng
    Và "người dân" đang giữ hồ sơ
    Khi người dân làm "Nộp bổ sung" lúc 10:30 ngày 26/11/2026
    Thì ngày hẹn trả là 17:30 ngày 04/12/2026
    Và hồ sơ ở trạng thái "Thẩm định hồ sơ"

  Khung kịch bản: Chờ qua ngày nghỉ không làm hạn dài thêm ngày nghỉ
    Khi "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc <yêu cầu>
    Và người dân làm "Nộp bổ sung" lúc <bổ sung>
    Thì ngày hẹn trả là <hẹn>

    Dữ liệu:
      | yêu cầu               | bổ sung               | hẹn                   |
      | 17:30 ngày 23/11/2026 | 07:30 ngày 25/11/2026 | 17:30 ngày 03/12/2026 |
      | 17:30 ngày 27/11/2026 | 07:30 ngày 30/11/2026 | 17:30 ngày 03/12/2026 |
      | 17:30 ngày 27/11/2026 | 09:00 ngày 28/11/2026 | 17:30 ngày 03/12/2026 |
      | 17:29 ngày 27/11/2026 | 07:30 ngày 30/11/2026 | 17:30 ngày 04/12/2026 |
      | 10:30 ngày 27/11/2026 | 10:30 ngày 30/11/2026 | 17:30 ngày 04/12/2026 |

  Kịch bản: Bổ sung đúng phút cuối vẫn kịp
    Khi "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Và người dân làm "Nộp bổ sung" lúc 17:30 ngày 27/11/2026
    Thì hồ sơ ở trạng thái "Thẩm định hồ sơ"

  Kịch bản: Một phút sau hạn bổ sung thì hồ sơ dừng
    Khi "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Và đồng hồ chỉ 17:31 ngày 27/11/2026
    Thì hồ sơ ở trạng thái "Dừng xử lý"
    Và mọi đồng hồ của hồ sơ đã dừng
    Và không phải xin lỗi

  Kịch bản: Đang chờ người dân thì không ai bị trễ
    Khi "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc 17:00 ngày 03/12/2026
    Và đồng hồ chỉ 17:30 ngày 07/12/2026
    Thì hồ sơ không trễ hạn
    Và hồ sơ ở trạng thái "Chờ bổ sung hồ sơ"

  Kịch bản: Công chức không nộp bổ sung thay người dân
    Khi "Chuyên viên kinh tế số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Và "Chuyên viên kinh tế số 1" thử làm "Nộp bổ sung" lúc 11:00 ngày 25/11/2026
    Thì chỉ "người dân" được làm việc đó
