# language: vi
Tính năng: Chứng thực bản sao từ bản chính
  Căn cứ: NĐ 23/2015/NĐ-CP, Điều 7 (đã đọc văn bản): trong ngày; tiếp nhận sau 15:00 thì trong ngày làm việc tiếp theo. Điều 21
  (đã đọc văn bản): nhiều bản, phức tạp thì kéo dài theo thoả thuận bằng văn bản.

  Khung kịch bản: Trả trong ngày, sau 15:00 thì ngày làm việc tiếp theo
    Cho người dân nộp hồ sơ "Chứng thực bản sao từ bản chính" lúc 07:40 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc <lúc>
    Thì ngày hẹn trả là <hẹn>

    Dữ liệu:
      | lúc                   | hẹn                   |
      | 15:00 ngày 23/11/2026 | 17:30 ngày 23/11/2026 |
      | 15:01 ngày 23/11/2026 | 17:30 ngày 25/11/2026 |

  Kịch bản: Từ quầy đến quầy trong một buổi sáng
    Cho người dân nộp hồ sơ "Chứng thực bản sao từ bản chính" lúc 07:40 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 2" làm "Trình ký" lúc 08:40 ngày 23/11/2026
    Và "Phó Chủ tịch UBND xã số 1" làm "Ký" lúc 09:00 ngày 23/11/2026
    Và "Văn thư số 1" làm "Đóng dấu và chuyển kết quả" lúc 09:10 ngày 23/11/2026
    Khi "Công chức trả kết quả số 1" làm "Trả kết quả" lúc 09:20 ngày 23/11/2026
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và hồ sơ không trễ hạn

  Kịch bản: Thoả thuận kéo dài thêm hai ngày làm việc
    Cho người dân nộp lúc 07:40 ngày 23/11/2026 hồ sơ "Chứng thực bản sao từ bản chính" ghi:
      | Nhiều bản chính, nhiều trang, nhiều bản sao hoặc nội dung phức tạp | có |
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 23/11/2026
    Khi "Công chức tư pháp – hộ tịch số 2" làm "Kéo dài thời hạn theo thoả thuận" lúc 09:00 ngày 23/11/2026
    Thì ngày hẹn trả là 17:30 ngày 26/11/2026
    Và hồ sơ ở trạng thái "Kiểm tra và đối chiếu bản sao"
    Nhưng lúc này không làm được "Kéo dài thời hạn theo thoả thuận"

  Kịch bản: Chỉ kéo dài khi nhiều bản hoặc phức tạp
    Cho người dân nộp lúc 07:40 ngày 23/11/2026 hồ sơ "Chứng thực bản sao từ bản chính" ghi:
      | Nhiều bản chính, nhiều trang, nhiều bản sao hoặc nội dung phức tạp | không |
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 23/11/2026
    Thì lúc này không làm được "Kéo dài thời hạn theo thoả thuận"

  Khung kịch bản: Xong lúc hết giờ là đúng hạn, một phút làm việc sau là trễ
    Cho người dân nộp hồ sơ "Chứng thực bản sao từ bản chính" lúc 07:40 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 23/11/2026
    Và "Công chức tư pháp – hộ tịch số 2" làm "Trình ký" lúc 08:40 ngày 23/11/2026
    Và "Phó Chủ tịch UBND xã số 1" làm "Ký" lúc 09:00 ngày 23/11/2026
    Khi "Văn thư số 1" làm "Đóng dấu và chuyển kết quả" lúc <xong>
    Thì "Thời hạn giải quyết" <kết luận>

    Dữ liệu:
      | xong                  | kết luận     |
      | 17:30 ngày 23/11/2026 | không bị trễ |
      | 07:31 ngày 25/11/2026 | bị trễ       |

  Kịch bản: Văn thư không kiểm tra thay, không trình ký thay công chức tư pháp – hộ tịch
    Cho người dân nộp lúc 07:40 ngày 23/11/2026 hồ sơ "Chứng thực bản sao từ bản chính" ghi:
      | Nhiều bản chính, nhiều trang, nhiều bản sao hoặc nội dung phức tạp | có |
    Và "Công chức tiếp nhận số 2" làm "Tiếp nhận" lúc 08:00 ngày 23/11/2026
    Và "Công chức tiếp nhận số 2" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:10 ngày 23/11/2026
    Khi "Văn thư số 1" thử làm "Kéo dài thời hạn theo thoả thuận" lúc 08:20 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |
    Khi "Văn thư số 1" thử làm "Trình ký" lúc 08:30 ngày 23/11/2026
    Thì chỉ những người này được làm việc đó:
      | Công chức tư pháp – hộ tịch số 1 |
      | Công chức tư pháp – hộ tịch số 2 |
      | Công chức tư pháp – hộ tịch số 3 |
