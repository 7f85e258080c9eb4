import { DomainError } from '../../../platform/common/domain-error';

const sentences = {
  'seat-taken': 'Buổi học này đã đủ người. Xin chọn giờ khác hoặc ghi tên chờ.',
  'mentor-busy': 'Đại sứ số đã có buổi học khác vào giờ này. Xin chọn giờ khác.',
  'mentee-busy': 'Học viên đã có buổi học khác vào giờ này.',
  'already-booked': 'Học viên đã có tên trong buổi học này.',
  'venue-full': 'Điểm học đã hết chỗ vào giờ này. Xin chọn giờ khác hoặc điểm học khác.',
  'venue-closed': 'Điểm học không mở cửa vào giờ này.',
  'no-venue': 'Không có điểm học nào còn chỗ vào giờ này. Xin chọn giờ khác.',
  'not-free': 'Giờ này không nằm trong giờ rảnh của cả đại sứ số và học viên. Xin chọn giờ khác.',
  'outside-hours': 'Đơn vị không tổ chức buổi học vào giờ này.',
  'off-the-half-hour': 'Buổi học bắt đầu vào giờ chẵn hoặc giờ rưỡi, ví dụ 18 giờ hoặc 18 giờ 30.',
  holiday: 'Ngày này là ngày nghỉ lễ, không có buổi học.',
  'not-paired': 'Học viên chưa được ghép với đại sứ số.',
  'not-their-mentor': 'Buổi học này là của đại sứ số khác.',
  'topic-not-shared': 'Nội dung này học viên không đăng ký hoặc đại sứ số không hướng dẫn.',
  'household-only': 'Buổi học tại nhà chỉ dành cho người trong nhà.',
  'too-late': 'Đã quá hạn tự đổi hoặc hủy lịch. Xin gọi cho đại sứ số hoặc cán bộ để được giúp.',
  'in-the-past': 'Giờ này đã qua. Xin chọn giờ khác.',
  'stale-version': 'Thông tin vừa được người khác thay đổi. Xin xem lại rồi làm lại.',
  'already-cancelled': 'Lịch này đã được hủy trước đó.',
  'already-over': 'Buổi học này đã diễn ra nên không thay đổi được nữa.',
  'not-booked': 'Lịch này không ở trạng thái có thể thay đổi.',
  'hold-over': 'Đã hết năm phút giữ chỗ. Xin chọn lại giờ học.',
  'not-full': 'Buổi học này còn chỗ, có thể đặt ngay mà không cần chờ.',
  'nothing-to-move': 'Lịch đã ở đúng giờ này rồi.',
  'session-closed': 'Buổi học này đã hủy hoặc đã diễn ra.',
  'seats-below-taken': 'Không thể giảm xuống dưới số người đã có tên.',
  'not-begun': 'Buổi học chưa bắt đầu nên chưa điểm danh được.',
  'mark-everyone': 'Cần điểm danh đủ mọi người trong buổi học.',
  'walk-in-cancelled': 'Ngày học không hẹn này đã được hủy.',
  'walk-in-early': 'Chưa đến giờ bắt đầu. Có thể gọi người đầu tiên trước giờ 30 phút.',
  'walk-in-over': 'Đã hết giờ của ngày học này.',
  'already-in-line': 'Người này đã có số trong ngày học này.',
  'already-served': 'Người này đã học xong. Muốn sửa, xin mở buổi học của họ.',
  'not-being-served': 'Người này không ở trong buổi học nào lúc này.',
  'just-called':
    'Vừa có người khác được gọi, xem ở mục “Đang học”. Muốn gọi thêm người nữa, xin bấm lại.',
  'nobody-waits': 'Không có ai đang chờ.',
  'nobody-free':
    'Chưa có đại sứ nào rảnh cho nội dung của những người đang chờ, hoặc đã đủ người trong nửa giờ này.',
  'mentor-inactive': 'Đại sứ số này hiện không tham gia.',
  'plan-in-progress': 'Đơn vị này đang được lập lịch, xin chờ xong.',
  'plan-interrupted':
    'Máy dừng giữa chừng 3 lần khi lập lịch. Xin chạy lại; nếu vẫn vậy, hãy báo người quản trị.',
  'not-allowed': 'Việc này chỉ cán bộ hoặc đại sứ số phụ trách được làm.',
} as const;

export type RefusalCode = keyof typeof sentences;

/** A refusal because of how things stand, in a sentence for the person who asked. */
export function refuse(code: RefusalCode, details?: Record<string, unknown>): DomainError {
  return new DomainError(code, sentences[code], code === 'not-allowed' ? 403 : 409, details);
}

/** True for a refusal with one of these codes. */
export function isRefusal(error: unknown, ...codes: RefusalCode[]): boolean {
  return error instanceof DomainError && (codes as string[]).includes(error.code);
}
