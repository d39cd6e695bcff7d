# language: vi
Tính năng: Thụ lý khiếu nại trong mười ngày kể từ ngày nhận đơn
  Căn cứ: Luật Khiếu nại 2011, Điều 27 (đã đọc văn bản): 10 ngày lịch từ ngày nhận, không thụ lý thì nêu rõ lý do; Bộ luật Dân sự 2015,
  Điều 148 khoản 5 (đã đọc văn bản).

  Khung kịch bản: Mười ngày đếm từ ngày nhận đơn, không đợi ai tiếp nhận
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc <nhận đơn>
    Thì hạn của "Thời hạn thụ lý" là <hạn>

    Dữ liệu:
      | nhận đơn              | hạn                   |
      | 08:00 ngày 01/06/2026 | 17:30 ngày 11/06/2026 |
      | 23:59 ngày 01/06/2026 | 17:30 ngày 11/06/2026 |
      | 08:00 ngày 28/05/2026 | 17:30 ngày 08/06/2026 |
      | 08:00 ngày 20/04/2026 | 17:30 ngày 04/05/2026 |

  Khung kịch bản: Thụ lý sau mười ngày là trễ, được ghi nhận; hạn giải quyết vẫn đếm từ ngày thụ lý
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Khi "Chủ tịch UBND xã" làm "Thụ lý khiếu nại" lúc <thụ lý>
    Thì "Thời hạn thụ lý" <thế nào>
    Và ngày hẹn trả là <hẹn>

    Dữ liệu:
      | thụ lý                | thế nào      | hẹn                   |
      | 17:30 ngày 08/06/2026 | không bị trễ | 17:30 ngày 08/07/2026 |
      | 17:31 ngày 08/06/2026 | bị trễ       | 17:30 ngày 08/07/2026 |
      | 08:00 ngày 09/06/2026 | bị trễ       | 17:30 ngày 09/07/2026 |

  Kịch bản: Chưa ai thụ lý mà hết mười ngày thì ghi nhận, chưa ai nợ giải trình
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Khi đồng hồ chỉ 17:31 ngày 08/06/2026
    Thì việc trễ "Thời hạn thụ lý" được ghi nhận
    Và hồ sơ ở trạng thái "Đã nhận đơn"
    Và không ai nợ văn bản nào

  Kịch bản: Không thụ lý trong mười ngày, hoặc người khiếu nại rút đơn, thì đồng hồ dừng
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Khi người dân làm "Rút khiếu nại" lúc 17:30 ngày 08/06/2026
    Và đồng hồ chỉ 08:00 ngày 10/06/2026
    Thì "Thời hạn thụ lý" không bị trễ
    Khi "Chủ tịch UBND xã" làm "Đình chỉ vì rút khiếu nại" lúc 09:00 ngày 10/06/2026
    Thì mọi đồng hồ của hồ sơ đã dừng

  Kịch bản: Không thụ lý đúng ngày thứ mười là đúng hạn
    Cho người dân nộp hồ sơ "Giải quyết khiếu nại lần đầu tại cấp xã" lúc 08:00 ngày 28/05/2026
    Khi "Chủ tịch UBND xã" làm "Không thụ lý khiếu nại" lúc 17:30 ngày 08/06/2026
    Thì "Thời hạn thụ lý" không bị trễ
    Và mọi đồng hồ của hồ sơ đã dừng
