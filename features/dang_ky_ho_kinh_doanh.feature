# language: vi
Tính năng: Đăng ký thành lập hộ kinh doanh
  Căn cứ: NĐ 168/2025/NĐ-CP, Điều 99 (theo thực tế): 3 ngày làm việc; mã số hộ kinh doanh là mã số thuế (theo thực tế).
  Năm ngày làm việc để bổ sung là giả định (chưa chắc, cấu hình được).

  Kịch bản: Xã kiểm tra, thuế cấp mã số, xã ký
    Cho người dân nộp hồ sơ "Đăng ký thành lập hộ kinh doanh" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Chuyên viên kinh tế số 2" làm "Gửi cơ quan thuế cấp mã số" lúc 16:00 ngày 23/11/2026
    Thì "Bộ phận đăng ký thuế" đang giữ hồ sơ
    Khi "Công chức đăng ký thuế số 1" làm "Cấp mã số" lúc 09:00 ngày 25/11/2026
    Và "Chủ tịch UBND xã" làm "Ký giấy chứng nhận" lúc 11:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Đã xử lý xong"
    Khi "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 14:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và ngày hẹn trả là 17:30 ngày 27/11/2026
    Và hồ sơ không trễ hạn

  Kịch bản: Thuế trả lại vì sai thông tin thì xã kiểm tra lại, hạn không đổi
    Cho người dân nộp hồ sơ "Đăng ký thành lập hộ kinh doanh" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên kinh tế số 2" làm "Gửi cơ quan thuế cấp mã số" lúc 16:00 ngày 23/11/2026
    Khi "Công chức đăng ký thuế số 1" làm "Trả lại vì sai thông tin" lúc 09:00 ngày 25/11/2026
    Thì "Phòng Kinh tế" đang giữ hồ sơ
    Và ngày hẹn trả là 17:30 ngày 27/11/2026

  Kịch bản: Trùng tên thì chưa gửi thuế được, phải yêu cầu bổ sung
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký thành lập hộ kinh doanh" ghi:
      | Tên hộ kinh doanh trùng với hộ đã đăng ký | có |
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Thì lúc này không làm được "Gửi cơ quan thuế cấp mã số"
    Nhưng lúc này làm được "Yêu cầu bổ sung"

  Kịch bản: Chuyên viên kiểm tra, công chức thuế cấp mã số, không ai làm thay ai
    Cho người dân nộp hồ sơ "Đăng ký thành lập hộ kinh doanh" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Trưởng phòng Kinh tế" thử làm "Yêu cầu bổ sung" lúc 10:40 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Chuyên viên kinh tế số 1 |
      | Chuyên viên kinh tế số 2 |
      | Chuyên viên kinh tế số 3 |
      | Chuyên viên kinh tế số 4 |
    Khi "Trưởng phòng Kinh tế" thử làm "Gửi cơ quan thuế cấp mã số" lúc 10:50 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Chuyên viên kinh tế số 1 |
      | Chuyên viên kinh tế số 2 |
      | Chuyên viên kinh tế số 3 |
      | Chuyên viên kinh tế số 4 |
    Khi "Chuyên viên kinh tế số 2" làm "Gửi cơ quan thuế cấp mã số" lúc 16:00 ngày 23/11/2026
    Và "Tổ trưởng đăng ký thuế" thử làm "Cấp mã số" lúc 16:10 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức đăng ký thuế số 1 |
      | Công chức đăng ký thuế số 2 |
    Khi "Tổ trưởng đăng ký thuế" thử làm "Trả lại vì sai thông tin" lúc 16:20 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức đăng ký thuế số 1 |
      | Công chức đăng ký thuế số 2 |

  Khung kịch bản: Người dân có năm ngày làm việc để bổ sung
    Cho người dân nộp hồ sơ "Đăng ký thành lập hộ kinh doanh" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên kinh tế số 2" làm "Yêu cầu bổ sung" lúc 09:00 ngày 25/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "<trạng thái>"

    Dữ liệu:
      | lúc                   | trạng thái        |
      | 17:30 ngày 02/12/2026 | Chờ bổ sung hồ sơ |
      | 17:31 ngày 02/12/2026 | Dừng xử lý        |
