import type { Phrases } from '../facts/message-phrases';
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
    feedback: ({ when, what }) => `Buổi học ${what} ${when} thế nào? Xin cho chúng tôi biết.`,
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
    feedback: 'Buổi học vừa qua thế nào?',
    digest: 'Các buổi học ngày mai',
  },
  digest: (count, date, lines) => `Ngày ${date} có ${count} buổi học: ${lines.join('; ')}.`,
  atHome: 'tại nhà',
  someLearner: 'Học viên',
  day: (at, zone, now) => {
    const { dayAndMonth, isToday, isTomorrow, weekday } = namedDay(at, zone, now);
    if (isToday) return `hôm nay ${dayAndMonth}`;
    if (isTomorrow) return `ngày mai ${dayAndMonth}`;
    return `${weekdays[weekday - 1]} ${dayAndMonth}`;
  },
};
