/** Lists as files for Excel: what stands there beside what stands on their pages. */
export const files = {
  mentee: 'Học viên',
  mentorPhone: 'ĐT đại sứ',
  metres: 'Mét',
  day: 'Ngày',
  level: 'Làm được đến đâu',
  whosePhone: 'Số của ai',
  gone: { left: 'đã về', absent: 'gọi không có mặt' },
  firstOf: (list: string, rows: number): string =>
    `${list} (${rows.toLocaleString('vi-VN')} dòng đầu)`,
  attendance: 'Điểm danh',
  attendanceOf: (from: string, to: string): string => `Điểm danh từ ${from} đến ${to}`,
};
