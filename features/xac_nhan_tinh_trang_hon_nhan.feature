# language: vi
Tính năng: Cấp Giấy xác nhận tình trạng hôn nhân
  Căn cứ: NĐ 123/2015/NĐ-CP, Điều 22 (theo trí nhớ): 3 ngày làm việc. Hỏi xã nơi từng thường trú thì cộng thêm 3 ngày làm việc (chưa chắc,
  cấu hình được).

  Kịch bản: Không phải hỏi xã khác thì ba ngày làm việc
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Thì ngày hẹn trả là 17:30 ngày 27/11/2026
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 14:30 ngày 25/11/2026
    Và "Phó Chủ tịch UBND xã số 1" làm "Ký" lúc 15:30 ngày 25/11/2026
    Và "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 16:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

  Kịch bản: Hỏi xã khác thì thời hạn dài thêm ba ngày làm việc
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" ghi:
      | Đã từng đăng ký thường trú ở xã khác | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Hỏi xã nơi từng thường trú" lúc 09:00 ngày 25/11/2026
    Thì ngày hẹn trả là 17:30 ngày 02/12/2026
    Khi "Công chức tư pháp – hộ tịch xã khác số 1" trả lời ý kiến lúc 09:00 ngày 27/11/2026
    Thì hồ sơ ở trạng thái "Dự thảo giấy xác nhận"

  Khung kịch bản: Chỉ hỏi xã khác khi cần, và khi cần thì không dự thảo ngay
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" ghi:
      | Đã từng đăng ký thường trú ở xã khác                      | <nơi khác> |
      | Cơ sở dữ liệu hộ tịch điện tử đã có đủ thông tin hôn nhân | <có sẵn>   |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Thì lúc này làm được "<được>"
    Nhưng lúc này không làm được "<không được>"

    Dữ liệu:
      | nơi khác | có sẵn | được                       | không được                 |
      | không    | không  | Dự thảo                    | Hỏi xã nơi từng thường trú |
      | có       | có     | Dự thảo                    | Hỏi xã nơi từng thường trú |
      | có       | không  | Hỏi xã nơi từng thường trú | Dự thảo                    |

  Khung kịch bản: Xã được hỏi có ba ngày làm việc, sau đó thời gian là của xã ấy
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" ghi:
      | Đã từng đăng ký thường trú ở xã khác | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Hỏi xã nơi từng thường trú" lúc 09:00 ngày 25/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "Chờ xã khác xác minh"
    Và "<nơi>" đang giữ hồ sơ

    Dữ liệu:
      | lúc                   | nơi                       |
      | 17:30 ngày 30/11/2026 | Văn phòng HĐND và UBND    |
      | 17:31 ngày 30/11/2026 | Bộ phận tư pháp – hộ tịch |

  Kịch bản: Lãnh đạo trả lại dự thảo thì Văn phòng sửa, hạn không đổi
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 25/11/2026
    Và "Chánh Văn phòng" làm "Trình ký" lúc 14:30 ngày 25/11/2026
    Khi "Phó Chủ tịch UBND xã số 1" làm "Trả lại dự thảo" lúc 15:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Dự thảo giấy xác nhận"
    Và "Văn phòng HĐND và UBND" đang giữ hồ sơ
    Và ngày hẹn trả là 17:30 ngày 27/11/2026

  Khung kịch bản: Chánh Văn phòng trình ký được, nhưng không kiểm tra thay công chức tư pháp – hộ tịch
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" ghi:
      | Đã từng đăng ký thường trú ở xã khác | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Chánh Văn phòng" thử làm "<việc>" lúc 11:00 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |

    Dữ liệu:
      | việc                       |
      | Yêu cầu bổ sung            |
      | Hỏi xã nơi từng thường trú |
      | Dự thảo                    |
