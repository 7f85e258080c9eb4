/** People who cannot do a topic alone after many lessons in it. */
export const stuck = {
  title: 'Học nhiều buổi chưa tự làm được',
  lead: (lessons: number) =>
    `Những người đã học cùng một nội dung từ ${lessons} buổi trở lên mà vẫn chưa tự làm được. Với mỗi người, xin chọn một cách giúp: đại sứ khác dạy nội dung đó, một lớp, hoặc ghi lại đã bàn cách nào.`,
  setting: 'Đổi số buổi',
  search: 'Tìm người học hoặc đại sứ',
  filters: 'Lọc theo thôn, nội dung hoặc đại sứ',
  nobody: 'Không có ai.',
  nobodyFound: 'Không có ai như vậy.',
  lessons: 'Số buổi',
  last: 'Buổi gần nhất',
  help: 'Cách giúp',
  noted: 'Đã ghi',
  notedOn: (note: string, date: string) => `${note} (ghi ngày ${date})`,
  otherMentor: 'Đại sứ khác',
  makeClass: 'Mở lớp',
  note: 'Ghi chú',
  of: (act: string, name: string, topic: string) => `${act}: ${name}, ${topic}`,
  teachFirst: (topic: string) => `Người dạy nội dung “${topic}” đứng trước.`,
  noteTitle: (name: string) => `Ghi chú về ${name}`,
  noteLead: (topic: string) =>
    `Đã bàn cách nào để giúp học nội dung “${topic}”? Đại sứ và cán bộ của đơn vị đọc được ghi chú này.`,
  noteHint: 'Ví dụ: Học chậm lại, mỗi buổi một việc; con gái ngồi cùng.',
  save: 'Lưu ghi chú',
  // On the ambassador's pages.
  mine: (people: number) => `${people} người học nhiều buổi một nội dung mà chưa tự làm được`,
  mineLine: (topic: string, lessons: number) =>
    `${topic}: đã học ${lessons} buổi, vẫn chưa tự làm được.`,
  mineHelp:
    'Thử học chậm lại, mỗi buổi một việc, có người nhà ngồi cùng. Cần người khác dạy thay thì gọi cán bộ phường, xã.',
};
