# language: vi
Tính năng: Dự án đi luồng xanh 60% hoặc luồng xanh 24 giờ, hạn theo luật vẫn chạy bên cạnh
  Căn cứ: Công văn 6787/UBND-TTPVHCC của Thái Nguyên (theo thực tế): hai mức, rút ít nhất 60% hoặc trong 24 giờ. Cách tính 24 giờ khi tiếp nhận
  sau 15 giờ, danh mục thủ tục, thời hạn theo luật 20 ngày làm việc: giả định (chưa chắc, cấu hình được).

  Kịch bản: Luồng xanh 60% giữ cả hai ngày: cam kết và hạn theo luật
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Dự án nhà ở xã hội | có |
    Khi "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì hồ sơ đi "Luồng xanh 60%"
    Và ngày hẹn trả là 17:00 ngày 04/12/2026
    Và hạn của "Cam kết luồng xanh" là 17:00 ngày 04/12/2026
    Và hạn của "Thời hạn giải quyết" là 17:00 ngày 22/12/2026

  Khung kịch bản: Luồng xanh 24 giờ tính theo đồng hồ; sau 15 giờ hoặc ngoài giờ thì từ giờ mở cửa kế tiếp
    Cho người dân xin "Luồng xanh 24 giờ" và nộp lúc 08:00 ngày 20/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Trong danh mục luồng xanh 24 giờ của tỉnh | có |
    Khi "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Thì hồ sơ đi "Luồng xanh 24 giờ"
    Và ngày hẹn trả là <hẹn>
    Và hạn của "Thời hạn giải quyết" là <theo luật>

    Dữ liệu:
      | tiếp nhận             | hẹn                   | theo luật             |
      | 10:00 ngày 25/11/2026 | 10:00 ngày 26/11/2026 | 17:00 ngày 23/12/2026 |
      | 14:59 ngày 23/11/2026 | 14:59 ngày 24/11/2026 | 17:00 ngày 22/12/2026 |
      | 15:00 ngày 23/11/2026 | 15:00 ngày 24/11/2026 | 17:00 ngày 22/12/2026 |
      | 15:01 ngày 23/11/2026 | 08:00 ngày 26/11/2026 | 17:00 ngày 22/12/2026 |
      | 12:30 ngày 25/11/2026 | 13:00 ngày 26/11/2026 | 17:00 ngày 23/12/2026 |
      | 09:00 ngày 21/11/2026 | 08:00 ngày 24/11/2026 | 17:00 ngày 22/12/2026 |
      | 15:01 ngày 20/11/2026 | 08:00 ngày 24/11/2026 | 17:00 ngày 21/12/2026 |

  Kịch bản: Lỡ cam kết 24 giờ một phút thì xin lỗi một lần, hạn theo luật chưa lỡ
    Cho người dân xin "Luồng xanh 24 giờ" và nộp lúc 08:00 ngày 25/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Trong danh mục luồng xanh 24 giờ của tỉnh | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 25/11/2026
    Khi đồng hồ chỉ 10:00 ngày 26/11/2026
    Thì không phải xin lỗi
    Khi đồng hồ chỉ 10:01 ngày 26/11/2026
    Thì "Cam kết luồng xanh" bị trễ
    Và "Thời hạn giải quyết" không bị trễ
    Và phải xin lỗi đúng một lần
    Và "Sở Xây dựng" là nơi phải xin lỗi
    Khi đồng hồ chỉ 17:01 ngày 23/12/2026
    Thì "Thời hạn giải quyết" bị trễ
    Và phải xin lỗi đúng một lần

  Kịch bản: Xong đúng phút thứ 24 giờ là đúng hạn
    Cho người dân xin "Luồng xanh 24 giờ" và nộp lúc 08:00 ngày 25/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Trong danh mục luồng xanh 24 giờ của tỉnh | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 25/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:20 ngày 25/11/2026
    Và "Chuyên viên nhà ở số 2" làm "Dự thảo" lúc 11:00 ngày 25/11/2026
    Và "Trưởng phòng Quản lý nhà và phát triển đô thị" làm "Trình ký" lúc 15:00 ngày 25/11/2026
    Khi "Phó Giám đốc Sở Xây dựng" làm "Ký" lúc 10:00 ngày 26/11/2026
    Thì hồ sơ không trễ hạn
    Và mọi đồng hồ của hồ sơ đã dừng

  Khung kịch bản: Không đủ điều kiện thì đi luồng thường
    Cho người dân xin "<luồng>" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Dự án nhà ở xã hội                           | <nhà ở>    |
      | Trong danh mục luồng xanh 24 giờ của tỉnh    | <danh mục> |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | <ý kiến>   |
    Khi "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì hồ sơ đi luồng thường
    Và ngày hẹn trả là 17:00 ngày 22/12/2026

    Dữ liệu:
      | luồng             | nhà ở | danh mục | ý kiến |
      | Luồng xanh 60%    | không | có       | không  |
      | Luồng xanh 24 giờ | có    | không    | không  |
      | Luồng xanh 24 giờ | có    | có       | có     |

  Khung kịch bản: Luồng xanh 60% vẫn lấy ý kiến, nhưng chỉ trong hai ngày làm việc rồi chuyển lên người đứng đầu
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Dự án nhà ở xã hội                           | có |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên nhà ở số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 09:00 ngày 25/11/2026
    Và "Cán bộ phòng cháy, chữa cháy số 1" trả lời ý kiến lúc 09:00 ngày 26/11/2026
    Và "Chuyên viên kinh tế số 1" trả lời ý kiến lúc 09:30 ngày 26/11/2026
    Khi đồng hồ chỉ <lúc>
    Thì "<nơi>" đang giữ hồ sơ

    Dữ liệu:
      | lúc                   | nơi                                    |
      | 17:00 ngày 27/11/2026 | Phòng Quản lý nhà và phát triển đô thị |
      | 17:01 ngày 27/11/2026 | Phòng Quản lý môi trường               |

  Kịch bản: Chờ bổ sung thì cam kết 24 giờ cũng đứng
    Cho người dân xin "Luồng xanh 24 giờ" và nộp lúc 08:00 ngày 25/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Trong danh mục luồng xanh 24 giờ của tỉnh | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 25/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:20 ngày 25/11/2026
    Khi "Chuyên viên nhà ở số 2" làm "Yêu cầu bổ sung" lúc 11:00 ngày 25/11/2026
    Thì "Cam kết luồng xanh" đang đứng
    Khi người dân làm "Nộp bổ sung" lúc 09:00 ngày 27/11/2026
    Thì ngày hẹn trả là 08:00 ngày 28/11/2026

  Kịch bản: Luồng xanh 60% lấy ý kiến song song với thẩm định, đủ ý kiến thì người thẩm định mới dự thảo
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Dự án nhà ở xã hội                           | có |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên nhà ở số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 09:00 ngày 25/11/2026
    Thì hồ sơ ở trạng thái "Thẩm định song song với lấy ý kiến"
    Khi "Chuyên viên kinh tế số 1" trả lời ý kiến lúc 09:00 ngày 26/11/2026
    Và "Chuyên viên môi trường số 1" trả lời ý kiến lúc 09:30 ngày 26/11/2026
    Và "Chuyên viên nhà ở số 1" thử làm "Dự thảo" lúc 10:00 ngày 26/11/2026
    Thì thao tác bị từ chối
    Khi "Cán bộ phòng cháy, chữa cháy số 1" trả lời ý kiến lúc 17:00 ngày 27/11/2026
    Thì hồ sơ ở trạng thái "Thẩm định song song với lấy ý kiến"
    Và "Phòng Quản lý nhà và phát triển đô thị" đang giữ hồ sơ
    Khi "Chuyên viên nhà ở số 1" làm "Dự thảo" lúc 09:00 ngày 30/11/2026
    Thì hồ sơ ở trạng thái "Dự thảo văn bản giải quyết"

  Kịch bản: Thay đổi dự án thì rời luồng xanh 60%, thời gian đã dùng được mang theo
    Cho người dân xin "Luồng xanh 60%" và nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Dự án nhà ở xã hội | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Thì ngày hẹn trả là 17:00 ngày 04/12/2026
    Khi người dân làm "Thay đổi dự án" lúc 09:00 ngày 02/12/2026
    Thì hồ sơ đi luồng thường
    Và ngày hẹn trả là 17:00 ngày 22/12/2026
    Khi đồng hồ chỉ 17:01 ngày 04/12/2026
    Thì hồ sơ không trễ hạn
    Và không phải xin lỗi
    Khi đồng hồ chỉ 17:01 ngày 22/12/2026
    Thì "Thời hạn giải quyết" bị trễ
    Và phải xin lỗi đúng một lần

  Kịch bản: Thay đổi dự án thì rời luồng xanh 24 giờ, thời gian chờ bổ sung cũng được mang theo
    Cho người dân xin "Luồng xanh 24 giờ" và nộp lúc 08:00 ngày 25/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Trong danh mục luồng xanh 24 giờ của tỉnh | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 25/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:20 ngày 25/11/2026
    Và "Chuyên viên nhà ở số 2" làm "Yêu cầu bổ sung" lúc 11:00 ngày 25/11/2026
    Và người dân làm "Nộp bổ sung" lúc 11:00 ngày 27/11/2026
    Thì ngày hẹn trả là 10:00 ngày 28/11/2026
    Khi người dân làm "Thay đổi dự án" lúc 14:00 ngày 27/11/2026
    Thì hồ sơ đi luồng thường
    Và ngày hẹn trả là 17:00 ngày 25/12/2026

  Kịch bản: Lỡ cam kết rồi mới đổi dự án thì lời xin lỗi vẫn còn nợ
    Cho người dân xin "Luồng xanh 24 giờ" và nộp lúc 08:00 ngày 25/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Trong danh mục luồng xanh 24 giờ của tỉnh | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 25/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:20 ngày 25/11/2026
    Khi người dân làm "Thay đổi dự án" lúc 10:01 ngày 26/11/2026
    Thì hồ sơ đi luồng thường
    Và ngày hẹn trả là 17:00 ngày 23/12/2026
    Và phải xin lỗi đúng một lần
