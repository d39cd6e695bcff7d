# language: vi
Tính năng: Thủ tục nội bộ không có người dân, không hẹn trả, không xin lỗi
  Căn cứ: Quyết định 1085/QĐ-TTg ngày 15/9/2022 (theo trí nhớ). Quá hạn chỉ ghi nhận và chia phần chậm để báo cáo: suy luận (chưa chắc,
  cấu hình được).

  Kịch bản: Người dân không nộp được thủ tục nội bộ
    Khi người dân thử nộp hồ sơ "Thẩm định, phê duyệt kế hoạch của phòng chuyên môn (nội bộ)" lúc 08:00 ngày 23/11/2026
    Thì chỉ "Phòng Kinh tế" được làm việc đó

  Khung kịch bản: Chỉ phòng đề nghị mới nộp được
    Khi "<ai>" thử đề nghị hồ sơ nội bộ "Thẩm định, phê duyệt kế hoạch của phòng chuyên môn (nội bộ)" lúc 08:00 ngày 23/11/2026
    Thì chỉ "Phòng Kinh tế" được làm việc đó

    Dữ liệu:
      | ai                            |
      | Chánh Văn phòng               |
      | Trưởng phòng Văn hoá – Xã hội |
      | Công chức tiếp nhận số 1      |

  Khung kịch bản: Quá hạn thì ghi nhận, không ai nợ lời xin lỗi hay giải trình
    Cho "Trưởng phòng Kinh tế" đề nghị hồ sơ nội bộ "Thẩm định, phê duyệt kế hoạch của phòng chuyên môn (nội bộ)" lúc 08:00 ngày 23/11/2026
    Và "Chánh Văn phòng" làm "Nhận đề nghị nội bộ" lúc 10:00 ngày 23/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì "Thời hạn giải quyết nội bộ" <thế nào>
    Và hồ sơ không có ngày hẹn trả
    Và không ai nợ văn bản nào

    Dữ liệu:
      | lúc                   | thế nào      |
      | 17:30 ngày 01/12/2026 | không bị trễ |
      | 17:31 ngày 01/12/2026 | bị trễ       |
      | 08:00 ngày 28/12/2026 | bị trễ       |

  Kịch bản: Báo cáo trễ chia phần cho phòng đề nghị và Văn phòng theo phần vượt định mức
    Cho "Trưởng phòng Kinh tế" đề nghị hồ sơ nội bộ "Thẩm định, phê duyệt kế hoạch của phòng chuyên môn (nội bộ)" lúc 08:00 ngày 23/11/2026
    Và "Chánh Văn phòng" làm "Nhận đề nghị nội bộ" lúc 10:00 ngày 23/11/2026
    Và "Chánh Văn phòng" làm "Yêu cầu chỉnh sửa" lúc 11:00 ngày 23/11/2026
    Và "Trưởng phòng Kinh tế" làm "Trình lại sau khi chỉnh sửa" lúc 15:00 ngày 25/11/2026
    Và "Chánh Văn phòng" làm "Trình ký" lúc 15:00 ngày 26/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 15:00 ngày 27/11/2026
    Khi "Văn thư số 1" làm "Ban hành" lúc 09:30 ngày 02/12/2026
    Thì việc trễ "Thời hạn giải quyết nội bộ" được ghi nhận
    Và "Thời hạn giải quyết nội bộ" trễ 2 giờ làm việc
    Và trong phần trễ của "Thời hạn giải quyết nội bộ", "Phòng Kinh tế" chịu 32 phút làm việc
    Và trong phần trễ của "Thời hạn giải quyết nội bộ", "Văn phòng HĐND và UBND" chịu 1 giờ 28 phút làm việc
    Và không ai nợ văn bản nào

  Kịch bản: Không có ngày hẹn thì cũng không báo trước là sẽ trễ
    Cho "Trưởng phòng Kinh tế" đề nghị hồ sơ nội bộ "Thẩm định, phê duyệt kế hoạch của phòng chuyên môn (nội bộ)" lúc 08:00 ngày 23/11/2026
    Và "Chánh Văn phòng" làm "Nhận đề nghị nội bộ" lúc 10:00 ngày 23/11/2026
    Khi "Chánh Văn phòng" thử báo sẽ trễ lúc 09:00 ngày 25/11/2026
    Thì thao tác bị từ chối
