/** What is said of lists that come in. */
export const imports = {
  templates: 'Chưa có danh sách? Tải tệp mẫu, có sẵn các mục để chọn:',
  template: {
    mentors: 'Mẫu đại sứ số (Excel)',
    mentees: 'Mẫu học viên (Excel)',
    hamlets: 'Mẫu thôn/tổ (Excel)',
    venues: 'Mẫu điểm học (Excel)',
  },
  hidden: 'Người ở dòng bị ẩn hoặc bị lọc',
  hiddenTake: 'Nhận cả những người này',
  hiddenLeave: 'Bỏ những người này',
  leftRows: (count: number) => `${count} người ở dòng bị ẩn đã được bỏ ra, theo lựa chọn của bạn`,
  rowOf: (place: string, name: string) => `Dòng ${place}: ${name || '(chưa có tên)'}`,
  unreadTabs: 'Trang không đọc',
  unreadTab: (name: string, why: string, columns: readonly string[]): string => {
    const reasons: Record<string, string> = {
      'no-header': 'không có dòng tiêu đề của danh sách người',
      'missing-columns': `thiếu cột ${columns.join(', ')}`,
      'wrong-list': 'là danh sách loại khác',
      'no-people': 'không có người nào dưới tiêu đề',
    };
    return `“${name}”: ${reasons[why] ?? why}.`;
  },
  reading: 'Đang đọc tệp',
  readSoFar: (percent: number) => `Đã đọc ${percent}%`,
  readingHelp:
    'Chưa có gì thay đổi trong danh sách. Trang này tự mở tiếp khi đọc xong; bạn cũng có thể đi làm việc khác rồi quay lại.',
  failed: 'Chưa đọc được tệp',
  failedHelp: 'Danh sách vẫn như cũ. Hãy sửa tệp rồi nhập lại.',
  previewOf: (kind: 'mentors' | 'mentees'): string =>
    kind === 'mentors' ? 'Xem trước tệp đại sứ số' : 'Xem trước tệp học viên',
  previewLead: 'Chưa có gì thay đổi. Hãy xem tệp sẽ làm gì, rồi bấm nhận vào danh sách.',
  stopped: 'nghỉ',
  doubtful: 'cần hỏi lại',
  hiddenTitle: (count: number) => `${count} người ở dòng bị ẩn hoặc bị lọc`,
  answer: 'Ghi câu trả lời',
  keep: 'Nhận vào danh sách',
  drop: 'Bỏ tệp này, không thay đổi gì',
  doubtfulTitle: (count: number) => `Cùng một người? (${count})`,
  doubtfulLead:
    'Những dòng này gần giống người đã có. Dòng nào chưa trả lời thì không nhận, và có trong tệp các dòng chưa nhận.',
  sideBySide: (place: string, name: string, known: string) =>
    `Dòng ${place}, ${name}, và ${known} trong danh sách`,
  nothingDiffers: 'Không có gì khác nhau.',
  isKnown: 'Đang có',
  isSaid: 'Trong tệp',
  isSame: (name: string) => `${name} là ai?`,
  same: (name: string) => `Là ${name}: cập nhật theo tệp`,
  other: 'Là người khác: thêm mới',
  leave: 'Chưa biết: để lại, chưa nhận',
  changedTitle: (count: number) => `${count} người được cập nhật`,
  stoppedTitle: (count: number) => `${count} người nghỉ theo tệp`,
  stoppedLead: 'Cặp, chỗ học và lịch của những người này được gỡ khi bạn nhận tệp.',
  addedTitle: (count: number) => `${count} người được thêm`,
  andMore: (count: number) => `và ${count} người nữa`,
  waiting: 'Tệp chờ bạn xem',
  states: { queued: 'đang chờ đọc', running: 'đang đọc', read: 'chờ bạn xem và nhận' },
  needsYou: 'Việc cần bạn xem',
  rejectedNeed: (count: number) => `${count} dòng chưa nhận: sửa rồi nhập lại`,
  warningsNeed: (count: number) => `${count} dòng nên xem lại`,
  leftNeed: (count: number) => `${count} người ở dòng bị ẩn chưa được nhận`,
  unreadNeed: (count: number) => `${count} trang của tệp không đọc`,
};
