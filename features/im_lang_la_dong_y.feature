# language: vi
Tính năng: Im lặng là đồng ý, nhưng chỉ khi luật nói vậy
  Căn cứ: NĐ 217/2026/NĐ-CP, Điều 54 khoản 2 điểm c (đã đọc văn bản): cơ quan được hỏi trả lời trong 2 ngày làm việc, quá hạn thì
  coi như đồng ý và vẫn chịu trách nhiệm. Trước 01/7/2026 không tìm thấy quy định như vậy (chưa chắc): phải chờ.

  Kịch bản: Quá 2 ngày làm việc không trả lời thì coi như đồng ý
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | 2  |
      | Diện tích sàn (m²)                           | 90 |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên kinh tế số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 09:00 ngày 25/11/2026
    Khi "Cán bộ phòng cháy, chữa cháy số 1" trả lời ý kiến lúc 10:00 ngày 26/11/2026
    Và đồng hồ chỉ 17:00 ngày 27/11/2026
    Thì hồ sơ ở trạng thái "Lấy ý kiến"
    Khi đồng hồ chỉ 17:01 ngày 27/11/2026
    Thì ý kiến của "Phòng Quản lý di sản văn hoá" được coi là đồng ý
    Và hồ sơ ở trạng thái "Dự thảo giấy phép"
    Và ngày hẹn trả là 17:30 ngày 03/12/2026

  Kịch bản: Trả lời đúng phút cuối là đã trả lời
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | 2  |
      | Diện tích sàn (m²)                           | 90 |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên kinh tế số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 09:00 ngày 25/11/2026
    Khi "Cán bộ phòng cháy, chữa cháy số 1" trả lời ý kiến lúc 10:00 ngày 26/11/2026
    Và "Chuyên viên di sản số 1" trả lời ý kiến lúc 17:00 ngày 27/11/2026
    Thì hồ sơ ở trạng thái "Dự thảo giấy phép"

  Kịch bản: Hỏi hai nơi thì phải đủ cả hai
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | 2  |
      | Diện tích sàn (m²)                           | 90 |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Và "Chuyên viên kinh tế số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 09:00 ngày 25/11/2026
    Khi "Cán bộ phòng cháy, chữa cháy số 1" trả lời ý kiến lúc 10:00 ngày 26/11/2026
    Thì hồ sơ ở trạng thái "Lấy ý kiến"
    Khi "Cán bộ phòng cháy, chữa cháy số 2" thử trả lời ý kiến lúc 10:10 ngày 26/11/2026
    Thì chỉ "Phòng Quản lý di sản văn hoá" được làm việc đó
    Khi "Chuyên viên di sản số 1" trả lời ý kiến lúc 10:20 ngày 26/11/2026
    Thì hồ sơ ở trạng thái "Dự thảo giấy phép"

  Khung kịch bản: Trước 01/7/2026 thì im lặng không phải là đồng ý, từ ngày đó thì phải
    Cho người dân nộp lúc 08:00 ngày 30/06/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | 2  |
      | Diện tích sàn (m²)                           | 90 |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:00 ngày 01/07/2026
    Và "Chuyên viên kinh tế số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 09:00 ngày 01/07/2026
    Khi đồng hồ chỉ 17:00 ngày 03/07/2026
    Thì "Phòng Kinh tế" đang giữ hồ sơ
    Và hồ sơ ở trạng thái "Lấy ý kiến"
    Khi đồng hồ chỉ 17:01 ngày 03/07/2026
    Thì hồ sơ ở trạng thái "<trạng thái>"
    Và "<nơi giữ>" đang giữ hồ sơ

    Dữ liệu:
      | tiếp nhận             | trạng thái        | nơi giữ                                                 |
      | 17:30 ngày 30/06/2026 | Lấy ý kiến        | Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ |
      | 07:30 ngày 01/07/2026 | Dự thảo giấy phép | Phòng Kinh tế                                           |

  Kịch bản: Phải chờ thì ý kiến đến muộn vẫn đưa hồ sơ đi tiếp
    Cho người dân nộp lúc 08:00 ngày 15/06/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 09:00 ngày 15/06/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 09:30 ngày 15/06/2026
    Và "Chuyên viên kinh tế số 1" làm "Lấy ý kiến cơ quan chuyên ngành" lúc 09:00 ngày 17/06/2026
    # Hạn trả lời: 17:00 thứ Sáu 19/6, giờ đóng cửa của cơ quan cấp tỉnh.
    Và "Chuyên viên di sản số 1" trả lời ý kiến lúc 17:00 ngày 19/06/2026
    Khi "Cán bộ phòng cháy, chữa cháy số 1" trả lời ý kiến lúc 08:00 ngày 22/06/2026
    Thì hồ sơ ở trạng thái "Dự thảo giấy phép"
    Và ý kiến đến muộn của "Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ" vẫn được ghi lại
