# language: vi
Tính năng: Cấp Giấy chứng nhận đăng ký đầu tư theo thủ tục đầu tư đặc biệt
  Căn cứ: Luật Đầu tư 143/2025/QH15, Điều 28; NĐ 96/2026/NĐ-CP, Điều 46, 47, 48, 49, 50 (đã đọc văn bản): 15 ngày làm việc, gửi đồng thời cho
  các cơ quan giám sát. Trước 01/3/2026: Luật Đầu tư 2020, Điều 36a (theo trí nhớ).

  Kịch bản: Ban quản lý thẩm định, ký, ban hành và gửi bốn cơ quan giám sát trong 15 ngày làm việc
    Cho người dân nộp hồ sơ "Cấp Giấy chứng nhận đăng ký đầu tư theo thủ tục đầu tư đặc biệt" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì ngày hẹn trả là 17:00 ngày 15/12/2026
    Khi "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Thì "Phòng Quản lý đầu tư" đang giữ hồ sơ
    Khi "Trưởng phòng Quản lý đầu tư" làm "Trình ký" lúc 10:00 ngày 08/12/2026
    Và "Trưởng ban quản lý các khu công nghiệp" làm "Ký" lúc 10:00 ngày 10/12/2026
    Và "Văn thư Ban quản lý các khu công nghiệp số 1" thử làm "Ban hành và gửi bốn cơ quan giám sát" mà không kèm giấy tờ lúc 11:00 ngày 10/12/2026
    Thì thao tác bị từ chối
    Khi "Văn thư Ban quản lý các khu công nghiệp số 1" làm "Ban hành và gửi bốn cơ quan giám sát" lúc 17:00 ngày 15/12/2026
    Thì hồ sơ ở trạng thái "Đã xử lý xong"
    Và hồ sơ không trễ hạn
    Khi "Công chức trả kết quả cấp tỉnh số 1" làm "Trả kết quả" lúc 08:00 ngày 16/12/2026
    Thì hồ sơ ở trạng thái "Đã trả kết quả"

  Khung kịch bản: Ngoài khu được áp dụng, hoặc khu đất đã có hồ sơ hợp lệ nộp trước, thì không tiếp nhận
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Cấp Giấy chứng nhận đăng ký đầu tư theo thủ tục đầu tư đặc biệt" ghi:
      | Dự án trong khu được áp dụng thủ tục đầu tư đặc biệt | <trong khu> |
      | Đã có hồ sơ hợp lệ nộp trước cho cùng khu đất        | <nộp trước> |
    Khi "Công chức tiếp nhận cấp tỉnh số 1" thử làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì thao tác bị từ chối
    Và lúc này làm được "Từ chối tiếp nhận"

    Dữ liệu:
      | trong khu | nộp trước |
      | không     | không     |
      | có        | có        |

  Kịch bản: Thiếu bản cam kết thì không tiếp nhận được
    Cho người dân nộp hồ sơ "Cấp Giấy chứng nhận đăng ký đầu tư theo thủ tục đầu tư đặc biệt" lúc 08:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận cấp tỉnh số 1" thử làm "Tiếp nhận" mà không kèm giấy tờ lúc 10:00 ngày 23/11/2026
    Thì thao tác bị từ chối

  Khung kịch bản: Phút cuối của ngày thứ mười lăm
    Cho người dân nộp hồ sơ "Cấp Giấy chứng nhận đăng ký đầu tư theo thủ tục đầu tư đặc biệt" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Khi đồng hồ chỉ <lúc>
    Thì "Thời hạn giải quyết" <thế nào>

    Dữ liệu:
      | tiếp nhận             | lúc                   | thế nào      |
      | 14:59 ngày 23/11/2026 | 17:00 ngày 15/12/2026 | không bị trễ |
      | 15:01 ngày 23/11/2026 | 17:00 ngày 15/12/2026 | không bị trễ |
      | 15:01 ngày 23/11/2026 | 17:01 ngày 15/12/2026 | bị trễ       |

  Kịch bản: Trễ thì Ban quản lý xin lỗi, phần trễ là của phòng giữ quá định mức
    Cho người dân nộp hồ sơ "Cấp Giấy chứng nhận đăng ký đầu tư theo thủ tục đầu tư đặc biệt" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Và "Trưởng phòng Quản lý đầu tư" làm "Trình ký" lúc 08:30 ngày 16/12/2026
    Và "Phó Trưởng ban quản lý các khu công nghiệp" làm "Ký" lúc 09:00 ngày 16/12/2026
    Khi "Văn thư Ban quản lý các khu công nghiệp số 1" làm "Ban hành và gửi bốn cơ quan giám sát" lúc 09:30 ngày 16/12/2026
    Thì hồ sơ trễ 1 giờ 30 phút làm việc
    Và phải xin lỗi đúng một lần
    Và "Ban quản lý các khu công nghiệp tỉnh" là nơi phải xin lỗi
    Và "Phòng Quản lý đầu tư" chịu trách nhiệm 1 giờ 30 phút làm việc
    Và "Quầy tiếp nhận và trả kết quả cấp tỉnh" không chịu trách nhiệm

  Kịch bản: Lãnh đạo Ban trả lại thì thẩm định thêm, hạn không đổi
    Cho người dân nộp hồ sơ "Cấp Giấy chứng nhận đăng ký đầu tư theo thủ tục đầu tư đặc biệt" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Và "Công chức tiếp nhận cấp tỉnh số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 11:00 ngày 23/11/2026
    Và "Trưởng phòng Quản lý đầu tư" làm "Trình ký" lúc 10:00 ngày 01/12/2026
    Khi "Trưởng ban quản lý các khu công nghiệp" làm "Trả lại để thẩm định thêm" lúc 15:00 ngày 01/12/2026
    Thì "Phòng Quản lý đầu tư" đang giữ hồ sơ
    Và ngày hẹn trả là 17:00 ngày 15/12/2026

  Khung kịch bản: Luật Đầu tư mới áp dụng cho hồ sơ tiếp nhận từ 01/3/2026
    Cho người dân nộp hồ sơ "Cấp Giấy chứng nhận đăng ký đầu tư theo thủ tục đầu tư đặc biệt" lúc 08:00 ngày 27/02/2026
    Khi "Công chức tiếp nhận cấp tỉnh số 1" làm "Tiếp nhận" lúc <tiếp nhận>
    Thì hồ sơ theo bản thủ tục có hiệu lực từ <từ>
    Và ngày hẹn trả là <hẹn>

    Dữ liệu:
      | tiếp nhận             | từ         | hẹn                   |
      | 17:00 ngày 27/02/2026 | 01/07/2025 | 17:00 ngày 20/03/2026 |
      | 23:59 ngày 28/02/2026 | 01/07/2025 | 17:00 ngày 23/03/2026 |
      | 00:00 ngày 01/03/2026 | 01/03/2026 | 17:00 ngày 23/03/2026 |
      | 08:00 ngày 02/03/2026 | 01/03/2026 | 17:00 ngày 23/03/2026 |
