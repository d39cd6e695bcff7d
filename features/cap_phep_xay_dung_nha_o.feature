# language: vi
Tính năng: Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ
  Căn cứ: NĐ 217/2026/NĐ-CP, Điều 53, 54 (đã đọc văn bản): 7 ngày làm việc.

  Kịch bản: Từ tiếp nhận đến trả giấy phép
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | 2     |
      | Diện tích sàn (m²)                           | 90    |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | không |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Thì ngày hẹn trả là 17:30 ngày 03/12/2026
    Khi "Chuyên viên kinh tế số 1" làm "Dự thảo giấy phép" lúc 16:00 ngày 27/11/2026
    Và "Trưởng phòng Kinh tế" làm "Trình ký" lúc 16:00 ngày 30/11/2026
    Và "Chủ tịch UBND xã" làm "Trả lại dự thảo" lúc 17:00 ngày 30/11/2026
    Và "Trưởng phòng Kinh tế" làm "Trình ký" lúc 09:00 ngày 01/12/2026
    Và "Chủ tịch UBND xã" làm "Ký giấy phép" lúc 10:00 ngày 01/12/2026
    Và "Công chức trả kết quả số 2" làm "Trả kết quả" lúc 14:00 ngày 01/12/2026
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

  Kịch bản: Không đủ điều kiện cũng phải trả lời trong thời hạn
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | 2     |
      | Diện tích sàn (m²)                           | 90    |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | không |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Phó Chủ tịch UBND xã số 2" làm "Không đủ điều kiện giải quyết" lúc 17:30 ngày 03/12/2026
    Thì hồ sơ ở trạng thái "Đã xử lý xong"
    Và kết quả là từ chối, có nêu lý do
    Và hồ sơ không trễ hạn

  Kịch bản: Trả lời không đủ điều kiện mà quá giờ hẹn thì cũng là trễ
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng            | 2  |
      | Diện tích sàn (m²) | 90 |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày 23/11/2026
    Khi "Phó Chủ tịch UBND xã số 2" làm "Không đủ điều kiện giải quyết" lúc 07:31 ngày 04/12/2026
    Thì hồ sơ trễ 1 phút làm việc
    Và phải xin lỗi đúng một lần

  Khung kịch bản: Có lấy ý kiến hay không là do hồ sơ, không do người thẩm định
    Cho người dân nộp lúc 08:00 ngày <ngày> hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng                                      | 2        |
      | Diện tích sàn (m²)                           | 90       |
      | Phải lấy ý kiến cơ quan quản lý chuyên ngành | <ý kiến> |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày <ngày>
    Khi "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày <ngày>
    Thì lúc này làm được "<được>"
    Nhưng lúc này không làm được "<không được>"

    Dữ liệu:
      | ngày       | ý kiến | được                            | không được                      |
      | 15/06/2026 | có     | Lấy ý kiến cơ quan chuyên ngành | Dự thảo giấy phép               |
      | 15/06/2026 | không  | Dự thảo giấy phép               | Lấy ý kiến cơ quan chuyên ngành |
      | 23/11/2026 | có     | Lấy ý kiến cơ quan chuyên ngành | Dự thảo giấy phép               |
      | 23/11/2026 | không  | Dự thảo giấy phép               | Lấy ý kiến cơ quan chuyên ngành |

  Khung kịch bản: Người dân đổi thiết kế thì thẩm định lại, hạn không đổi
    Cho người dân nộp lúc 08:00 ngày <ngày> hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng            | 2  |
      | Diện tích sàn (m²) | 90 |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày <ngày>
    Khi "Chuyên viên kinh tế số 1" thử làm "Thay đổi thiết kế" lúc 10:40 ngày <ngày>
    Thì chỉ "người dân" được làm việc đó
    Khi người dân làm "Thay đổi thiết kế" lúc 11:00 ngày <ngày>
    Thì hồ sơ ở trạng thái "Thẩm định hồ sơ"
    Và ngày hẹn trả là <hẹn>

    Dữ liệu:
      | ngày       | hẹn                   |
      | 15/06/2026 | 17:30 ngày 30/06/2026 |
      | 23/11/2026 | 17:30 ngày 03/12/2026 |

  Khung kịch bản: Trong phòng, chuyên viên thẩm định, trưởng phòng trình ký
    Cho người dân nộp lúc 08:00 ngày <ngày> hồ sơ "Cấp giấy phép xây dựng mới đối với nhà ở riêng lẻ" ghi:
      | Số tầng            | 2  |
      | Diện tích sàn (m²) | 90 |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 10:00 ngày <ngày>
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 10:30 ngày <ngày>
    Khi "Trưởng phòng Kinh tế" thử làm "Yêu cầu bổ sung" lúc 10:40 ngày <ngày>
    Thì chỉ những người này được làm việc đó:
      | Chuyên viên kinh tế số 1 |
      | Chuyên viên kinh tế số 2 |
      | Chuyên viên kinh tế số 3 |
      | Chuyên viên kinh tế số 4 |
    Khi "Trưởng phòng Kinh tế" thử làm "Lấy ý kiến cơ quan chuyên ngành" lúc 10:40 ngày <ngày>
    Thì chỉ những người này được làm việc đó:
      | Chuyên viên kinh tế số 1 |
      | Chuyên viên kinh tế số 2 |
      | Chuyên viên kinh tế số 3 |
      | Chuyên viên kinh tế số 4 |
    Khi "Trưởng phòng Kinh tế" thử làm "Dự thảo giấy phép" lúc 10:40 ngày <ngày>
    Thì chỉ những người này được làm việc đó:
      | Chuyên viên kinh tế số 1 |
      | Chuyên viên kinh tế số 2 |
      | Chuyên viên kinh tế số 3 |
      | Chuyên viên kinh tế số 4 |
    Khi "Chuyên viên kinh tế số 1" làm "Dự thảo giấy phép" lúc 10:50 ngày <ngày>
    Và "Chuyên viên kinh tế số 1" thử làm "Trình ký" lúc 11:00 ngày <ngày>
    Thì chỉ những người này được làm việc đó:
      | Trưởng phòng Kinh tế     |
      | Phó Trưởng phòng Kinh tế |

    Dữ liệu:
      | ngày       |
      | 15/06/2026 |
      | 23/11/2026 |
