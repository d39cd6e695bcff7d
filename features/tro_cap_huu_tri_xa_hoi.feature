# language: vi
Tính năng: Trợ cấp hưu trí xã hội
  Căn cứ: NĐ 176/2025/NĐ-CP (theo trí nhớ): 10 ngày làm việc. Năm ngày làm việc để bổ sung là giả định (chưa chắc, cấu hình được).

  Khung kịch bản: Mười ngày làm việc, không tính ngày tiếp nhận và ngày nghỉ
    Cho người dân nộp hồ sơ "Trợ cấp hưu trí xã hội" lúc <lúc>
    Khi "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc <lúc>
    Thì ngày hẹn trả là <hẹn>

    Dữ liệu:
      | lúc                   | hẹn                   |
      | 09:00 ngày 01/07/2025 | 17:30 ngày 15/07/2025 |
      | 16:00 ngày 13/02/2026 | 17:30 ngày 06/03/2026 |
      | 09:00 ngày 20/08/2026 | 17:30 ngày 07/09/2026 |
      | 10:00 ngày 23/11/2026 | 17:30 ngày 08/12/2026 |

  Khung kịch bản: Đối chiếu, dự thảo, ký và trả quyết định
    Cho người dân nộp hồ sơ "Trợ cấp hưu trí xã hội" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:30 ngày <ngày>
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày <ngày>
    Và "Chuyên viên văn hoá – xã hội số 3" làm "Yêu cầu bổ sung" lúc 10:00 ngày <ngày>
    Và người dân làm "Nộp bổ sung" lúc 11:00 ngày <ngày>
    Và "Chuyên viên văn hoá – xã hội số 3" làm "Dự thảo" lúc 14:00 ngày <ngày>
    Và "Trưởng phòng Văn hoá – Xã hội" làm "Trình ký" lúc 15:00 ngày <ngày>
    Khi "Phó Chủ tịch UBND xã số 2" làm "Trả lại dự thảo" lúc 16:00 ngày <ngày>
    Thì hồ sơ ở trạng thái "Dự thảo quyết định trợ cấp"
    Khi "Chuyên viên văn hoá – xã hội số 3" làm "Trình ký" lúc 16:10 ngày <ngày>
    Và "Phó Chủ tịch UBND xã số 2" làm "Ký" lúc 16:20 ngày <ngày>
    Và "Công chức trả kết quả số 2" làm "Trả kết quả" lúc 16:30 ngày <ngày>
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

    Dữ liệu:
      | ngày       |
      | 13/07/2026 |
      | 23/11/2026 |

  Khung kịch bản: Ký đúng giờ hẹn là đúng hạn, một phút làm việc sau là trễ và thuộc về lãnh đạo
    Cho người dân nộp hồ sơ "Trợ cấp hưu trí xã hội" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Và "Chuyên viên văn hoá – xã hội số 3" làm "Dự thảo" lúc 08:30 ngày 26/11/2026
    Và "Chuyên viên văn hoá – xã hội số 3" làm "Trình ký" lúc 08:30 ngày 30/11/2026
    Khi "Chủ tịch UBND xã" làm "Ký" lúc <ký>
    Thì "Thời hạn giải quyết" <kết luận>

    Dữ liệu:
      | ký                    | kết luận     |
      | 17:30 ngày 08/12/2026 | không bị trễ |
      | 07:31 ngày 09/12/2026 | bị trễ       |

  Kịch bản: Lãnh đạo giữ hồ sơ quá định mức thì lãnh đạo chịu
    Cho người dân nộp hồ sơ "Trợ cấp hưu trí xã hội" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Và "Chuyên viên văn hoá – xã hội số 3" làm "Dự thảo" lúc 08:30 ngày 26/11/2026
    Và "Chuyên viên văn hoá – xã hội số 3" làm "Trình ký" lúc 08:30 ngày 30/11/2026
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 07:31 ngày 09/12/2026
    Thì hồ sơ trễ 1 phút làm việc
    Và "Lãnh đạo UBND xã" chịu trách nhiệm 1 phút làm việc
    Và "Phòng Văn hoá – Xã hội" không chịu trách nhiệm
    Và phải xin lỗi đúng một lần

  Khung kịch bản: Chuyên viên đối chiếu, trưởng phòng không làm thay
    Cho người dân nộp hồ sơ "Trợ cấp hưu trí xã hội" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày 23/11/2026
    Khi "Trưởng phòng Văn hoá – Xã hội" thử làm "<việc>" lúc 10:00 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Chuyên viên văn hoá – xã hội số 1 |
      | Chuyên viên văn hoá – xã hội số 2 |
      | Chuyên viên văn hoá – xã hội số 3 |

    Dữ liệu:
      | việc            |
      | Yêu cầu bổ sung |
      | Dự thảo         |

  Khung kịch bản: Không bổ sung trong năm ngày làm việc thì hồ sơ dừng
    Cho người dân nộp hồ sơ "Trợ cấp hưu trí xã hội" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày 23/11/2026
    Và "Chuyên viên văn hoá – xã hội số 3" làm "Yêu cầu bổ sung" lúc 10:00 ngày 23/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "<trạng thái>"

    Dữ liệu:
      | lúc                   | trạng thái        |
      | 17:30 ngày 01/12/2026 | Chờ bổ sung hồ sơ |
      | 17:31 ngày 01/12/2026 | Dừng xử lý        |
