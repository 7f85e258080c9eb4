import type { VneidState, VneidWay } from '../../core/programme/vneid';

/** How far people are with the confirmation of basic digital skills on VNeID. */
export const vneid = {
  title: 'Xác nhận VNeID',
  column: 'Xác nhận VNeID',
  lead: 'Xác nhận đạt phổ cập kỹ năng số do hệ thống của Nhà nước cấp trên VNeID. Ở đây chỉ ghi lại là đã thấy; không chụp ảnh, không ghi số định danh.',
  states: {
    none: 'chưa có gì',
    learning: 'đang học để được xác nhận',
    said: 'nói là đã được xác nhận',
    seen: 'đại sứ đã thấy trên điện thoại',
    confirmed: '✓ đã xác nhận',
  } satisfies Record<VneidState, string>,
  ways: {
    phone: 'người dân cho xem trên điện thoại',
    office: 'cán bộ đã tra cứu',
    list: 'theo danh sách của công an',
  } satisfies Record<VneidWay, string>,
  notConfirmed: 'chưa xác nhận',
  people: 'Số người',
  state: 'Đến đâu',
  seenOn: 'Ngày',
  how: 'Đã thấy thế nào',
  howHint: 'Chỉ chọn khi ghi là đã xác nhận.',
  confirmNow: 'Đã xem, ghi là đã xác nhận',
  press: {
    learning: 'Đang học để được xác nhận',
    said: 'Người này nói đã được xác nhận',
    seen: 'Tôi đã thấy trên điện thoại của họ',
  },
  change: 'Ghi hoặc sửa xác nhận VNeID',
  save: 'Lưu',
  history: 'Lịch sử',
  noHistory: 'Chưa ghi lần nào.',
  line: (state: string, day: string, how: string): string =>
    how === '' ? `${state}, ${day}` : `${state}, ${day} (${how})`,
  byKind: {
    operator: 'người vận hành ghi',
    officer: 'cán bộ ghi',
    provincial: 'cán bộ tỉnh ghi',
    counter: 'quầy ghi',
    mentor: 'đại sứ ghi',
    mentee: 'học viên ghi',
    system: 'hệ thống ghi',
  },
  countsOf: (age: number): string => `Người từ ${age} tuổi đang tham gia`,
  withIt: 'đã được xác nhận trên VNeID',
  withoutIt: 'chưa được xác nhận',
  percent: (percent: number): string => `${percent}% đã xác nhận`,
  notCounted: (younger: number, unknown: number): string =>
    `Không tính ${younger} người ít tuổi hơn và ${unknown} người chưa rõ năm sinh.`,
  ageFilter: 'Tuổi',
  fromAge: 'đủ tuổi có danh tính số',
  bring: 'Nhập danh sách của công an',
  bringLead:
    'Tệp Excel có họ tên, năm sinh, thôn hoặc số điện thoại; có ngày xác nhận thì tốt. Tệp được đọc, so với danh sách của đơn vị rồi bỏ ngay: số định danh 12 chữ số không được lưu ở đâu cả.',
  file: 'Danh sách của công an',
  listOn: 'Danh sách của ngày nào',
  listOnHint: 'Dùng cho dòng không ghi ngày xác nhận. Để trống là hôm nay.',
  look: 'Xem trước',
  previewTitle: 'Xem trước danh sách của công an',
  previewLead: 'Chưa có gì được lưu. Tệp đã được bỏ: rời trang này thì phải gửi lại.',
  sure: (count: number): string => `${count} người khớp tên, năm sinh, và thôn hoặc số điện thoại`,
  noneSure: 'Không có người nào khớp chắc chắn.',
  row: 'Dòng',
  name: 'Họ và tên',
  birthYear: 'Năm sinh',
  hamlet: 'Thôn, tổ',
  day: 'Ngày xác nhận',
  doubtful: (count: number): string => `${count} dòng phải hỏi lại`,
  isWho: (row: number, name: string, year: number | null): string =>
    `Dòng ${row}: ${name}${year === null ? '' : `, sinh ${year}`}. Là ai trong danh sách?`,
  nobody: 'Không phải ai trong số này',
  person: (name: string, year: number | null, hamlet: string): string =>
    `${name}${year === null ? '' : `, sinh ${year}`}, ${hamlet}`,
  others: (already: number, unknown: number, notYet: number): string =>
    `${already} người đã được ghi từ trước; ${unknown} dòng không có trong danh sách của đơn vị; ${notYet} dòng ghi là chưa xác nhận. Những dòng này không đổi gì.`,
  keep: 'Ghi những người này là đã xác nhận',
  nothing: 'Danh sách này không có gì mới để ghi.',
  keptTitle: 'Đã ghi danh sách của công an',
  kept: (confirmed: number, already: number, without: number): string =>
    `Đã ghi ${confirmed} người là đã xác nhận. ${already} người có từ trước. ${without} người chưa đồng ý cho xử lý dữ liệu nên không ghi.`,
};
