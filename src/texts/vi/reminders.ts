import type { JointWords, Phrases } from '../facts/message-phrases';
import { namedDay } from '../../core/reminders/text-days';

const weekdays = ['thứ 2', 'thứ 3', 'thứ 4', 'thứ 5', 'thứ 6', 'thứ 7', 'chủ nhật'];

export const reminders: Phrases = {
  session: {
    booked: ({ when, what, where, who }) =>
      `Đã hẹn học ${what}: ${when}, ${where}. Đại sứ số ${who}.`,
    moved: ({ when, what, where, who }) =>
      `Lịch học ${what} đã đổi sang ${when}, ${where}. Đại sứ số ${who}.`,
    cancelled: ({ when, what, who }) =>
      `Buổi học ${what} ${when} đã hủy, xin đừng đến. Hỏi: ${who}.`,
    'evening-before': ({ when, what, where, who }) =>
      `Nhắc lịch học ${what}: ${when}, ${where}. Đại sứ số ${who}.`,
    lead: ({ when, what, where, who }) =>
      `Sắp đến giờ học ${what}: ${when}, ${where}. Đại sứ số ${who}.`,
    'class-invitation': ({ when, what, where, who }) =>
      `Mời học ${what}: ${when}, ${where}. Hỏi ${who}. Bạn đến chứ?`,
    feedback: ({ when, what }) => `Buổi học ${what} ${when} thế nào? Xin cho chúng tôi biết.`,
  },
  joint: {
    booked: (told) => `Lịch học${aboutAll(told)}`,
    'evening-before': (told) => `Nhắc lịch học${aboutAll(told)}`,
    lead: (told) => `Sắp đến giờ học${aboutAll(told)}`,
  },
  change: {
    booked: ({ when, where, names }) => `Buổi học đã thêm ${when}, ${where}: ${names}.`,
    moved: ({ when, where, names }) => `Buổi học đã đổi sang ${when}, ${where}: ${names}.`,
    cancelled: ({ when, one, names }) =>
      `${one} không đến buổi học ${when}. ${names ? `Vẫn đến: ${names}.` : 'Buổi học không còn ai.'}`,
  },
  subjects: {
    booked: 'Đã đặt lịch học',
    moved: 'Lịch học đã đổi',
    cancelled: 'Buổi học đã hủy',
    'evening-before': 'Nhắc buổi học ngày mai',
    lead: 'Sắp đến giờ học',
    'class-invitation': 'Mời bạn đến lớp học',
    feedback: 'Buổi học vừa qua thế nào?',
    digest: 'Các buổi học ngày mai',
    plan: 'Lịch dạy mới của bạn',
  },
  digest: (count, date, lines) => `Ngày ${date} có ${count} buổi học: ${lines.join('; ')}.`,
  plan: ({ sessions, learners }) =>
    `Lịch dạy của bạn, ${sessions.length} buổi: ${sessions.join('; ')}. Học viên: ${learners.join('; ')}.`,
  planInShort: ({ count, first, learners, link }) =>
    `Lịch dạy của bạn có ${count} buổi, buổi đầu ${first}. Học viên: ${learners.join('; ')}. Xem đủ: ${link}`,
  classOf: (people) => `lớp ${people} người`,
  atHome: 'tại nhà',
  atHomeIn: (hamlet) => `tại nhà, ${hamlet}`,
  someLearner: 'Học viên',
  day: (at, zone, now) => {
    const { dayAndMonth, isToday, isTomorrow, weekday } = namedDay(at, zone, now);
    if (isToday) return `hôm nay ${dayAndMonth}`;
    if (isTomorrow) return `ngày mai ${dayAndMonth}`;
    return `${weekdays[weekday - 1]} ${dayAndMonth}`;
  },
};

function aboutAll({ what, where, who, lines }: JointWords): string {
  const parts = [what, where].filter((part) => part !== null);
  const about = parts.length > 0 ? ` ${parts.join(', ')}` : '';
  return `${about}: ${lines.join('; ')}.${who === null ? '' : ` Đại sứ số ${who}.`}`;
}
