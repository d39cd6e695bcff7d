# language: vi
Tính năng: Cơ quan được hỏi trả lời đúng hạn hay trễ hạn
  Căn cứ: văn bản thủ tục hành chính hộ tịch 2025–2026 (theo thực tế): xã được hỏi trả lời trong 3 ngày làm việc. Không tìm thấy quy định
  chung coi im lặng là đồng ý (chưa chắc): cơ quan hỏi phải chờ, thời gian chờ quá hạn là của cơ quan được hỏi.

  # Hỏi lúc 09:00 thứ Hai 07/12/2026 thì hạn trả lời là 17:30 thứ Năm 10/12, ngày hẹn trả là 17:30 thứ Hai 14/12.
  Bối cảnh: Đăng ký kết hôn, phải hỏi xã khác
    Cho người dân nộp lúc 08:00 ngày 07/12/2026 hồ sơ "Đăng ký kết hôn" ghi:
      | Không tra cứu được tình trạng hôn nhân trong cơ sở dữ liệu | có |
    Và "Công chức tiếp nhận số 1" làm "Tiếp nhận" lúc 08:00 ngày 07/12/2026
    Và "Công chức tiếp nhận số 1" làm "Chuyển hồ sơ đến bộ phận giải quyết" lúc 08:20 ngày 07/12/2026
    Và "Công chức tư pháp – hộ tịch số 1" làm "Hỏi xã nơi thường trú hoặc nơi đã đăng ký kết hôn" lúc 09:00 ngày 07/12/2026

  Kịch bản: Hỏi ý kiến không làm thời hạn đứng lại
    Thì "Thời hạn giải quyết" đang chạy
    Và ngày hẹn trả là 17:30 ngày 14/12/2026
    Và "Văn phòng HĐND và UBND" đang giữ hồ sơ

  Kịch bản: Trả lời đúng phút cuối là đúng hạn, xã được hỏi không giữ hồ sơ giây nào
    Khi "Công chức tư pháp – hộ tịch xã khác số 1" trả lời ý kiến lúc 17:30 ngày 10/12/2026
    Thì hồ sơ ở trạng thái "Ghi sổ, dự thảo Giấy chứng nhận kết hôn"
    Và "Bộ phận tư pháp – hộ tịch" đã giữ hồ sơ 0 giờ làm việc

  Kịch bản: Trả lời muộn vẫn đưa hồ sơ đi tiếp và được ghi là muộn
    Khi "Công chức tư pháp – hộ tịch xã khác số 1" trả lời ý kiến lúc 09:30 ngày 11/12/2026
    Thì hồ sơ ở trạng thái "Ghi sổ, dự thảo Giấy chứng nhận kết hôn"
    Và ý kiến đến muộn của "Bộ phận tư pháp – hộ tịch" vẫn được ghi lại
    Và "Bộ phận tư pháp – hộ tịch" đã giữ hồ sơ 2 giờ làm việc
    Và hồ sơ không trễ hạn

  Khung kịch bản: Trả lời muộn mà hồ sơ trễ thì chia theo phần vượt của mỗi nơi
    Khi "Công chức tư pháp – hộ tịch xã khác số 1" trả lời ý kiến lúc <trả lời>
    Và "Công chức tư pháp – hộ tịch số 1" làm "Trình ký" lúc <trình ký>
    Và "Chủ tịch UBND xã" làm "Ký" lúc <ký>
    Thì hồ sơ trễ <trễ>
    Và "Bộ phận tư pháp – hộ tịch" <xã khác>
    Và "Văn phòng HĐND và UBND" <văn phòng>
    Và các phần trách nhiệm cộng lại đúng bằng thời gian trễ
    Và "Uỷ ban nhân dân xã Định Hoá" là nơi phải xin lỗi

    # Dòng đầu: xã khác giữ quá hạn 16 giờ 30 phút, Văn phòng trong định mức. Dòng sau: xã khác quá hạn 10 giờ; Văn phòng ghi sổ 10 giờ
    # 40 phút, định mức 40 phút, cũng vượt 10 giờ: mỗi nơi một nửa.
    Dữ liệu:
      | trả lời               | trình ký              | ký                    | trễ                    | xã khác                                 | văn phòng                               |
      | 08:00 ngày 15/12/2026 | 08:40 ngày 15/12/2026 | 09:30 ngày 15/12/2026 | 2 giờ làm việc         | chịu trách nhiệm 2 giờ làm việc         | không chịu trách nhiệm                  |
      | 09:30 ngày 14/12/2026 | 14:10 ngày 15/12/2026 | 15:00 ngày 15/12/2026 | 5 giờ 30 phút làm việc | chịu trách nhiệm 2 giờ 45 phút làm việc | chịu trách nhiệm 2 giờ 45 phút làm việc |

  Kịch bản: Chỉ nơi được hỏi trả lời, và chỉ một lần
    Khi "Công chức tư pháp – hộ tịch số 2" thử trả lời ý kiến lúc 10:00 ngày 07/12/2026
    Thì chỉ "Bộ phận tư pháp – hộ tịch" được làm việc đó
    Khi "Công chức tư pháp – hộ tịch xã khác số 2" trả lời ý kiến lúc 11:00 ngày 07/12/2026
    Và "Công chức tư pháp – hộ tịch xã khác số 1" thử trả lời ý kiến lúc 11:10 ngày 07/12/2026
    Thì thao tác bị từ chối

  Kịch bản: Im lặng bao lâu cũng không phải là đồng ý
    Khi đồng hồ chỉ 08:00 ngày 31/12/2026
    Thì hồ sơ ở trạng thái "Chờ xã khác xác minh tình trạng hôn nhân"
    Và "Bộ phận tư pháp – hộ tịch" đang giữ hồ sơ
    Và văn bản xin lỗi nêu "Bộ phận tư pháp – hộ tịch" là nơi gây chậm
    Nhưng "Uỷ ban nhân dân xã Định Hoá" là nơi phải xin lỗi
