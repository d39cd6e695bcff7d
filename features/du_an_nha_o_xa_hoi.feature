# language: vi
Tính năng: Thủ tục của dự án nhà ở xã hội khi đi luồng thường
  Căn cứ: Kế hoạch Định Hoá 2026, II.6 (đã đọc văn bản). Hai mươi ngày làm việc và năm ngày làm việc để cơ quan được hỏi trả lời là giả định
  (chưa chắc, cấu hình được): thay bằng thời hạn của thủ tục cụ thể.

  Kịch bản: Không phải lấy ý kiến thì thẩm định, dự thảo, ký
    Cho người dân nộp hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì ngày hẹn trả là 17:00 ngày 22/12/2026
    Khi "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Thì lúc này không làm được "Lấy ý kiến cơ quan chuyên ngành"
    Khi "Chuyên viên nhà ở số 1" làm "Dự thảo" lúc 10:00 ngày 04/12/2026
    Và "Trưởng phòng Quản lý nhà và phát triển đô thị" làm "Trình ký" lúc 10:00 ngày 09/12/2026
    Và "Giám đốc Sở Xây dựng" làm "Ký" lúc 17:00 ngày 22/12/2026
    Thì hồ sơ ở trạng thái "Đã xử lý xong"
    Và hồ sơ không trễ hạn

  Kịch bản: Phải lấy ý kiến thì hỏi công an, môi trường và xã; đủ ba ý kiến mới dự thảo
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Thì lúc này không làm được "Dự thảo"
    Khi "Chuyên viên nhà ở số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 10:00 ngày 30/11/2026
    Và "Chuyên viên kinh tế số 1" trả lời ý kiến lúc 09:00 ngày 02/12/2026
    Và "Chuyên viên môi trường số 1" trả lời ý kiến lúc 10:00 ngày 02/12/2026
    Thì hồ sơ ở trạng thái "Lấy ý kiến về dự án"
    Khi "Cán bộ phòng cháy, chữa cháy số 1" trả lời ý kiến lúc 11:00 ngày 03/12/2026
    Thì hồ sơ ở trạng thái "Dự thảo văn bản giải quyết"

  Khung kịch bản: Cơ quan được hỏi có năm ngày làm việc; sau đó thời gian là của nơi im lặng, không coi là đồng ý
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Và "Chuyên viên nhà ở số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 10:00 ngày 30/11/2026
    Và "Chuyên viên kinh tế số 1" trả lời ý kiến lúc 09:00 ngày 02/12/2026
    Và "Cán bộ phòng cháy, chữa cháy số 1" trả lời ý kiến lúc 11:00 ngày 03/12/2026
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "Lấy ý kiến về dự án"
    Và "<nơi>" đang giữ hồ sơ

    Dữ liệu:
      | lúc                   | nơi                                    |
      | 17:00 ngày 07/12/2026 | Phòng Quản lý nhà và phát triển đô thị |
      | 17:01 ngày 07/12/2026 | Phòng Quản lý môi trường               |

  Khung kịch bản: Chủ đầu tư có năm ngày làm việc để bổ sung, thời gian ấy không tính
    Cho người dân nộp hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Khi "Chuyên viên nhà ở số 1" làm "Yêu cầu bổ sung" lúc 09:00 ngày 25/11/2026
    Thì "Thời hạn giải quyết" đang đứng
    Khi đồng hồ chỉ <lúc>
    Thì hồ sơ ở trạng thái "<trạng thái>"

    Dữ liệu:
      | lúc                   | trạng thái        |
      | 17:00 ngày 02/12/2026 | Chờ bổ sung hồ sơ |
      | 17:01 ngày 02/12/2026 | Dừng xử lý        |

  Kịch bản: Chủ đầu tư thay đổi dự án thì thẩm định lại, hạn không đổi
    Cho người dân nộp hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Và "Chuyên viên nhà ở số 1" làm "Dự thảo" lúc 10:00 ngày 04/12/2026
    Khi người dân làm "Thay đổi dự án" lúc 11:00 ngày 04/12/2026
    Thì hồ sơ ở trạng thái "Thẩm định hồ sơ dự án"
    Và ngày hẹn trả là 17:00 ngày 22/12/2026

  Kịch bản: Lãnh đạo Sở trả lại dự thảo; người dự thảo không tự ký
    Cho người dân nộp hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Và "Chuyên viên nhà ở số 1" làm "Dự thảo" lúc 10:00 ngày 04/12/2026
    Và "Trưởng phòng Quản lý nhà và phát triển đô thị" làm "Trình ký" lúc 10:00 ngày 09/12/2026
    Khi "Chuyên viên nhà ở số 1" thử làm "Ký" lúc 10:10 ngày 09/12/2026
    Thì chỉ "Lãnh đạo Sở Xây dựng" được làm việc đó
    Khi "Phó Giám đốc Sở Xây dựng" làm "Trả lại dự thảo" lúc 11:00 ngày 09/12/2026
    Thì hồ sơ ở trạng thái "Dự thảo văn bản giải quyết"
    Và "Phòng Quản lý nhà và phát triển đô thị" đang giữ hồ sơ

  Kịch bản: Nơi được hỏi im lặng thì câu hỏi chuyển lên người đứng đầu nơi ấy; trả lời muộn vẫn được ghi lại
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Thủ tục của dự án nhà ở xã hội (khung luồng xanh cho thủ tục dự án)" ghi:
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Và "Chuyên viên nhà ở số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 10:00 ngày 30/11/2026
    Và "Chuyên viên kinh tế số 1" trả lời ý kiến lúc 09:00 ngày 02/12/2026
    Và "Cán bộ phòng cháy, chữa cháy số 1" trả lời ý kiến lúc 11:00 ngày 03/12/2026
    Khi đồng hồ chỉ 17:01 ngày 07/12/2026
    Thì câu hỏi được chuyển lên "Trưởng phòng Quản lý môi trường"
    Khi "Trưởng phòng Quản lý môi trường" trả lời ý kiến lúc 09:00 ngày 08/12/2026
    Thì hồ sơ ở trạng thái "Dự thảo văn bản giải quyết"
    Và ý kiến đến muộn của "Phòng Quản lý môi trường" vẫn được ghi lại
