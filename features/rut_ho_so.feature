# language: vi
Tính năng: Người dân rút hồ sơ
  Căn cứ: thực tế một cửa (theo thực tế): rút trước khi có quyết định giải quyết; TT 03/2025/TT-VPCP, Phụ lục I Mẫu 05 (theo thực tế).

  Kịch bản: Rút hồ sơ thì mọi đồng hồ dừng khi một cửa xác nhận
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 09:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"
    Và "Trung tâm Phục vụ hành chính công" đang giữ hồ sơ
    Và "Thời hạn giải quyết" đang đứng
    Khi "Công chức tiếp nhận số 1" làm "Xác nhận rút hồ sơ" lúc 09:30 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Dừng xử lý"
    Và mọi đồng hồ của hồ sơ đã dừng
    Và không phải xin lỗi

  Kịch bản: Có kết quả rồi thì không rút được nữa
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Dự thảo" lúc 10:30 ngày 25/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 14:30 ngày 25/11/2026
    Và "Chủ tịch UBND xã" làm "Ký" lúc 15:00 ngày 25/11/2026
    Khi người dân thử làm "Rút hồ sơ" lúc 15:01 ngày 25/11/2026
    Thì thao tác bị từ chối

  Kịch bản: Rút ngay sau khi được tiếp nhận thì không ai còn phải chuyển hồ sơ
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 17:30 ngày 23/11/2026
    Và đồng hồ chỉ 17:31 ngày 23/11/2026
    Thì "Thời hạn chuyển hồ sơ" không bị trễ

  Kịch bản: Đang chờ bổ sung cũng rút được
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc 10:30 ngày 25/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 14:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"

  Kịch bản: Chưa được tiếp nhận thì chưa có gì để rút
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Khi người dân thử làm "Rút hồ sơ" lúc 09:00 ngày 23/11/2026
    Thì thao tác bị từ chối

  Kịch bản: Chỉ một cửa xác nhận việc rút
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và người dân làm "Rút hồ sơ" lúc 11:00 ngày 23/11/2026
    Khi "Công chức trả kết quả số 1" thử làm "Xác nhận rút hồ sơ" lúc 11:10 ngày 23/11/2026
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó
    Và hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"

  Kịch bản: Đang chờ nộp tiền cũng rút được
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 10:30 ngày 25/11/2026
    Và "Công chức thu từ đất số 1" làm "Thông báo nghĩa vụ tài chính" lúc 10:30 ngày 26/11/2026
    Khi người dân làm "Rút hồ sơ" lúc 11:00 ngày 26/11/2026
    Thì hồ sơ ở trạng thái "Công dân yêu cầu rút hồ sơ"
