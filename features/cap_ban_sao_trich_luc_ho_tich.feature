# language: vi
Tính năng: Cấp bản sao trích lục hộ tịch
  Căn cứ: Luật Hộ tịch 2014, Điều 5 khoản 3 (đã đọc văn bản): trong ngày; nhận sau 15:00 mà không trả được ngay thì trong ngày làm việc
  tiếp theo. Định mức từng bước theo trí nhớ; năm ngày làm việc để bổ sung là giả định (chưa chắc, cấu hình được).

  Khung kịch bản: Trả trong ngày, sau 15:00 thì ngày làm việc tiếp theo
    Cho người dân nộp hồ sơ "Cấp bản sao trích lục hộ tịch" lúc <lúc>
    Khi "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <lúc>
    Thì ngày hẹn trả là <hẹn>

    # 13/02 là ngày làm việc cuối trước Tết; thứ Bảy 22/8 làm bù, thứ Bảy 21/11 thì nghỉ; 24/11 nghỉ.
    Dữ liệu:
      | lúc                   | hẹn                   |
      | 14:59 ngày 23/11/2026 | 17:30 ngày 23/11/2026 |
      | 15:00 ngày 23/11/2026 | 17:30 ngày 23/11/2026 |
      | 15:01 ngày 23/11/2026 | 17:30 ngày 25/11/2026 |
      | 15:00 ngày 13/02/2026 | 17:30 ngày 13/02/2026 |
      | 15:01 ngày 13/02/2026 | 17:30 ngày 23/02/2026 |
      | 15:00 ngày 22/08/2026 | 17:30 ngày 22/08/2026 |
      | 15:01 ngày 22/08/2026 | 17:30 ngày 24/08/2026 |
      | 09:00 ngày 21/11/2026 | 17:30 ngày 23/11/2026 |
      | 16:00 ngày 21/11/2026 | 17:30 ngày 23/11/2026 |

  Khung kịch bản: Từ quầy đến quầy trong một buổi sáng
    Cho người dân nộp hồ sơ "Cấp bản sao trích lục hộ tịch" lúc 07:40 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày <ngày>
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 09:00 ngày <ngày>
    Khi "Phó Chủ tịch UBND xã số 1" làm "Trả lại để tra cứu" lúc 09:20 ngày <ngày>
    Thì hồ sơ ở trạng thái "Tra cứu sổ và cơ sở dữ liệu hộ tịch"
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc 09:40 ngày <ngày>
    Và "Phó Chủ tịch UBND xã số 1" làm "Ký" lúc 10:00 ngày <ngày>
    Và "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 10:10 ngày <ngày>
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

    Dữ liệu:
      | ngày       |
      | 13/07/2026 |
      | 23/11/2026 |

  Khung kịch bản: Tiếp nhận đúng 15:00 thì ai giữ quá định mức người ấy chịu
    Cho người dân nộp hồ sơ "Cấp bản sao trích lục hộ tịch" lúc 15:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 15:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc <chuyển>
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc <trình ký>
    Khi "Chủ tịch UBND xã" làm "Ký" lúc <ký>
    Thì hồ sơ trễ <trễ>
    Và "Trung tâm Phục vụ hành chính công" <một cửa>
    Và "Văn phòng HĐND và UBND" <văn phòng>
    Và "Lãnh đạo UBND xã" <lãnh đạo>
    Và phải xin lỗi đúng một lần

    # Định mức: một cửa 30 phút, tra cứu 75 phút, ký 45 phút; vừa hết giờ làm việc.
    Dữ liệu:
      | chuyển                | trình ký              | ký                    | trễ              | một cửa                           | văn phòng                         | lãnh đạo                          |
      | 15:30 ngày 23/11/2026 | 16:45 ngày 23/11/2026 | 07:31 ngày 25/11/2026 | 1 phút làm việc  | không chịu trách nhiệm            | không chịu trách nhiệm            | chịu trách nhiệm 1 phút làm việc  |
      | 15:30 ngày 23/11/2026 | 17:30 ngày 23/11/2026 | 08:00 ngày 25/11/2026 | 30 phút làm việc | không chịu trách nhiệm            | chịu trách nhiệm 30 phút làm việc | không chịu trách nhiệm            |
      | 16:30 ngày 23/11/2026 | 07:35 ngày 25/11/2026 | 08:05 ngày 25/11/2026 | 35 phút làm việc | chịu trách nhiệm 35 phút làm việc | không chịu trách nhiệm            | không chịu trách nhiệm            |

  Kịch bản: Chỉ công chức tư pháp – hộ tịch tra cứu, Chánh Văn phòng không làm thay
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp bản sao trích lục hộ tịch" ghi:
      | Nộp trực tuyến | không |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:10 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:20 ngày 23/11/2026
    Khi "Chánh Văn phòng" thử làm "Trình ký" lúc 08:30 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |
    Khi "Chánh Văn phòng" thử làm "Yêu cầu bổ sung" lúc 08:31 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |

  Kịch bản: Chờ bổ sung thì giờ còn lại trong ngày được giữ nguyên
    Cho người dân nộp hồ sơ "Cấp bản sao trích lục hộ tịch" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 23/11/2026
    Khi "Công chức tư pháp – hộ tịch số 1" làm "Yêu cầu bổ sung" lúc 15:30 ngày 23/11/2026
    Thì "Thời hạn giải quyết" đang đứng
    Khi người dân làm "Nộp bổ sung" lúc 08:00 ngày 25/11/2026
    Thì ngày hẹn trả là 10:00 ngày 25/11/2026
