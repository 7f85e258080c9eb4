import type { TimeObstacle } from '../../core/changes/next-times';

/** One lesson that is to be otherwise: its time, place, ambassador and people. */
export const sessionChange = {
  title: 'Đổi giờ, điểm học, đại sứ hoặc người học',
  lead: 'Sửa những gì cần đổi, rồi xem trước. Chưa có gì thay đổi và chưa ai được báo cho đến khi bạn xác nhận.',
  times: 'Giờ mà mọi người trong buổi cùng rảnh',
  timesHint: 'Bấm một giờ để xem trước ngay. Xin ghi lý do ở trên trước.',
  noTimes:
    'Trong bốn tuần tới chưa tìm được giờ nào mọi người cùng rảnh. Xin chọn giờ khác ở dưới và gọi hỏi từng người.',
  timeAt: (when: string, venue: string): string => `${when}, ${venue}`,
  other: 'Hoặc tự chọn',
  day: 'Ngày học',
  time: 'Giờ bắt đầu',
  venue: 'Điểm học',
  venueSeats: (name: string, seats: number): string =>
    seats > 0 ? `${name} – còn ${seats} chỗ` : `${name} – hết chỗ`,
  venueClosed: (name: string): string => `${name} – không mở giờ này`,
  mentor: 'Đại sứ số',
  mentorNow: (name: string): string => `${name} – đang giữ buổi này`,
  mentorFree: (name: string): string => `${name} – rảnh`,
  mentorKept: (name: string, why: string): string => `${name} – ${why}`,
  obstacle: {
    'not-free': 'không rảnh giờ này',
    'no-seats': 'điểm học hết chỗ',
    busy: 'đã có buổi khác',
    ride: 'không kịp đi lại',
    'day-full': 'đã đủ số buổi trong ngày',
    'week-full': 'đã đủ số buổi trong tuần',
  } satisfies Record<TimeObstacle, string>,
  optionsHint: (when: string): string =>
    `Tính cho ${when}. Đã ghi giờ khác thì bấm “Tính lại theo ngày giờ này”.`,
  reckon: 'Tính lại theo ngày giờ này',
  optionsThen: (when: string): string => `Điểm học và đại sứ có thể chọn vào ${when}`,
  people: 'Người học',
  leaving: 'Cho ra khỏi buổi này',
  leavingHint: 'Người được cho ra sẽ được nhắn lý do. Ai không đánh dấu thì vẫn học.',
  joining: 'Thêm người vào buổi này',
  joiningHint:
    'Học viên của đại sứ này cần học nội dung này và chưa có chỗ. Muốn thêm người khác, xin tìm theo tên ở ô dưới.',
  nobody: 'không thêm ai',
  personFree: (name: string): string => `${name} – rảnh giờ này`,
  personBusy: (name: string): string => `${name} – không rảnh giờ này`,
  search: 'Tìm người để thêm (tên hoặc số điện thoại)',
  searchHint: 'Bấm “Tìm”: mọi điều đã ghi ở trên vẫn còn.',
  found: (count: number): string => {
    if (count === 0) return 'Không thấy ai cần học nội dung này và chưa có chỗ.';
    if (count === 1) return '1 người tìm thấy, nằm trong ô “Thêm người vào buổi này”.';
    return `${count} người tìm thấy đã nằm trong ô “Thêm người vào buổi này”. Xin chọn một người.`;
  },
  agreed: 'Ngoài giờ rảnh đã báo',
  agreedHint: 'Chỉ đánh dấu khi đã gọi và đại sứ đồng ý.',
  agreedYes: 'Đại sứ đã đồng ý dạy vào giờ này',
  reasonHint: 'Mọi người trong buổi sẽ đọc được, ví dụ: Đại sứ có việc gia đình.',
  look: 'Xem trước',
  everybody: 'Từng người sau khi đổi',
  notes: 'Cần biết',
  note: {
    'not-free': 'không rảnh giờ mới: xin gọi hỏi',
    homebound: 'không ra khỏi nhà được',
    steps: 'khó đi lại, mà điểm học có bậc',
  },
  losesPlace: 'đã có buổi khác giờ đó: mất chỗ và được báo',
  comes: 'vẫn học',
  way: 'Đường đến điểm học',
  wayNow: (before: string, after: string): string => `${before} → ${after}`,
  atHome: 'tại nhà',
  toCall: 'Số để gọi',
  until: 'đang giữ buổi này',
  from: 'giữ buổi này từ nay',
  comingIn: 'Người được thêm vào buổi',
  theyRead: 'Tin sẽ nhận',
  nothingToRead: 'không có tin nào: xin gọi báo',
  lessonNote: {
    holiday: 'Ngày này nay là ngày nghỉ. Giờ học vẫn giữ nguyên, xin xem lại.',
    'outside-hours': 'Giờ này nay ngoài giờ học của đơn vị. Giờ học vẫn giữ nguyên, xin xem lại.',
    'programme-rests':
      'Chương trình của đại sứ nay không có buổi học vào ngày này. Ngày giờ vẫn giữ nguyên, xin xem lại.',
    'programme-elsewhere':
      'Chương trình của đại sứ nay không học ở điểm này. Điểm học vẫn giữ nguyên, xin xem lại.',
    'venue-closed': 'Điểm học nay không mở vào giờ này. Điểm học vẫn giữ nguyên, xin xem lại.',
    'topic-not-shared': 'Đại sứ đang giữ buổi này nay không còn ghi là dạy nội dung này.',
  },
  meanwhile: 'Có người vừa đổi buổi này trong lúc bạn đang ghi.',
  meanwhileHint: 'Ô nào bạn chưa sửa thì theo buổi học hiện nay. Xin xem rồi bấm lại.',
  meanwhileOther: 'Xin xem lại những người trong buổi rồi bấm lại.',
  wasThen: 'lúc bạn mở trang',
  isNow: 'hiện nay',
  youTyped: 'bạn ghi',
  untouched: 'theo hiện nay',
  unknown: 'không rõ',
  freeSeats: (seats: number): string => (seats > 0 ? `còn ${seats} chỗ` : 'đủ người'),
};
