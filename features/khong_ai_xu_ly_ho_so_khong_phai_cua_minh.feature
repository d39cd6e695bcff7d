# language: vi
Tính năng: Không ai xử lý hồ sơ không phải của mình
  Căn cứ: NĐ 63/2010/NĐ-CP, Điều 18, Điều 20 (đã đọc văn bản); ai làm bước nào theo quy trình nội bộ (theo trí nhớ).
  Từ chối thì nói rõ ai được làm; hồ sơ giữ nguyên như trước.

  Bối cảnh: Hồ sơ mới nộp
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026

  Khung kịch bản: Chỉ người có vai trò tiếp nhận ở một cửa được tiếp nhận
    Khi "<ai>" thử làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó
    Và chỉ những người này được làm việc đó:
      | Công chức tiếp nhận số 1   |
      | Công chức tiếp nhận số 2   |
      | Công chức tiếp nhận số 3   |
      | Công chức trả kết quả số 2 |
    Và hồ sơ ở trạng thái "Mới đăng ký"

    Dữ liệu:
      | ai                                         |
      | Chuyên viên kinh tế số 1                   |
      | Chủ tịch UBND xã                           |
      | Công chức trả kết quả số 1                 |
      | Giám đốc Trung tâm Phục vụ hành chính công |

  Kịch bản: Một người có hai vai trò thì làm được cả hai việc
    Khi "Công chức trả kết quả số 2" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì hồ sơ ở trạng thái "Được tiếp nhận"

  Kịch bản: Người dân không tự tiếp nhận hồ sơ của mình
    Khi người dân thử làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó

  Khung kịch bản: Chỉ lãnh đạo Uỷ ban được ký
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 11:00 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 11:10 ngày 23/11/2026
    Và "<ai>" thử làm "Ký" lúc 11:20 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Chủ tịch UBND xã          |
      | Phó Chủ tịch UBND xã số 1 |
      | Phó Chủ tịch UBND xã số 2 |
    Và "Lãnh đạo UBND xã" đang giữ hồ sơ

    Dữ liệu:
      | ai                               |
      | Công chức tư pháp – hộ tịch số 1 |
      | Chánh Văn phòng                  |
      | Chủ tịch UBND xã khác            |

  Khung kịch bản: Phòng khác không đụng được vào hồ sơ đang ở Văn phòng
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "<ai>" thử làm "<việc>" lúc 11:00 ngày 23/11/2026
    Thì chỉ "<nơi>" được làm việc đó
    Và "Văn phòng HĐND và UBND" đang giữ hồ sơ

    Dữ liệu:
      | ai                               | việc                          | nơi                    |
      | Chuyên viên kinh tế số 1         | Dự thảo                       | Văn phòng HĐND và UBND |
      | Công chức tiếp nhận số 1         | Yêu cầu bổ sung               | Văn phòng HĐND và UBND |
      | Công chức tư pháp – hộ tịch số 1 | Không đủ điều kiện giải quyết | Lãnh đạo UBND xã       |
      | Công chức tiếp nhận số 1         | Rút hồ sơ                     | người dân              |

  Kịch bản: Cơ quan không được hỏi thì không có ý kiến
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch xã khác số 1" thử trả lời ý kiến lúc 11:00 ngày 23/11/2026
    Thì thao tác bị từ chối

  Kịch bản: Thiếu giấy tờ thì chưa tiếp nhận được
    Khi "Công chức tiếp nhận số 1" thử làm "Tiếp nhận" mà không kèm giấy tờ lúc 10:00 ngày 23/11/2026
    Thì thao tác bị từ chối
    Khi "Công chức tiếp nhận số 1" làm "Từ chối tiếp nhận" lúc 10:05 ngày 23/11/2026
    Thì hồ sơ ở trạng thái "Không được tiếp nhận"
    Và ngày hẹn trả là chưa có
