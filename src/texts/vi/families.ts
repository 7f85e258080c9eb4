/** Digital Families by the ward's rule. */
export const families = {
  title: 'Gia đình số',
  lead: (members: number, topics: string, needsGuide: boolean): string =>
    `Gia đình số của đơn vị: ít nhất ${members} người tự làm được: ${topics}${
      needsGuide ? '; hộ có từ hai người thì ghi ai hướng dẫn người nhà' : ''
    }. Quy tắc này đặt ở Cài đặt.`,
  counted: 'Hộ',
  digital: 'là Gia đình số',
  nearly: 'chỉ còn thiếu người hướng dẫn',
  all: 'hộ có mã hộ',
  noHousehold:
    'Chỉ tính người có mã hộ trong danh sách, đang tham gia hoặc đã học xong, và đã đồng ý cho xử lý dữ liệu.',
  none: 'Không có hộ nào.',
  show: 'Xem',
  shows: {
    digital: 'là Gia đình số',
    nearly: 'thiếu người hướng dẫn',
    none: 'chưa là Gia đình số',
  },
  household: 'Hộ',
  hamlet: 'Thôn, tổ',
  people: 'Số người',
  learned: 'Tự làm được tất cả',
  guides: 'Người hướng dẫn',
  since: 'Gia đình số từ',
  state: 'Tình trạng',
  lacks: {
    learned: 'chưa đủ người tự làm được tất cả',
    guide: 'chưa ghi ai hướng dẫn người nhà',
  },
  isOne: (day: string): string => `✓ Gia đình số từ ${day}`,
  householdOf: (code: string): string => `Hộ ${code}`,
  members: 'Người trong hộ',
  canAlone: 'Tự làm được',
  nothingAlone: 'chưa có nội dung nào',
  missing: 'Còn thiếu để đủ quy tắc',
  guidesSince: (day: string): string => `hướng dẫn người nhà từ ${day}`,
  name: 'Ghi là người hướng dẫn',
  nameOf: (name: string): string => `Ghi ${name} là người hướng dẫn`,
  end: 'Thôi hướng dẫn',
  endOf: (name: string): string => `${name} thôi hướng dẫn`,
  certificate: 'Giấy chứng nhận Gia đình số',
  certificateLead: (unit: string): string => `${unit} công nhận`,
  certificateBody: (day: string): string =>
    `đạt Gia đình số của phong trào Bình dân học vụ số từ ${day}.`,
  certificateCan: (topics: string): string => `tự làm được: ${topics}`,
  certificateGuide: 'hướng dẫn người nhà',
  noCertificate: 'Hộ này chưa là Gia đình số nên chưa có giấy.',
};
