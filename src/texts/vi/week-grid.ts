/** The week of a ward as a grid. */
export const weekGrid = {
  thisWeek: 'Tuần này',
  wholeWeek: 'Cả tuần',
  rows: 'Xem theo',
  by: { venue: 'Điểm học', mentor: 'Đại sứ số' },
  searchLabel: 'Tên học viên hoặc đại sứ',
  filters: 'Lọc theo thôn, điểm học, đại sứ, nội dung hoặc chỗ trống',
  hamlet: 'Thôn, tổ',
  anyHamlet: 'mọi thôn, tổ',
  venue: 'Điểm học',
  anyVenue: 'mọi điểm học',
  mentor: 'Đại sứ số',
  anyMentor: 'mọi đại sứ',
  topic: 'Nội dung',
  anyTopic: 'mọi nội dung',
  seats: 'Chỗ trống',
  anySeats: 'tất cả',
  seatsFree: 'chỉ buổi còn chỗ',
  found: (
    items: number,
    {
      off,
      rows,
      hasHomes,
      by,
    }: { off: number; rows: number; hasHomes: boolean; by: 'venue' | 'mentor' },
  ): string => {
    const where = `${hasHomes ? rows - 1 : rows} ${by === 'venue' ? 'điểm học' : 'đại sứ'}`;
    const found = `${items} buổi, ${where}${hasHomes ? ' và tại nhà' : ''}.`;
    return off > 0 ? `${found} Ngoài ra có ${off} buổi đã hủy.` : found;
  },
  clear: 'Bỏ lọc',
  nothing: 'Không có gì như đang tìm trong tuần này.',
  free: (hours: string): string => `Trống ${hours}`,
  mentorFree: (hours: string): string => `Rảnh ${hours}`,
  closed: 'Nghỉ',
  shut: 'Đóng cửa',
  away: 'Bận',
  walkIn: 'Học không cần hẹn',
  perHalfHour: (seats: number): string => `${seats} người mỗi nửa giờ`,
  seatsOf: (taken: number, seats: number): string =>
    taken < seats ? `${taken}/${seats} chỗ, còn ${seats - taken}` : `${taken}/${seats} chỗ, đủ`,
  parts: { morning: 'Sáng', afternoon: 'Chiều', evening: 'Tối' },
  kind: 'Loại',
  kinds: { lesson: 'buổi học', class: 'lớp học', 'walk-in': 'học không cần hẹn' },
  taken: 'Đã có',
  freeSeats: 'Còn chỗ',
};
