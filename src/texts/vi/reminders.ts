import type { JointWords, OffBy, Phrases } from '../facts/message-phrases';
import { sessions as lessons } from './sessions';
import { namedDay, type PartOfDay } from '../../core/reminders/text-days';

const weekdays = ['thứ 2', 'thứ 3', 'thứ 4', 'thứ 5', 'thứ 6', 'thứ 7', 'chủ nhật'];

export const reminders: Phrases = {
  session: {
    booked: ({ when, what, where, who, asksWard }) =>
      `Lịch học ${what}: ${when}, ${where}. ${toAsk(asksWard)} ${who}.`,
    moved: ({ when, from, what, where, who, why, isGiven, isElsewhere, asksWard }) => {
      if (isElsewhere && from === null)
        return `Đổi nơi học ${what}: ${when}, ${where}.${reason(why)} Hỏi ${who}.`;
      return isGiven && !asksWard
        ? `Buổi học ${what} ${when}, ${where} nay do ${who} hướng dẫn.${reason(why)}`
        : `Đổi lịch học ${what}${from === null ? '' : ` ${from}`} sang ${when}, ${where}.${reason(why)} Hỏi ${who}.`;
    },
    cancelled: ({ when, what, who, why }) =>
      why === lessons.courseFinished
        ? `Chúc mừng và cảm ơn bạn đã học xong! Không cần đến buổi học ${what} ${when} nữa. Hỏi ${who}.`
        : `Buổi học ${what} ${when} đã hủy, xin đừng đến.${reason(why)} Hỏi ${who}.`,
    offered: ({ when, what, where }) =>
      `Vừa có chỗ học ${what}: ${when}, ${where}. Ai nhận trước được trước, xin bấm nhận chỗ:`,
    'evening-before': ({ when, what, where, who }) =>
      `Nhắc học ${when}: ${what}, ${where}. Không đến, xin gọi ${who}.`,
    lead: ({ when, what, where, who }) =>
      `Sắp đến giờ học ${when}: ${what}, ${where}. Không đến, xin gọi ${who}.`,
    'class-invitation': ({ when, what, where, who }) =>
      `Mời học ${what}: ${when}, ${where}. Hỏi ${who}. Đến được, xin bấm:`,
    feedback: ({ what }) => `Buổi học ${what} có ích không? Xin bấm trả lời, chỉ một chạm:`,
    'course-end': () =>
      `Chúc mừng bạn đã học xong! Xem những điều đã học và cho biết bạn thấy thế nào:`,
    'feedback-later': ({ what }) =>
      `Một tháng rồi, bạn còn tự dùng được ${what} không? Xin bấm trả lời, chỉ một chạm:`,
  },
  joint: {
    booked: (told) => `Lịch học${aboutAll(atPlace(told), toAsk(told.asksWard))}`,
    moved: (told) =>
      `Đổi ${told.isGiven ? 'người hướng dẫn' : 'lịch học'}${aboutAll(atPlace(told), 'Hỏi')}`,
    cancelled: (told) =>
      told.why === lessons.courseFinished
        ? `Chúc mừng và cảm ơn bạn đã học xong! Không cần đến nữa${aboutAll({ ...told, why: null }, 'Hỏi')}`
        : `Đã hủy, xin đừng đến${aboutAll(told, 'Hỏi')}`,
    'evening-before': (told) => `Nhắc học${aboutAll(told, 'Không đến, xin gọi')}`,
    lead: (told) => `Sắp đến giờ học${aboutAll(told, 'Không đến, xin gọi')}`,
  },
  alsoAsked: {
    feedback: (what) => `Buổi học ${what} có ích không? Trả lời:`,
    'course-end': () => `Bạn đã học xong! Xem điều đã học và cho biết thấy thế nào:`,
    'feedback-later': (what) => `Còn tự dùng được ${what} không? Trả lời:`,
  },
  questions: {
    feedback: ({ names, what }) =>
      `${names}: ${what === null ? 'các buổi học vừa rồi' : `buổi học ${what}`} có ích không? Trả lời:`,
    'course-end': ({ names }) =>
      `Chúc mừng ${names} đã học xong! Xem điều đã học và cho biết thấy thế nào:`,
    'feedback-later': ({ names }) =>
      `${names}: một tháng rồi, còn tự làm được điều đã học không? Trả lời:`,
  },
  change: {
    booked: ({ what, when, where, names }) =>
      `Thêm buổi dạy ${what}: ${when}, ${where}. Học viên: ${names}.`,
    moved: ({ what, when, from, where, names }) =>
      `Buổi dạy ${what}${from === null ? '' : ` ${from}`} đổi sang ${when}, ${where}. Học viên: ${names}.`,
    cancelled: ({ what, when, where, one, names, by, why, isOffered }) => {
      if (by === 'died' || by === 'stopped') return noMore(by, { what, when, where, one, names });
      const nobody = isOffered
        ? 'Chỗ này đã mời người đang chờ: có ai nhận sẽ báo bạn, không có tin thì không cần đến.'
        : 'Buổi học không còn ai, bạn không cần đến.';
      const left = names ? `Vẫn đến: ${names}.` : nobody;
      if (isLearned(why)) {
        const learned = why === lessons.courseFinished ? 'đã học xong' : `đã tự làm được`;
        return `Tin vui: ${one} ${learned}, không cần đến buổi học ${what} ${when}, ${where} nữa. ${left}`;
      }
      const isLearners = by === 'learner' || by === 'staff-for-learner' || names !== '';
      const told = isLearners
        ? `${by === 'learner' || by === 'others' ? '' : 'Cán bộ báo: '}${one} không đến buổi học ${what} ${when}, ${where}.`
        : `${by === 'staff' ? 'Cán bộ đã hủy' : 'Đã hủy'} buổi dạy ${what} ${when}, ${where}, của ${one}.`;
      return `${told}${reason(why)} ${left}`;
    },
  },
  changes: {
    booked: (lines) => `Thêm các buổi dạy: ${lines.join('; ')}.`,
    moved: (lines) => `Các buổi dạy đổi lịch: ${lines.join('; ')}.`,
  },
  changed: ({ when, from, what, where, names }) =>
    `${what}, ${from === null ? '' : `${from} đổi sang `}${when}, ${where}, học viên: ${names}`,
  movedTo: ({ from, when }) => `${from} đổi sang ${when}`,
  placesOff: ({ by, where, lines, why }) =>
    `${isLearned(why) ? 'Tin vui: học viên đã học xong, không cần đến các buổi' : offBy[by]}${where === null ? '' : ` ở ${where.replace(/^tại /, '')}`}: ${lines.join('; ')}.${isLearned(why) ? '' : reason(why)}`,
  placesLost: ({ by, where, lines, why }) =>
    `${isLearned(why) ? 'Tin vui: có học viên đã học xong, không cần đến nữa, buổi dạy vẫn có' : lostBy[by]}${where === null ? '' : ` ở ${where.replace(/^tại /, '')}`}: ${lines.join('; ')}.${isLearned(why) ? '' : reason(why)}`,
  placeLost: ({ when, names, stillComing }) =>
    `${when}: ${names} không đến, vẫn đến: ${stillComing}`,
  needNotCome: {
    all: 'Bạn không cần đến.',
    some: 'Các buổi đã hủy, bạn không cần đến; các buổi khác bạn vẫn dạy.',
    none: 'Bạn vẫn dạy các buổi này.',
  },
  subjects: {
    booked: 'Đã đặt lịch học',
    moved: 'Lịch học đã đổi',
    cancelled: 'Buổi học đã hủy',
    offered: 'Có chỗ trống ở buổi bạn chờ',
    'evening-before': 'Nhắc buổi học ngày mai',
    lead: 'Sắp đến giờ học',
    'class-invitation': 'Mời bạn đến lớp học',
    feedback: 'Buổi học vừa qua thế nào?',
    'course-end': 'Bạn đã học xong',
    'feedback-later': 'Một tháng sau khi học',
    attendance: 'Buổi dạy chưa ghi ai đến',
    'class-given': 'Bạn được giao dạy một lớp',
    'class-moved': 'Lớp của bạn đổi giờ hoặc địa điểm',
    announcement: 'Thông báo',
    'class-off': 'Lớp của bạn đã hủy',
    'lesson-given': 'Buổi dạy của bạn có người khác dạy thay',
    withdrawn: 'Đã rút lại đồng ý',
    digest: 'Các buổi học ngày mai',
    plan: 'Lịch dạy mới của bạn',
  },
  digest: ({ day, places }) => `Bạn dạy ${day.replace('ngày mai', 'mai')}. ${places.join('. ')}.`,
  unrecorded: (count, sessions) =>
    `Bạn chưa ghi ai đã đến ${count === 1 ? 'buổi dạy' : `${count} buổi dạy`}: ${sessions.join('; ')}. Xin bấm ghi giúp:`,
  aboutClass: {
    'class-given': ({ when, what, where, call }) =>
      `Mời bạn dạy lớp ${what}: ${when}, ${where}. Không dạy được, xin gọi ${call ?? 'cán bộ xã, phường'}.`,
    'class-moved': ({ when, what, where, call, why }) =>
      `Lớp ${what} của bạn đổi sang ${when}, ${where}.${reason(why)} Không dạy được, xin gọi ${call ?? 'cán bộ xã, phường'}.`,
    'class-off': ({ when, what, where, why }) =>
      `Bạn không phải dạy lớp ${what} ${when}, ${where} nữa, xin đừng đến.${reason(why)}`,
    'lesson-given': ({ when, what, where, why }) =>
      `Buổi ${what} ${when}, ${where} có người khác dạy, bạn không cần đến.${reason(why)}`,
  },
  withdrawn:
    'Bạn đã rút lại đồng ý xử lý dữ liệu. Lịch học, lịch dạy của bạn đã hủy, chúng tôi không gửi tin nào nữa. Muốn xóa hẳn dữ liệu, xin gọi cán bộ xã, phường.',
  plan: ({ sessions, learners }) =>
    `Bạn dạy ${sessions.length} buổi: ${sessions.join('; ')}. Học viên: ${learners.join('; ')}.`,
  planInShort: ({ count, first, learners, link }) =>
    `Bạn dạy ${count} buổi, đầu tiên ${first}. Học viên: ${learners.join('; ')}. Xem đủ: ${link}`,
  more: (link) => (link === null ? 'Còn nữa, xin xem trang của bạn.' : `Xem đủ: ${link}`),
  classOf: (people) => `lớp ${people} người`,
  atHome: 'tại nhà',
  atHomeIn: (home) => `tại nhà, ${home}`,
  someLearner: 'Học viên',
  day: (at, zone, now) => {
    const { dayAndMonth, isToday, isTomorrow, weekday } = namedDay(at, zone, now);
    if (isToday) return `hôm nay ${dayAndMonth}`;
    if (isTomorrow) return `ngày mai ${dayAndMonth}`;
    return `${weekdays[weekday - 1]} ${dayAndMonth}`;
  },
  clock: (time) => time.replace(/:00$/, 'h').replace(':', 'h'),
  time: ({ hour, minute, part }) => {
    const minutes = minute === 0 ? 'giờ' : minute === 30 ? 'rưỡi' : `giờ ${minute}`;
    return `${hour} ${minutes} ${partsOfDay[part]}`;
  },
  when: ({ dayAndMonth, isToday, isTomorrow, weekday }, time) => {
    if (isToday) return `hôm nay, ${time} (${dayAndMonth})`;
    if (isTomorrow) return `ngày mai, ${time} (${dayAndMonth})`;
    return `${weekdays[weekday - 1]} ${dayAndMonth}, ${time}`;
  },
  whenEach: (weekday, dates, time) =>
    `${weekdays[weekday - 1]} ${dates.slice(0, -1).join(', ')} và ${dates[dates.length - 1]}, ${time}`,
  introduced: (ward, sentence) => `${ward} mời học kỹ năng số miễn phí. ${sentence}`,
  from: (ward, sentence) => `${ward}: ${sentence}`,
  topicsInShort: {
    smartphone: 'Điện thoại cơ bản',
    'public-services': 'Dịch vụ công',
    cashless: 'Thanh toán qua mạng',
    'online-selling': 'Bán hàng qua mạng',
    'farm-prices': 'Giá nông sản',
    'video-calls': 'Gọi video',
    'health-book': 'Sổ sức khỏe',
    'voice-phone': 'Điện thoại bằng giọng nói',
  },
  insteadOf: (now, before) => `${now} (thay cho ${before})`,
  hallInShort: (name) => name.replace(/^nhà văn h(?:óa|oá)(?=\s)/iu, 'NVH'),
};

const partsOfDay: Record<PartOfDay, string> = {
  morning: 'sáng',
  noon: 'trưa',
  afternoon: 'chiều',
  evening: 'tối',
  night: 'đêm',
};

/** Whoever learned with them takes part no more: nobody is to be called, nothing is to be done. */
function noMore(
  by: 'died' | 'stopped',
  { what, when, where, one, names }: Record<'what' | 'when' | 'where' | 'one' | 'names', string>,
): string {
  const news = by === 'died' ? `Xin báo tin buồn: ${one} đã mất.` : `${one} không học nữa.`;
  const lesson = `Buổi học ${what} ${when}, ${where}`;
  return names === ''
    ? `${news} ${lesson} đã hủy, bạn không phải làm gì.`
    : `${news} ${lesson} vẫn có: ${names}. Bạn không phải làm gì thêm.`;
}

function toAsk(asksWard: boolean): string {
  return asksWard ? 'Hỏi' : 'Hỏi đại sứ số';
}

const offBy: Record<OffBy, string> = {
  learner: 'Học viên báo không đến các buổi',
  'staff-for-learner': 'Cán bộ báo học viên không đến các buổi',
  staff: 'Cán bộ đã hủy các buổi dạy',
  others: 'Đã hủy các buổi dạy',
  died: 'Xin báo tin buồn: học viên đã mất, các buổi dạy đã hủy',
  stopped: 'Học viên không học nữa, các buổi dạy đã hủy',
};

const lostBy: Record<OffBy, string> = {
  learner: 'Học viên báo không đến, buổi dạy vẫn có',
  'staff-for-learner': 'Cán bộ báo có học viên không đến, buổi dạy vẫn có',
  staff: 'Cán bộ báo có học viên không đến, buổi dạy vẫn có',
  others: 'Có học viên không đến, buổi dạy vẫn có',
  died: 'Xin báo tin buồn: có học viên đã mất, buổi dạy vẫn có',
  stopped: 'Có học viên không học nữa, buổi dạy vẫn có',
};

/** Whoever can do it by now need not come: good news for whoever taught them. */
function isLearned(why: string | null): boolean {
  return why === lessons.courseFinished || why === lessons.alreadyLearned;
}

function reason(why: string | null): string {
  return why === null ? '' : ` Lý do: ${why}${why.endsWith('…') ? '' : '.'}`;
}

/** “Lịch học Nhà văn hóa” would be the hall's own: where nothing else is common, the place says that it is one. */
function atPlace(told: JointWords): JointWords {
  const { day, what, where } = told;
  if (day !== null || what !== null || where === null || where.startsWith('tại ')) return told;
  return { ...told, where: `tại ${where}` };
}

function aboutAll(told: JointWords, call: string): string {
  const { day, what, where, who, why, lines, isOfSeveral } = told;
  const parts = [day, what, where].filter((part) => part !== null);
  const about = parts.length > 0 ? ` ${parts.join(', ')}` : '';
  const all = isOfSeveral ? `. ${lines.join('. ')}` : `: ${lines.join('; ')}`;
  return `${about}${all}.${reason(why)}${who === null ? '' : ` ${call} ${who}.`}`;
}
