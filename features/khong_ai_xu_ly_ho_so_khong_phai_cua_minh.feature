# language: vi
Tính năng: Không ai xử lý hồ sơ không phải của mình
  Căn cứ: NĐ 63/2010/NĐ-CP, Điều 18, Điều 20 (đã đọc văn bản); quy trình nội bộ (theo trí nhớ).

  Kịch bản: Chỉ một cửa được tiếp nhận
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Khi "Chuyên viên kinh tế số 1" thử làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì chỉ "Trung tâm Phục vụ hành chính công" được làm việc đó
    Và hồ sơ ở trạng thái "Mới đăng ký"

  Kịch bản: Cùng phòng nhưng không đúng vai trò cũng không được
    Cho người dân nộp hồ sơ "Cấp Giấy xác nhận tình trạng hôn nhân" lúc 08:00 ngày 23/11/2026
    Khi "Công chức trả kết quả số 1" thử làm "Tiếp nhận" lúc 10:00 ngày 23/11/2026
    Thì thao tác bị từ chối
