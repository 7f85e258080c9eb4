import type { NoSlotReason } from '../../../core/week-plan/plan-problem';

const sentences: Record<NoSlotReason, string> = {
  'no-topic': 'Đại sứ số không hướng dẫn nội dung nào mà học viên cần.',
  'mentor-no-time': 'Đại sứ số không có giờ rảnh trong tuần này.',
  'mentee-no-time': 'Học viên không có giờ rảnh trong tuần này.',
  'no-shared-time': 'Đại sứ số và học viên không có giờ rảnh chung trong tuần này.',
  holiday: 'Giờ rảnh chung trong tuần này đều rơi vào ngày nghỉ lễ.',
  'agreed-elsewhere': 'Giờ rảnh chung đã có buổi học khác hẹn trước.',
  'mentor-full': 'Giờ của đại sứ số trong tuần này đã dành cho các học viên khác.',
  'venue-full': 'Các điểm học gần đó đã hết chỗ vào giờ rảnh chung.',
};

/** Why a mentee has no session in a week, in Vietnamese. */
export function noSlotSentence(reason: NoSlotReason): string {
  return sentences[reason];
}
