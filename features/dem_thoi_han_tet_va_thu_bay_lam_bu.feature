# language: vi
Tính năng: Đếm ngày làm việc qua Tết, ngày hoán đổi và thứ Bảy làm bù
  Căn cứ: Bộ luật Dân sự 2015, Điều 147, Điều 148 (đã đọc văn bản); Bộ luật Lao động 2019, Điều 112 (đã đọc văn bản);
  Nghị quyết 28/2026/QH16 về ngày 24/11 (theo thực tế); ngày hoán đổi 02/01/2026 (theo trí nhớ).
  Giờ làm việc của xã: 07:30 đến 11:30 và 13:30 đến 17:30. Ngày xảy ra sự kiện không tính.

  Khung kịch bản: Hạn kết thúc khi hết giờ của ngày làm việc cuối cùng
    Cho sự kiện xảy ra lúc <lúc>
    Và thời hạn là <thời hạn>
    Thì đến hạn lúc <hạn>

    Dữ liệu:
      | lúc                   | thời hạn        | hạn                   |
      | 10:00 ngày 23/11/2026 | 1 ngày làm việc | 17:30 ngày 25/11/2026 |
      | 16:00 ngày 13/02/2026 | 3 ngày làm việc | 17:30 ngày 25/02/2026 |
      | 09:00 ngày 20/08/2026 | 3 ngày làm việc | 17:30 ngày 24/08/2026 |
      | 14:00 ngày 09/01/2026 | 2 ngày làm việc | 17:30 ngày 12/01/2026 |
      | 09:00 ngày 21/11/2026 | 1 ngày làm việc | 17:30 ngày 25/11/2026 |
      | 09:00 ngày 24/04/2026 | 1 ngày làm việc | 17:30 ngày 28/04/2026 |
      | 09:00 ngày 25/04/2025 | 1 ngày làm việc | 17:30 ngày 26/04/2025 |
      | 09:00 ngày 21/11/2025 | 1 ngày làm việc | 17:30 ngày 24/11/2025 |

  Kịch bản: Ngày 24/11 là ngày nghỉ
    Cho sự kiện xảy ra lúc 10:00 ngày 23/11/2026
    Và thời hạn là 1 ngày làm việc
    Thì ngày 24/11/2026 nghỉ vì "Ngày Văn hóa Việt Nam"

  Kịch bản: Giỗ Tổ rơi vào Chủ nhật thì nghỉ bù thứ Hai
    Cho sự kiện xảy ra lúc 09:00 ngày 24/04/2026
    Và thời hạn là 1 ngày làm việc
    Thì ngày 25/04/2026 nghỉ cuối tuần
    Và ngày 27/04/2026 nghỉ vì "Nghỉ bù Giỗ Tổ Hùng Vương"

  Kịch bản: Thứ Bảy làm bù là ngày làm việc, Chủ nhật thì không
    Cho sự kiện xảy ra lúc 09:00 ngày 20/08/2026
    Và thời hạn là 3 ngày làm việc
    Thì ngày 22/08/2026 được tính vì "Làm bù cho ngày 31/8"
    Và ngày 23/08/2026 nghỉ cuối tuần

  Khung kịch bản: Sau 15:00 thì tính từ ngày làm việc tiếp theo, đúng 15:00 thì chưa
    Cho sự kiện xảy ra lúc <lúc>
    Và thời hạn là <thời hạn>
    Và sau 15:00 thì tính từ ngày làm việc tiếp theo
    Thì đến hạn lúc <hạn>

    Dữ liệu:
      | lúc                   | thời hạn            | hạn                   |
      | 16:00 ngày 13/02/2026 | 3 ngày làm việc     | 17:30 ngày 26/02/2026 |
      | 15:00 ngày 23/11/2026 | trong ngày làm việc | 17:30 ngày 23/11/2026 |
      | 15:01 ngày 23/11/2026 | trong ngày làm việc | 17:30 ngày 25/11/2026 |

  Kịch bản: Hạn rơi sang năm mới chỉ ước tính thì là tạm tính
    Cho sự kiện xảy ra lúc 09:00 ngày 30/12/2026
    Và thời hạn là 3 ngày làm việc
    Thì hạn chỉ là tạm tính

  Khung kịch bản: Năm chưa có lịch chính thức thì không tính
    Cho sự kiện xảy ra lúc <lúc>
    Và thời hạn là 3 ngày làm việc
    Thì không tính được hạn vì lịch năm <năm> chưa được công bố

    Dữ liệu:
      | lúc                   | năm  |
      | 09:00 ngày 05/01/2027 | 2027 |
      | 09:00 ngày 05/01/2028 | 2028 |
