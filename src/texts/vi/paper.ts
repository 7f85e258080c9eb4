export const paper = {
  print: 'Bấm Ctrl+P để in trang này.',
  printIt: 'In trang này',
  keepOnPhone:
    'Để giữ lại: chụp ảnh màn hình. Cần bản giấy có chữ ký: đưa trang này cho cán bộ xem để in và ký.',
  papers: 'Áp phích và bài đọc loa',
  slips: 'Phiếu cá nhân',
  slipTitle: 'Bình dân học vụ số',
  slipMentee:
    'Quét mã này bằng điện thoại để xem lịch học, đặt, đổi hoặc hủy buổi học. Không cần mật khẩu.',
  slipMentor:
    'Quét mã này bằng điện thoại để xem học viên, lịch dạy và điểm danh. Không cần mật khẩu.',
  allSlips: (count: number): string => `In cả ${count} phiếu trên một trang`,
  manySlips: (most: number, count: number): string =>
    `In mỗi lần ${most} phiếu (${count} phiếu: ${Math.ceil(count / most)} lần, bấm Trang sau để in tiếp)`,
  needHelp: (phone: string): string => `Cần giúp, xin gọi ${phone}.`,
  keepPrivate: 'Phiếu này của riêng bạn, xin đừng đưa cho người lạ.',
  qrOf: (name: string) => `Mã QR của ${name}`,
  poster: 'Lịch học của thôn',
  posterTitle: (hamlet: string) => `Lịch học số – ${hamlet}`,
  posterLead:
    'Mỗi buổi 30 phút, không mất tiền. Học viên quét mã để đặt chỗ; ai muốn học xin gọi cán bộ.',
  loudspeaker: 'Bài đọc loa',
  loudspeakerLead: 'Đọc chậm, hai lần.',
  mentorSheet: 'Danh sách của đại sứ',
  chooseHamlet: 'Chọn thôn/tổ',
  freeSeats: (seats: number) => `còn ${seats} chỗ`,
  walkIns: 'Học không cần hẹn',
  walkInLead: 'Ai đến cũng được, không mất tiền. Người cao tuổi, người khuyết tật được mời trước.',
  walkInWait: (seats: number, people: number) =>
    `${seats} người mỗi nửa giờ, cả buổi khoảng ${people} người. Cứ ${seats} người đến trước thì chờ thêm 30 phút.`,
  waitHeading: 'Chờ bao lâu',
  lineNow: (time: string, waiting: number, wait: string) =>
    `Lúc ${time} có ${waiting} người đang chờ. Ai đến lúc đó, chờ: ${wait}.`,
};
