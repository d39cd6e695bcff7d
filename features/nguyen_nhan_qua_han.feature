# language: vi
Tính năng: Nguyên nhân quá hạn phải nói về nơi chịu phần trễ
  Căn cứ: TT 01/2020/TT-VPCP, biểu II.07 (theo trí nhớ): báo cáo nguyên nhân quá hạn. Bộ mã nguyên nhân và việc đối chiếu với phần trách
  nhiệm là đề xuất của phần mềm (chưa chắc, cấu hình được).

  Bối cảnh: Hồ sơ hẹn trả 17:30 thứ Sáu 27/11, Văn phòng giữ đến sáng thứ Hai 30/11
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026

  Kịch bản: Văn phòng chịu phần trễ thì nguyên nhân là của Văn phòng
    Khi "Chánh Văn phòng" ghi nguyên nhân "Thiếu người hoặc quá tải" lúc 08:30 ngày 30/11/2026
    Thì nguyên nhân quá hạn là "Thiếu người hoặc quá tải"

  Khung kịch bản: Đổ cho nơi không chịu giây nào thì bị từ chối
    Khi "Chánh Văn phòng" thử ghi nguyên nhân "<nguyên nhân>" lúc 08:30 ngày 30/11/2026
    Thì bị từ chối vì "Văn phòng HĐND và UBND" chịu phần trễ

    Dữ liệu:
      | nguyên nhân          |
      | Cơ quan phối hợp chậm |
      | Do người nộp hồ sơ   |
      | Sự cố hệ thống       |

  Kịch bản: Có khoảng được miễn trách thì nói đến sự cố được
    Khi "Chủ tịch UBND xã" chấp nhận miễn trách từ 07:30 ngày 26/11/2026 đến 17:30 ngày 26/11/2026 vì "Mất mạng toàn tỉnh" lúc 08:00 ngày 30/11/2026
    Và "Chánh Văn phòng" ghi nguyên nhân "Sự cố hệ thống" lúc 08:30 ngày 30/11/2026
    Thì nguyên nhân quá hạn là "Sự cố hệ thống"

  Khung kịch bản: Chưa trễ thì chưa có nguyên nhân
    Khi "Chánh Văn phòng" thử ghi nguyên nhân "Thiếu người hoặc quá tải" lúc <lúc>
    Thì thao tác bị từ chối

    Dữ liệu:
      | lúc                   |
      | 09:00 ngày 26/11/2026 |
      | 17:30 ngày 27/11/2026 |

  Kịch bản: Nơi không giữ hồ sơ và không chủ trì thì không ghi nguyên nhân
    Khi "Công chức tiếp nhận số 1" thử ghi nguyên nhân "Thiếu người hoặc quá tải" lúc 08:30 ngày 30/11/2026
    Thì chỉ "Văn phòng HĐND và UBND" được làm việc đó
