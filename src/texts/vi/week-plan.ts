/** What publishing a plan sends, and who hears of it otherwise. */
interface PlanPrice {
  messages: number;
  smsParts: number;
  /** People whom no message reaches. */
  calls: number;
  /** People. */
  toldLater: number;
  held: number;
}

/** A plan that was made and is looked at before anybody hears of it. */
export const weekPlan = {
  title: 'Lịch đang chờ công bố',
  lead: (from: string, to: string) =>
    `Lịch từ ${from} đến ${to}. Chưa ai được báo; công bố rồi tin nhắn mới được gửi.`,
  publishesItself: (when: string) => `Nếu không ai bỏ, lịch này tự công bố lúc ${when}.`,
  waits: 'Lịch này chỉ được công bố khi cán bộ bấm.',
  countSessions: 'buổi học',
  countServed: 'học viên có buổi trong lịch này',
  countUnserved: 'học viên có tuần không có buổi',
  countMessages: 'tin nhắn sẽ gửi',
  price: ({ messages, smsParts, calls, toldLater, held }: PlanPrice): string =>
    [
      `Sẽ gửi ngay ${messages} tin nhắn, tính ra ${smsParts} SMS nếu tất cả đi bằng SMS.`,
      calls > 0 ? `${calls} người không có cách nhận tin, xin gọi.` : '',
      toldLater > 0
        ? `${toldLater} người nghe sau, cùng lời nhắc trước buổi học, vì tuần này đã nhận đủ tin.`
        : '',
      held > 0 ? `${held} người không có tin nào vì đã nhận đủ tin, xin gọi.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  publish: 'Công bố và báo mọi người',
  discard: 'Bỏ lịch này',
  renew: 'Lập lại',
  renewHint: 'Lập lại từ danh sách và lịch hẹn hiện nay; bạn xem lại rồi công bố.',
  unserved: (count: number) => `${count} học viên có tuần không có buổi học`,
  allServed: 'Mọi học viên có cặp đều có buổi học.',
  reason: (sentence: string, count: number) => `${sentence} (${count} người)`,
  weeksOf: (weeks: string) => `tuần từ ${weeks}`,
  byDay: 'Theo ngày',
  day: 'Ngày',
  sessions: 'Buổi học',
  places: 'Lượt học viên',
  nothingMissing:
    'Không có buổi nào cần xếp thêm: trong những tuần này, ai có cặp cũng đã có buổi học. Hãy bỏ lịch này, hoặc lập lịch cho những tuần sau.',
  nothingFits:
    'Không xếp thêm được buổi nào. Lý do của từng người ở dưới đây; sửa giờ rảnh hoặc ghép lại rồi lập lịch lần nữa.',
  noDays: 'Lịch này không có buổi nào.',
  waiting: 'Một lịch đang chờ bạn xem và công bố',
  waitingUntil: (when: string) => `Tự công bố lúc ${when}.`,
  look: 'Xem lịch',
  withdrawable: 'Lịch đã công bố, chưa buổi nào bắt đầu',
  planOf: (from: string, sessions: number, at: string): string =>
    `Lịch từ ${from}: ${sessions} buổi, công bố lúc ${at}.`,
  withdraw: 'Rút lại lịch này',
  withdrawLook: 'Xem sẽ hủy những gì',
  withdrawTitle: 'Rút lại cả lịch này?',
  withdrawSessions: 'buổi bị hủy',
  withdrawPlaces: 'chỗ học bị hủy',
  withdrawMessages: 'tin nhắn báo hủy',
  withdrawCalls: 'người phải gọi điện',
  withdrawLead:
    'Ai đã được báo sẽ được báo hủy; tin chưa gửi thì thôi. Việc này không đảo lại được bằng một lần bấm.',
  withdrawNot: 'Không, giữ lịch này',
  withdrawReason: 'Lý do (mọi người sẽ đọc; tin nhắn dài quá thì chỉ có khoảng 60 chữ cái đầu)',
  usualReason: 'Lịch tuần được lập lại',
};
