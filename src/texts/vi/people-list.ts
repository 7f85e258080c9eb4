/** The lists of people: whom they show, and what is done with several at once. */
export const peopleList = {
  all: 'tất cả',
  mark: 'Nhóm hoặc đặc điểm',
  show: 'Chỉ những người',
  shows: {
    'no-mentor': 'chưa có đại sứ',
    'has-mentor': 'đã có đại sứ',
    'no-lesson': 'có đại sứ, chưa có buổi học nào sắp tới',
    'no-phone': 'không có số điện thoại',
    priority: 'được ưu tiên',
    homebound: 'phải học tại nhà',
    'no-mentees': 'chưa có học viên',
    'below-minimum': 'có ít học viên hơn mức tối thiểu',
    'has-room': 'còn nhận được học viên',
  },
  planHint: 'Những người này có đại sứ mà chưa có buổi học nào sắp tới.',
  plan: 'Sang Lịch tuần để lập lịch cho họ',
  showAll: 'Bỏ lọc, xem tất cả',
  filters: 'Lọc và chọn cột',
  filter: 'Lọc',
  columns: 'Cột hiển thị',
  pick: (name: string): string => `Chọn ${name}`,
  pickedLegend: 'Làm một việc cho nhiều người',
  ticked: 'Những người đã đánh dấu ở trên',
  everybody: (count: number): string => `Tất cả ${count} người trong danh sách đang lọc`,
  goOn: 'Tiếp tục',
  pickedMentees: (count: number): string => `${count} học viên đã chọn`,
  pickedMentors: (count: number): string => `${count} đại sứ đã chọn`,
  nobody: 'Chưa đánh dấu ai. Quay lại danh sách và đánh dấu trước tên những người cần chọn.',
  who: 'Xem tên những người đã chọn',
  tooMany: (most: number): string =>
    `Ghép và ngừng được nhiều nhất ${most} người một lần. Hãy lọc hoặc đánh dấu ít người hơn.`,
  slips: 'In phiếu cho những người này',
  assign: 'Ghép tất cả với một đại sứ',
  assignLead: (count: number): string =>
    count === 0
      ? 'Chưa ai trong số này có đại sứ.'
      : `${count} người đang có đại sứ khác; ghép lại thì cặp cũ kết thúc.`,
  nobodyCan: 'Không đại sứ nào còn chỗ và phù hợp với những người này.',
  assignButton: 'Ghép với đại sứ này',
  cannotTitle: (name: string): string => `Không ghép hết được với ${name}`,
  cannot: 'Chưa ghép ai cả. Những người này không ghép được:',
  others: (count: number): string => `Chỉ ghép ${count} người còn lại`,
  stop: 'Ngừng tham gia cho tất cả',
  stopPreview: (count: number): string => `Xem trước khi ngừng ${count} học viên`,
  messages: (count: number, calls: number): string =>
    [
      count === 0
        ? 'Không tin nào được gửi vì việc này.'
        : `${count} tin sẽ được gửi cho những người liên quan.`,
      calls > 0 ? `${calls} người không nhận được tin, phải gọi điện.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  silent: 'Những người này sẽ không nhận tin nhắn nào nữa. Giờ rảnh và kết quả học vẫn được giữ.',
  stopButton: (count: number): string => `Ngừng ${count} học viên`,
};
