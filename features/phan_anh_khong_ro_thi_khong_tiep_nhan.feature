# language: vi
Tính năng: Phản ánh không rõ người gửi hoặc không rõ nội dung thì không tiếp nhận
  Căn cứ: NĐ 20/2008/NĐ-CP sửa đổi bởi NĐ 48/2013/NĐ-CP và NĐ 92/2017/NĐ-CP, Điều 9, 14 (đã đọc văn bản).

  Khung kịch bản: Không rõ thì chỉ có thể không tiếp nhận, và phải nêu lý do
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" ghi:
      | Không rõ người gửi | <người gửi> |
      | Nội dung không rõ  | <nội dung>  |
    Khi "Công chức tiếp nhận số 1" thử làm "Tiếp nhận phản ánh" lúc 09:00 ngày 23/11/2026
    Thì thao tác bị từ chối
    Khi "Công chức tiếp nhận số 1" thử làm "Không tiếp nhận phản ánh" mà không kèm giấy tờ lúc 09:10 ngày 23/11/2026
    Thì thao tác bị từ chối
    Khi "Công chức tiếp nhận số 1" làm "Không tiếp nhận phản ánh" lúc 09:20 ngày 23/11/2026
    Thì hồ sơ ở trạng thái "Không được tiếp nhận"
    Và hồ sơ không có ngày hẹn trả
    Và không ai nợ văn bản nào

    Dữ liệu:
      | người gửi | nội dung |
      | có        | không    |
      | không     | có       |
      | có        | có       |

  Kịch bản: Rõ người gửi, rõ nội dung thì không được từ chối
    Cho người dân nộp hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" lúc 08:00 ngày 23/11/2026
    Khi "Công chức tiếp nhận số 1" thử làm "Không tiếp nhận phản ánh" lúc 09:00 ngày 23/11/2026
    Thì thao tác bị từ chối
    Và lúc này làm được "Tiếp nhận phản ánh"

  Kịch bản: Không tiếp nhận rồi thì không còn gì chạy nữa
    Cho người dân nộp lúc 08:00 ngày 23/11/2026 hồ sơ "Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính" ghi:
      | Không rõ người gửi | có |
    Và "Công chức tiếp nhận số 1" làm "Không tiếp nhận phản ánh" lúc 09:20 ngày 23/11/2026
    Khi đồng hồ chỉ 08:00 ngày 21/12/2026
    Thì hồ sơ ở trạng thái "Không được tiếp nhận"
    Và không ai nợ văn bản nào
