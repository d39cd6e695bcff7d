# language: vi
Tính năng: Đăng ký biến động đất đai
  Căn cứ: Luật Đất đai 31/2024/QH15, NĐ 101/2024/NĐ-CP và các nghị định sửa đổi (theo thực tế): không quá 10 ngày làm việc.
  Mười ngày làm việc để bổ sung là giả định (chưa chắc, cấu hình được).

  Kịch bản: Đo đạc, thuế, nộp tiền rồi ký giấy chứng nhận
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" ghi:
      | Phải đo đạc lại thửa đất | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Giao đo đạc" lúc 14:00 ngày 23/11/2026
    Và "Viên chức đo đạc số 1" làm "Báo kết quả đo đạc" lúc 15:00 ngày 25/11/2026
    Và "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 16:00 ngày 25/11/2026
    Và "Công chức thu từ đất số 1" làm "Thông báo nghĩa vụ tài chính" lúc 10:00 ngày 26/11/2026
    Và người dân làm "Thực hiện nghĩa vụ tài chính" lúc 10:00 ngày 27/11/2026
    Khi "Công chức thu từ đất số 1" làm "Xác nhận hoàn thành nghĩa vụ tài chính" lúc 14:00 ngày 27/11/2026
    Và "Viên chức đăng ký số 1" làm "Trình ký" lúc 16:00 ngày 27/11/2026
    Và "Giám đốc chi nhánh" làm "Ký giấy chứng nhận" lúc 10:00 ngày 30/11/2026
    Và "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 14:00 ngày 30/11/2026
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và ngày hẹn trả là 17:30 ngày 09/12/2026
    Và hồ sơ không trễ hạn

  Kịch bản: Phải đo đạc thì đo xong mới chuyển thuế
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" ghi:
      | Phải đo đạc lại thửa đất | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Thì lúc này không làm được "Chuyển thông tin sang cơ quan thuế"
    Khi "Viên chức đăng ký số 1" làm "Giao đo đạc" lúc 14:00 ngày 23/11/2026
    Thì "Bộ phận kỹ thuật đo đạc" đang giữ hồ sơ
    Khi "Viên chức đo đạc số 1" làm "Báo kết quả đo đạc" lúc 15:00 ngày 25/11/2026
    Thì lúc này làm được "Chuyển thông tin sang cơ quan thuế"
    Nhưng lúc này không làm được "Giao đo đạc"

  Kịch bản: Thuế trả lại vì sai thông tin, nộp tiền rồi thì không trả lại nữa
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 14:00 ngày 23/11/2026
    Khi "Công chức thu từ đất số 1" làm "Trả lại vì sai thông tin" lúc 15:00 ngày 23/11/2026
    Thì "Bộ phận đăng ký và cấp giấy chứng nhận" đang giữ hồ sơ
    Khi "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 16:00 ngày 23/11/2026
    Và "Công chức thu từ đất số 1" làm "Thông báo nghĩa vụ tài chính" lúc 10:00 ngày 25/11/2026
    Và người dân làm "Thực hiện nghĩa vụ tài chính" lúc 10:00 ngày 26/11/2026
    Thì lúc này không làm được "Trả lại vì sai thông tin"
    Và lúc này không làm được "Thông báo nghĩa vụ tài chính"
    Nhưng lúc này làm được "Xác nhận hoàn thành nghĩa vụ tài chính"

  Khung kịch bản: Người dân có mười ngày làm việc để bổ sung
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Yêu cầu bổ sung" lúc 09:00 ngày 25/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "<trạng thái>"

    Dữ liệu:
      | lúc                   | trạng thái        |
      | 17:30 ngày 09/12/2026 | Chờ bổ sung hồ sơ |
      | 17:31 ngày 09/12/2026 | Dừng xử lý        |

  Khung kịch bản: Viên chức đăng ký làm việc của mình, tổ trưởng không làm thay
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Tổ trưởng đăng ký" thử làm "<việc>" lúc 14:00 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Viên chức đăng ký số 1 |
      | Viên chức đăng ký số 2 |
      | Viên chức đăng ký số 3 |
      | Viên chức đăng ký số 4 |

    Dữ liệu:
      | việc                               |
      | Yêu cầu bổ sung                    |
      | Giao đo đạc                        |
      | Chuyển thông tin sang cơ quan thuế |

  Kịch bản: Viên chức đo đạc báo kết quả, tổ trưởng không làm thay
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" ghi:
      | Phải đo đạc lại thửa đất | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Giao đo đạc" lúc 14:10 ngày 23/11/2026
    Khi "Tổ trưởng đo đạc" thử làm "Báo kết quả đo đạc" lúc 15:00 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Viên chức đo đạc số 1 |
      | Viên chức đo đạc số 2 |
      | Viên chức đo đạc số 3 |

  Khung kịch bản: Công chức thuế làm việc của mình, tổ trưởng không làm thay
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 14:00 ngày 23/11/2026
    Khi "Tổ trưởng thu từ đất" thử làm "<việc>" lúc 15:00 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức thu từ đất số 1 |
      | Công chức thu từ đất số 2 |
      | Công chức thu từ đất số 3 |

    Dữ liệu:
      | việc                                   |
      | Thông báo nghĩa vụ tài chính           |
      | Trả lại vì sai thông tin               |
      | Xác nhận hoàn thành nghĩa vụ tài chính |

  Kịch bản: Chưa nộp tiền thì chưa xác nhận hoàn thành
    Cho người dân nộp hồ sơ "Đăng ký biến động đất đai: chuyển nhượng, thừa kế, tặng cho" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Viên chức đăng ký số 1" làm "Chuyển thông tin sang cơ quan thuế" lúc 14:00 ngày 23/11/2026
    Thì lúc này không làm được "Xác nhận hoàn thành nghĩa vụ tài chính"
    Nhưng lúc này làm được "Thông báo nghĩa vụ tài chính"
