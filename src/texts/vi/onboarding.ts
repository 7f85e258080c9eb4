/** All units of a province at once: their list, their officers, their boundaries. */
export const onboarding = {
  title: 'Mở cho các đơn vị',
  lead: 'Đưa cả tỉnh vào dùng: một tệp danh sách đơn vị, rồi mỗi đơn vị một liên kết mời cho cán bộ đầu tiên.',
  listTitle: '1. Danh sách đơn vị',
  listLead:
    'Tệp Excel hoặc CSV, mỗi dòng một đơn vị cấp xã: mã, tên, mã tỉnh, vĩ độ, kinh độ, dân số. Bạn xem trước từng dòng rồi mới lưu. Đơn vị đã có thì được sửa tên, dân số theo tệp; vị trí trên bản đồ giữ nguyên.',
  file: 'Tệp đơn vị',
  look: 'Xem trước',
  previewTitle: 'Danh sách này sẽ làm gì',
  counts: { made: 'thêm mới', changed: 'sửa', same: 'giữ nguyên', refused: 'không nhận' },
  elsewhere: (count: number): string =>
    `${count} dòng của tỉnh khác hoặc của cấp tỉnh được bỏ qua.`,
  line: 'Dòng',
  does: 'Việc',
  doing: { make: 'thêm mới', change: 'sửa', keep: 'giữ nguyên', refuse: 'không nhận' },
  faults: {
    code: 'mã không phải 5 chữ số',
    name: 'thiếu tên',
    twice: 'mã đã có ở một dòng trên',
    'other-province': 'đơn vị đang thuộc tỉnh khác',
    'no-place': 'đơn vị mới thiếu vĩ độ, kinh độ',
  },
  renamed: (before: string): string => `tên cũ: ${before}`,
  people: (before: number | null, after: number): string =>
    before === null ? `dân số: ${after}` : `dân số: ${before} → ${after}`,
  joins: 'ghi vào tỉnh này',
  refusedLead: 'Các dòng không nhận sẽ không được lưu. Muốn có đủ, xin sửa tệp rồi chọn lại.',
  nothing: 'Không có gì để lưu.',
  saveUnits: (count: number): string => `Lưu ${count} đơn vị`,
  saved: ({ made, changed, same }: { made: number; changed: number; same: number }): string =>
    `Đã lưu: thêm mới ${made}, sửa ${changed}, giữ nguyên ${same} đơn vị.`,
  inviteTitle: '2. Cán bộ đầu tiên của mỗi đơn vị',
  inviteLead: (count: number): string =>
    `${count} đơn vị chưa có cán bộ nào đăng nhập được. Mỗi đơn vị được một tài khoản và một liên kết mời, dùng một lần, trong 7 ngày. Liên kết tạo trước đó hết dùng được.`,
  invite: 'Tạo liên kết mời',
  allIn: 'Đơn vị nào cũng đã có cán bộ đăng nhập được.',
  links: 'Liên kết mời',
  linksLead:
    'Xin in hoặc chép ra ngay: các liên kết chỉ hiện trên trang này một lần. Đưa mỗi liên kết cho đúng người; ai có liên kết đều đặt được mật khẩu.',
  boundariesTitle: '3. Ranh giới trên bản đồ',
  units: 'Các đơn vị',
  none: 'Tỉnh này chưa có đơn vị nào.',
  officer: 'Cán bộ',
  noOfficer: 'chưa có',
  invited: 'đã mời, chưa đặt mật khẩu',
  works: 'đang dùng',
  boundary: 'Ranh giới',
  drawn: 'đã có',
  officerOf: (name: string): string => `Cán bộ ${name}`,
  newProvince: 'Mở cho một tỉnh',
  provinceCode: 'Mã tỉnh (hai chữ số)',
  go: 'Mở trang của tỉnh',
};
