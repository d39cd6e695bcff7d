# language: vi
Tính năng: Trợ cấp xã hội hàng tháng
  Căn cứ: NĐ 20/2021/NĐ-CP và các nghị định sửa đổi: 10 ngày làm việc, niêm yết công khai 2 ngày làm việc (chưa chắc, cấu hình được); một
  tỉnh dùng 7 ngày làm việc (theo thực tế).

  Khung kịch bản: Mười ngày làm việc, không tính ngày tiếp nhận và ngày nghỉ
    Cho người dân nộp hồ sơ "Trợ cấp xã hội hàng tháng" lúc <lúc>
    Khi "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc <lúc>
    Thì ngày hẹn trả là <hẹn>

    # Tết từ 14/02 đến 22/02/2026; thứ Bảy 22/8 làm bù; 31/8 đến 02/9 nghỉ; 24/11 nghỉ.
    Dữ liệu:
      | lúc                   | hẹn                   |
      | 16:00 ngày 13/02/2026 | 17:30 ngày 06/03/2026 |
      | 09:00 ngày 20/08/2026 | 17:30 ngày 07/09/2026 |
      | 10:00 ngày 23/11/2026 | 17:30 ngày 08/12/2026 |
      | 09:00 ngày 21/11/2026 | 17:30 ngày 08/12/2026 |

  Khung kịch bản: Niêm yết đủ hai ngày làm việc rồi mới dự thảo quyết định
    Cho người dân nộp hồ sơ "Trợ cấp xã hội hàng tháng" lúc 08:00 ngày <ngày một>
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:30 ngày <ngày một>
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày <ngày một>
    Khi "Chuyên viên văn hoá – xã hội số 1" làm "Niêm yết kết quả xét duyệt" lúc 16:00 ngày <ngày một>
    Thì hạn của "Thời gian niêm yết công khai" là 17:30 ngày <ngày ba>
    Khi đồng hồ chỉ 17:30 ngày <ngày ba>
    Thì hồ sơ ở trạng thái "Niêm yết công khai"
    Khi đồng hồ chỉ 17:31 ngày <ngày ba>
    Thì hồ sơ ở trạng thái "Dự thảo quyết định trợ cấp"
    Và "Phòng Văn hoá – Xã hội" đang giữ hồ sơ
    Và "Thời hạn giải quyết" đang chạy
    Khi "Trưởng phòng Văn hoá – Xã hội" làm "Trình ký" lúc 10:00 ngày <ngày bốn>
    Và "Chủ tịch UBND xã" làm "Trả lại dự thảo" lúc 10:30 ngày <ngày bốn>
    Và "Chuyên viên văn hoá – xã hội số 1" làm "Trình ký" lúc 11:00 ngày <ngày bốn>
    Và "Chủ tịch UBND xã" làm "Ký" lúc 14:00 ngày <ngày bốn>
    Và "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 15:00 ngày <ngày bốn>
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

    Dữ liệu:
      | ngày một   | ngày ba    | ngày bốn   |
      | 13/07/2026 | 15/07/2026 | 16/07/2026 |
      | 23/11/2026 | 26/11/2026 | 27/11/2026 |

  Khung kịch bản: Có phản đối trong thời gian niêm yết thì xác minh lại và niêm yết lại
    Cho người dân nộp hồ sơ "Trợ cấp xã hội hàng tháng" lúc 08:00 ngày <ngày một>
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:30 ngày <ngày một>
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày <ngày một>
    Và "Chuyên viên văn hoá – xã hội số 1" làm "Niêm yết kết quả xét duyệt" lúc 16:00 ngày <ngày một>
    Khi "Chuyên viên văn hoá – xã hội số 2" thử làm "Ghi nhận phản đối và xác minh lại" mà không kèm giấy tờ lúc 09:00 ngày <ngày hai>
    Thì thao tác bị từ chối
    Khi "Chuyên viên văn hoá – xã hội số 2" làm "Ghi nhận phản đối và xác minh lại" lúc 17:30 ngày <ngày ba>
    Thì hồ sơ ở trạng thái "Xác minh, xét duyệt"
    Khi "Chuyên viên văn hoá – xã hội số 2" làm "Niêm yết kết quả xét duyệt" lúc 08:00 ngày <ngày bốn>
    Thì hạn của "Thời gian niêm yết công khai" là 17:30 ngày <ngày sáu>
    Và ngày hẹn trả là 17:30 ngày <hẹn>

    Dữ liệu:
      | ngày một   | ngày hai   | ngày ba    | ngày bốn   | ngày sáu   | hẹn        |
      | 13/07/2026 | 14/07/2026 | 15/07/2026 | 16/07/2026 | 20/07/2026 | 27/07/2026 |
      | 23/11/2026 | 25/11/2026 | 26/11/2026 | 27/11/2026 | 01/12/2026 | 08/12/2026 |

  Kịch bản: Không ai kết thúc niêm yết sớm được
    Cho người dân nộp hồ sơ "Trợ cấp xã hội hàng tháng" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày 23/11/2026
    Và "Chuyên viên văn hoá – xã hội số 1" làm "Niêm yết kết quả xét duyệt" lúc 16:00 ngày 23/11/2026
    Khi "Chuyên viên văn hoá – xã hội số 1" thử làm "Hết thời gian niêm yết" lúc 16:10 ngày 23/11/2026
    Thì thao tác bị từ chối

  Kịch bản: Xác minh quá định mức thì phòng Văn hoá – Xã hội chịu phần trễ
    Cho người dân nộp hồ sơ "Trợ cấp xã hội hàng tháng" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Và "Chuyên viên văn hoá – xã hội số 1" làm "Niêm yết kết quả xét duyệt" lúc 16:00 ngày 03/12/2026
    # Niêm yết hết 17:30 thứ Hai 07/12; ngày hẹn 17:30 thứ Ba 08/12.
    Và "Chuyên viên văn hoá – xã hội số 1" làm "Trình ký" lúc 17:30 ngày 08/12/2026
    Khi "Chủ tịch UBND xã" làm "Ký" lúc 08:30 ngày 09/12/2026
    Thì hồ sơ trễ 1 giờ làm việc
    Và "Phòng Văn hoá – Xã hội" chịu trách nhiệm 1 giờ làm việc
    Và "Lãnh đạo UBND xã" không chịu trách nhiệm
    Và "Uỷ ban nhân dân xã Định Hoá" là nơi phải xin lỗi

  Khung kịch bản: Chuyên viên xác minh và niêm yết, trưởng phòng không làm thay
    Cho người dân nộp hồ sơ "Trợ cấp xã hội hàng tháng" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Tiếp nhận" lúc 08:30 ngày 23/11/2026
    Và "Công chức tiếp nhận số 3" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:00 ngày 23/11/2026
    Khi "Trưởng phòng Văn hoá – Xã hội" thử làm "<việc>" lúc 10:00 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Chuyên viên văn hoá – xã hội số 1 |
      | Chuyên viên văn hoá – xã hội số 2 |
      | Chuyên viên văn hoá – xã hội số 3 |

    Dữ liệu:
      | việc                       |
      | Yêu cầu bổ sung            |
      | Niêm yết kết quả xét duyệt |
