/** Numbers behind the reason why somebody is left over. */
export interface LeftoverNumbers {
  withinReach?: number;
  able?: number;
  full?: number;
  householdSize?: number;
  maxMetres?: number;
  minMentees?: number;
  maxMentees?: number;
}

type Reason = (numbers: LeftoverNumbers) => string;

const kilometres = (metres = 5000): string => String(metres / 1000).replace('.', ',');

export const matching = {
  pairs: 'Ghép cặp',
  pairsLead:
    'Mỗi đại sứ có ít nhất 5 học viên ở gần, cùng ngôn ngữ, đúng nội dung cần học và cùng giờ rảnh.',
  run: 'Ghép cặp bây giờ',
  runAgain: 'Ghép lại',
  runLead: 'Máy tính toán và đưa ra đề xuất. Chưa có gì thay đổi cho đến khi bạn công bố.',
  needPeople: 'Hãy nhập danh sách đại sứ số và học viên trước.',
  running: 'Đang ghép cặp',
  progress: (percent: number) => `Đã xong ${percent}%`,
  runningHelp: 'Trang này tự cập nhật. Bạn có thể làm việc khác rồi quay lại.',
  failed: 'Ghép cặp chưa thành công',
  stopRun: 'Bỏ lần ghép này',
  openProposal: 'Xem đề xuất đang chờ công bố',
  proposal: 'Đề xuất ghép cặp',
  proposalOf: (when: string) => `Tính lúc ${when}`,
  countPairs: 'cặp',
  countActive: 'đại sứ có học viên',
  countUnpaired: 'học viên chưa có đại sứ',
  countInactive: 'đại sứ chưa có học viên',
  gapNone: 'Đây là cách ghép tốt nhất có thể.',
  gap: (percent: string) => `Cách ghép này kém mức tốt nhất có thể không quá ${percent} %.`,
  difference: 'Khác với hôm nay',
  differenceFacts: (d: { added: number; moved: number; ended: number; kept: number }) =>
    `${d.kept} cặp giữ nguyên, ${d.added} học viên có đại sứ lần đầu, ${d.moved} học viên đổi đại sứ, ${d.ended} cặp kết thúc.`,
  publish: 'Công bố các cặp này',
  publishHelp:
    'Sau khi công bố, đại sứ và học viên thấy nhau trên trang của mình và có thể đặt lịch.',
  acceptBelow: (count: number, min: number) =>
    `Vẫn công bố dù có ${count} đại sứ còn dưới ${min} học viên`,
  discard: 'Bỏ đề xuất',
  published: 'Đề xuất này đã được công bố.',
  discardedState: 'Đề xuất này đã được bỏ.',
  byMentor: 'Các cặp theo đại sứ',
  menteesOf: (count: number) => `${count} học viên`,
  change: 'Chuyển',
  changeOf: (name: string) => `Chuyển ${name} sang đại sứ khác`,
  distance: 'Cách',
  covered: 'Được hướng dẫn',
  missing: 'Chưa có người hướng dẫn',
  shared: (halfHours: number) => `${halfHours} khung giờ rảnh chung mỗi tuần`,
  sharedHeading: 'Giờ rảnh chung',
  locked: 'cán bộ chọn',
  leftMentees: 'Học viên chưa có đại sứ, và lý do',
  leftMentors: 'Đại sứ chưa có học viên, và lý do',
  noneLeftMentees: 'Mọi học viên đều có đại sứ.',
  noneLeftMentors: 'Mọi đại sứ đều có học viên.',
  reason: 'Lý do',
  find: 'Tìm đại sứ',
  none: 'Chưa có cặp nào.',
  moveTitle: (name: string) => `Ai sẽ hướng dẫn ${name}?`,
  moveHint: 'Những đại sứ có thể nhận, gần nhất trước.',
  nobodyCan: 'Không có đại sứ nào có thể nhận học viên này.',
  nowWith: (name: string) => `Hiện nay: ${name}`,
  mentorChoice: (metres: string, mentees: number, most: number) =>
    `cách ${metres} – đang có ${mentees}/${most} học viên`,
  fullMentors: (count: number) => `${count} đại sứ khác cũng phù hợp nhưng đã đủ học viên`,
  chooseMentor: 'Chọn đại sứ này',
  release: 'Kết thúc cặp này',
  forbid: 'Kết thúc và không ghép hai người này nữa',
  reasons: {
    'no-consent': () => 'Chưa đồng ý xử lý dữ liệu.',
    'too-far': ({ maxMetres }) => `Không có đại sứ nào trong vòng ${kilometres(maxMetres)} km.`,
    'no-language': ({ withinReach }) =>
      `Có ${withinReach ?? 0} đại sứ ở gần, nhưng không ai nói cùng ngôn ngữ.`,
    'no-topic': ({ withinReach }) =>
      `Có ${withinReach ?? 0} đại sứ ở gần, nhưng không ai hướng dẫn nội dung cần học.`,
    'no-window': ({ withinReach }) =>
      `Có ${withinReach ?? 0} đại sứ ở gần, nhưng không ai rảnh cùng giờ.`,
    'no-gender': ({ withinReach }) =>
      `Có ${withinReach ?? 0} đại sứ ở gần, nhưng không ai là nam hoặc nữ như mong muốn.`,
    forbidden: () => 'Những đại sứ phù hợp đều đã được ghi là không ghép với người này.',
    'mentors-full': ({ able }) => `Cả ${able ?? 0} đại sứ phù hợp đều đã đủ học viên.`,
    'mentor-closed': ({ able }) =>
      `Có ${able ?? 0} đại sứ phù hợp, nhưng quanh họ không đủ học viên để mở nhóm.`,
    household: ({ householdSize }) =>
      `Gia đình có ${householdSize ?? 2} người học cùng nhau, không đại sứ nào còn đủ chỗ cho cả nhà.`,
    'not-yet': () => 'Chưa được ghép cặp.',
    'max-below-min': ({ maxMentees, minMentees }) =>
      `Nhận nhiều nhất ${maxMentees ?? 0} học viên, ít hơn mức tối thiểu ${minMentees ?? 5}.`,
    'no-candidates': () => 'Không có học viên nào phù hợp ở gần.',
    'below-min': ({ able, minMentees }) =>
      `Chỉ có ${able ?? 0} học viên phù hợp ở gần, cần ít nhất ${minMentees ?? 5}.`,
    'others-nearer': ({ able }) =>
      `Có ${able ?? 0} học viên phù hợp, nhưng họ ở gần đại sứ khác hơn.`,
  } as Record<string, Reason>,
};
