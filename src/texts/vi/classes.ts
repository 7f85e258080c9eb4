import { localDateOf, localMinuteOf } from '../../core/time/zone';
import { dateAloud, timeAloud } from '../../core/vietnamese/dates-aloud';
import { digitsAloud, numberAloud } from '../../core/vietnamese/numbers-aloud';
import { displayPhone } from '../../core/vietnamese/phones';
import type { ClassAloud } from '../facts/class-aloud';

/** How people would hear of a class. */
interface Heard {
  heard: number;
  held: number;
  unreachable: number;
}

export const classes = {
  /** Kept with a place that was lost when a class moved. */
  fitsNoMore: 'lớp đã đổi nội dung hoặc đối tượng',
  movedElsewhere: 'Lớp đổi sang giờ bạn đã có buổi khác',
  title: 'Lớp học',
  lead: 'Một nội dung, từ 6 đến 60 người, một hoặc nhiều đại sứ cùng dạy, ở một điểm học.',
  none: 'Chưa có lớp nào sắp tới.',
  make: 'Mở lớp học',
  coming: 'Các lớp sắp tới',
  toEnter: 'Chờ nhập phiếu điểm danh',
  over: 'Đã qua trong 30 ngày',
  groupClass: (topic: string) => `Lớp ${topic}`,
  toList: 'Các lớp học',
  time: 'Lúc',
  people: 'Người học',
  ofSeats: (taken: number, seats: number) => `${taken}/${seats} chỗ`,
  holders: 'Đại sứ số',
  audience: 'Dành cho',
  audiences: {
    ward: 'mọi người trong đơn vị',
    hamlet: 'một thôn, tổ',
    group: 'một nhóm',
    team: 'người dân nơi một tổ công nghệ số phụ trách',
    programme: 'người trong một chương trình',
    untaught: 'ai cần học nội dung này mà chưa có người hướng dẫn',
  },
  whichHamlet: 'Nếu là một thôn, tổ: nơi nào',
  whichProgramme: 'Nếu là một chương trình: chương trình nào',
  ofProgramme: (name: string) => `chương trình ${name}`,
  whichGroup: 'Nếu là một nhóm: nhóm nào',
  whichTeam: 'Nếu là nơi một tổ phụ trách: tổ nào',
  ofTeam: (team: string) => `địa bàn của ${team}`,
  phone: 'Số điện thoại để hỏi',
  phoneHint: 'In trên áp phích và đọc trên loa. Để trống nếu không cần.',
  step: (step: number) => `Bước ${step}/2`,
  whatWhere: 'Học gì, ở đâu, khi nào',
  date: 'Ngày',
  start: 'Giờ bắt đầu',
  startHint: 'Giờ chẵn hoặc giờ rưỡi, buổi tối hoặc cuối tuần. Lớp kéo dài 30 phút.',
  seats: 'Số chỗ',
  seatsHint: 'Từ 6 đến 60, không nhiều hơn chỗ của điểm học. Để trống: hết chỗ của điểm học.',
  next: 'Chọn đại sứ',
  whoHolds: 'Ai dạy lớp này',
  whoHoldsHint:
    'Người dạy được nội dung này, rảnh giờ đó và kịp đi lại. Người học gặp tên người đầu tiên.',
  nobodyHolds: 'Không có đại sứ nào dạy được nội dung này vào giờ đó.',
  otherHolders: (count: number): string => `Đại sứ khác dạy được nội dung này (${count})`,
  otherHoldersHint: 'Chưa rảnh vào giờ đó: chỉ đánh dấu khi đã gọi và họ đồng ý',
  cannot: 'Dạy nội dung này nhưng không được vào giờ đó',
  whyNot: {
    'not-free': 'giờ đó không rảnh',
    'mentor-busy': 'giờ đó có buổi khác',
    'mentor-limit': 'đã đủ số buổi trong ngày hoặc tuần',
    'mentor-travel': 'có buổi ở nơi xa sát giờ',
  },
  agreed: 'Đại sứ đã đồng ý dạy ngoài giờ rảnh của họ',
  save: 'Lưu lớp',
  change: 'Sửa lớp',
  changeLead:
    'Người đã nhận chỗ hoặc được mời và đại sứ số sẽ được báo nếu giờ, nơi học hay nội dung đổi.',
  restore: 'Mở lại lớp đã hủy',
  restoreLead: 'Nếu hội trường và đại sứ số còn trống, lớp được mở lại và mọi người được báo.',
  cancelClass: 'Hủy lớp',
  cancelLead: 'Mọi người đã nhận chỗ hoặc được mời sẽ được báo.',
  cancelReason: 'Lý do (mọi người sẽ đọc; tin nhắn dài quá thì chỉ có khoảng 60 chữ cái đầu)',
  invite: (count: number) => `Mời ${count} người`,
  inviteTitle: 'Mời',
  inviteLead: (count: number, { heard, held, unreachable }: Heard): string =>
    [
      `${count} người trong diện này cần nội dung này, rảnh giờ đó và chưa được mời.`,
      `${heard} người nhận tin nhắn.`,
      held > 0 ? `${held} người đã nhận đủ tin cho đến ngày học, xin gọi.` : '',
      unreachable > 0
        ? `${unreachable} người không có số nhận tin hoặc không nhận tin, xin gọi.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  askedSoFar: (heard: number, waiting: number, toCall: number): string =>
    `Đã mời mà chưa trả lời: ${heard} người đã nhận tin, ${waiting} người sắp nhận, ${toCall} người cần gọi.`,
  invitationStates: {
    heard: 'đã nhận tin',
    waits: 'tin sắp gửi',
    held: 'đã nhận đủ tin, xin gọi',
    'to-call': 'tin không đến, xin gọi',
  },
  nobodyToInvite:
    'Không còn ai để mời: mọi người cần nội dung này đã được mời, bận giờ đó hoặc đã học.',
  counted: {
    invited: 'được mời, chưa trả lời',
    booked: 'đã nhận chỗ',
    waiting: 'đang chờ chỗ',
    attended: 'có mặt',
    absent: 'vắng',
    cancelled: 'không đến',
  },
  callers: 'Ghi tên người gọi đến',
  seatFor: 'Ghi vào lớp',
  seatForOf: (name: string) => `Ghi ${name} vào lớp`,
  papers: 'In và đọc',
  poster: 'Áp phích',
  loudspeaker: 'Bài đọc loa',
  sheet: 'Phiếu điểm danh',
  enter: 'Nhập phiếu điểm danh',
  noClassFor: (count: number): string =>
    `${count} người không đến lớp được: cần người dạy tại nhà, hoặc người nói được tiếng của họ.`,
  noClassHeading: 'Không đến lớp được vì',
  noClass: { 'at-home': 'không ra khỏi nhà được', language: 'chưa có ai dạy bằng tiếng của họ' },
  needs: 'Chưa có ai dạy',
  needsLead:
    'Những nội dung người dân cần mà đại sứ của họ không dạy, hoặc họ chưa có đại sứ. Có thể mở một lớp cho họ.',
  noNeeds: 'Mọi người đều có đại sứ dạy nội dung họ cần.',
  needing: 'Số người cần',
  readyOf: (ready: number, later: number) =>
    `${ready} người học được ngay, ${later} người phải học nội dung khác trước.`,
  learnsFirst: 'Phải học trước',
  needsOf: (topic: string) => `Ai cần ${topic}`,
  makeFor: (topic: string) => `Mở lớp ${topic}`,
  hasMentor: 'Đại sứ hiện nay',
  noMentor: 'chưa có',
  // The public page, and what a mentee sees.
  free: 'Không mất tiền. Nhớ mang theo điện thoại.',
  seatsLeft: (seats: number) => (seats > 0 ? `Còn ${seats} chỗ.` : 'Đã hết chỗ, bạn có thể chờ.'),
  come: 'Tôi sẽ đến',
  notCome: 'Tôi không đến',
  youAreInvited: 'Bạn được mời đến lớp',
  yourPlace: 'Bạn đã có chỗ trong lớp này.',
  yourLine: 'Bạn đang chờ chỗ trong lớp này. Có chỗ, hệ thống tự báo bạn.',
  signInFirst: 'Muốn nhận chỗ, hãy quét mã QR trên phiếu của bạn rồi quay lại trang này.',
  orCall: 'Hoặc gọi',
  callToAsk: 'Gọi để hỏi hoặc nhờ ghi tên',
  isOff: 'Lớp này đã hủy.',
  isOver: 'Lớp này đã diễn ra.',
  toMyPage: 'Về trang của tôi',
  // Paper.
  posterTitle: 'Mời bà con đến lớp học kỹ năng số',
  scan: 'Quét mã để nhận chỗ',
  call: 'Hoặc gọi',
  sheetTitle: 'Phiếu điểm danh',
  sheetLead: 'Đánh dấu ✓ vào ô. Ai chưa có tên thì ghi vào dòng trống.',
  number: 'STT',
  name: 'Họ và tên',
  hamlet: 'Thôn, tổ',
  present: 'Có mặt',
  alone: 'Tự làm được',
  withHelp: 'Có người giúp',
  signature: 'Ký tên',
  scanToEnter: 'Quét để nhập phiếu này',
  // Entered afterwards.
  enterLead: 'Ai cũng có mặt và làm được khi có người giúp, trừ khi chọn khác.',
  listed: 'Người đã nhận chỗ',
  uninvited: 'Được mời hoặc đang chờ, chưa nhận chỗ',
  uninvitedLead: 'Chỉ chọn cho ai đã đến.',
  unannounced: 'Ai đến không báo trước',
  find: 'Tên hoặc số điện thoại',
  findButton: 'Tìm',
  foundNobody: 'Không tìm thấy ai.',
  newcomer: 'Ghi một người chưa có trong danh sách',
  newcomerTitle: 'Ghi người mới vào lớp',
  newcomerSave: 'Ghi vào lớp',
  didNotCome: 'không đến',
  results: {
    alone: 'có mặt, tự làm được',
    'with-help': 'có mặt, làm được khi có giúp',
    never: 'có mặt, chưa làm được',
    attended: 'có mặt, chưa xem',
    absent: 'vắng',
  },
  note: 'Ghi chú',
  saveSheet: 'Lưu điểm danh',
  aloud,
};

/** One minute to read: every number spelled out, nobody's name but the place's. */
function aloud({ topic, audience, venueName, startAt, phone, zone }: ClassAloud): string {
  const date = dateAloud(localDateOf(startAt, zone));
  const time = timeAloud(localMinuteOf(startAt, zone));
  const lines = [
    `Kính thưa bà con ${audience}.`,
    `Xin mời bà con đến lớp học: ${topic}.`,
    `Lớp học vào ${time}, ${date}, tại ${venueName}.`,
    `Lớp học kéo dài ${numberAloud(30)} phút, không mất tiền, có đại sứ số hướng dẫn từng bước.`,
    'Bà con nhớ mang theo điện thoại. Ai chưa quen cũng đến được, có người giúp.',
  ];
  if (phone !== null) {
    lines.push(`Muốn giữ chỗ, xin gọi số: ${digitsAloud(displayPhone(phone))}.`);
  }
  lines.push(
    `Xin nhắc lại: lớp học ${topic}, ${time}, ${date}, tại ${venueName}.`,
    'Xin cảm ơn bà con đã lắng nghe.',
  );
  return lines.join('\n');
}
