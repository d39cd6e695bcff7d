# language: vi
Tính năng: Chờ người dân nộp tiền thì thời hạn đứng lại
  Căn cứ: Luật Đất đai 31/2024/QH15 và các nghị định hướng dẫn (theo thực tế; thời gian nộp tiền không tính: theo trí nhớ).

  Kịch bản: Năm ngày làm việc chờ nộp tiền dời ngày hẹn đúng năm ngày làm việc
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 10:30 ngày 25/11/2026
    Khi "Công chức thu từ đất số 1" làm "Thông báo nghĩa vụ tài chính" lúc 10:30 ngày 26/11/2026
    Thì "Thời hạn giải quyết" đang đứng
    Và "người dân" đang giữ hồ sơ
    Và hồ sơ ở trạng thái "Chờ thực hiện nghĩa vụ tài chính"
    Khi người dân làm "Thực hiện nghĩa vụ tài chính" lúc 10:30 ngày 03/12/2026
    Thì ngày hẹn trả là 17:30 ngày 15/12/2026
    Và "Bộ phận lệ phí trước bạ và các khoản thu từ đất" đang giữ hồ sơ

  Kịch bản: Trước 05/8/2026 cũng vậy
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 13/07/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 13/07/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 13/07/2026
    Và "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 10:30 ngày 14/07/2026
    Khi "Công chức thu từ đất số 1" làm "Thông báo nghĩa vụ tài chính" lúc 10:30 ngày 15/07/2026
    Thì "Thời hạn giải quyết" đang đứng
    Và "người dân" đang giữ hồ sơ
    Khi người dân làm "Rút hồ sơ" lúc 14:00 ngày 15/07/2026
    Thì hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"

  Kịch bản: Chỉ người dân báo đã nộp tiền
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 10:30 ngày 25/11/2026
    Và "Công chức thu từ đất số 1" làm "Thông báo nghĩa vụ tài chính" lúc 10:30 ngày 26/11/2026
    Khi "Công chức thu từ đất số 1" thử làm "Thực hiện nghĩa vụ tài chính" lúc 11:00 ngày 26/11/2026
    Thì chỉ "người dân" được làm việc đó

  Kịch bản: Chờ nộp tiền bao lâu cũng không ai bị trễ
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 10:30 ngày 25/11/2026
    Và "Công chức thu từ đất số 1" làm "Thông báo nghĩa vụ tài chính" lúc 10:30 ngày 26/11/2026
    Khi đồng hồ chỉ 08:00 ngày 31/12/2026
    Thì hồ sơ không trễ hạn
    Và không phải xin lỗi

  Kịch bản: Được miễn thì không phải chờ nộp tiền
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" ghi:
      | Được miễn nghĩa vụ tài chính | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 10:30 ngày 25/11/2026
    Thì lúc này không làm được "Thông báo nghĩa vụ tài chính"
    Khi "Công chức thu từ đất số 1" làm "Xác nhận hoàn thành nghĩa vụ tài chính" lúc 10:30 ngày 26/11/2026
    Thì hồ sơ ở trạng thái "In giấy chứng nhận"
    Và ngày hẹn trả là 17:30 ngày 08/12/2026
