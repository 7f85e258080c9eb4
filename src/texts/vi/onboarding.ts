/** All units of a province at once: their list, their officers, their boundaries. */
export const onboarding = {
  title: 'Mở cho các đơn vị',
  lead: 'Đưa cả tỉnh vào dùng: một tệp danh sách đơn vị, rồi mỗi đơn vị một liên kết mời cho cán bộ đầu tiên.',
  listTitle: '1. Danh sách đơn vị',
  listLead:
    'Tệp Excel hoặc CSV, mỗi dòng một đơn vị cấp xã: mã, tên, mã tỉnh, vĩ độ, kinh độ, dân số. Đơn vị đã có thì giữ nguyên; đơn vị chưa thuộc tỉnh nào thì được ghi vào tỉnh này. Có dòng sai thì chưa dòng nào được lưu.',
  file: 'Tệp đơn vị',
  bring: 'Lưu các đơn vị',
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
