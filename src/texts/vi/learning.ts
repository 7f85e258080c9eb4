import type { SkillLevel } from '../../core/curriculum/skill-level';

export const learning = {
  myTopics: 'Nội dung của tôi',
  topics: 'Học được đến đâu',
  noTopics: 'Chưa có nội dung nào.',
  levels: {
    alone: '✓ Tự làm được',
    'with-help': 'Làm được khi có giúp',
    never: 'Chưa làm được',
  } satisfies Record<SkillLevel, string>,
  done: '✓ Đã học xong',
  next: 'Học tiếp',
  notYet: 'chưa học',
  waitsFor: (topic: string) =>
    `Trước hết cần học “${topic}”, mà đại sứ số này không hướng dẫn. Cán bộ sẽ xếp người khác hoặc lớp học.`,
  finished: 'Chúc mừng! Bạn đã học xong mọi nội dung đã đăng ký.',
  finishedThanks: 'Cảm ơn bạn đã cùng học. Muốn học thêm, xin gọi cán bộ phường, xã.',
  finishedWith: 'Bạn đã học xong các nội dung với đại sứ số. Cán bộ sẽ xếp người dạy phần còn lại.',
  certificate: 'Giấy chứng nhận',
  certificateTitle: 'Giấy chứng nhận hoàn thành',
  certificateLead: (unit: string) => `${unit} chứng nhận ông/bà`,
  bornIn: (year: number) => `sinh năm ${year}`,
  certificateBody: 'đã học và tự làm được các nội dung sau của phong trào Bình dân học vụ số:',
  certificateNoneTitle: 'Chưa có giấy chứng nhận',
  certificateNone: (name: string) => `Chưa có nội dung nào được ghi nhận là ${name} tự làm được.`,
  certificateHow:
    'Giấy chứng nhận ghi những nội dung mà đại sứ hoặc cán bộ đã thấy người học tự làm được. Có nội dung đầu tiên là in được.',
  seenOn: (date: string) => `ghi nhận ngày ${date}`,
  signedBy: 'Cán bộ phụ trách (ký, ghi rõ họ tên)',
  guidedBy: (name: string) => `Đại sứ số hướng dẫn: ${name}`,
  notOfficial: 'Giấy này không thay cho xác nhận phổ cập kỹ năng số trên VNeID.',
  correct: 'Sửa kết quả',
  correctLead: 'Lý do được lưu cùng lịch sử.',
  // Before a correction that ends a course or begins one anew.
  turnTitle: {
    ends: 'Sửa như vậy thì khóa học kết thúc',
    'goes-on': 'Sửa như vậy thì khóa học tiếp tục',
    'no-place': 'Đại sứ cũ không còn chỗ',
  },
  turnLead: {
    ends: (name: string, mentor: string) =>
      `${name} đã học xong mọi nội dung mà ${mentor} dạy được. Cặp này kết thúc, chỗ học dành cho người đang chờ.`,
    'goes-on': (name: string, mentor: string) =>
      `${name} còn nội dung phải học và lại học cùng ${mentor}. Lịch tuần tới sẽ có buổi học cho ${name}.`,
    'no-place': (name: string, mentor: string) =>
      `${name} còn nội dung phải học nhưng ${mentor} đã đủ người học. Kết quả vẫn được sửa; lần ghép cặp tới sẽ tìm người dạy cho ${name}.`,
  },
  turnFalling: (places: number) => `${places} buổi học đã hẹn sẽ được hủy, người học được báo.`,
  turnBack:
    'Nếu nhầm: mở lại trang này trong 14 ngày và sửa kết quả lần nữa; còn chỗ thì hai người lại học cùng nhau. Buổi học đã hủy phải hẹn lại.',
  turnSave: {
    ends: 'Sửa và kết thúc khóa học',
    'goes-on': 'Sửa và học tiếp',
    'no-place': 'Sửa kết quả',
  },
  turnNot: 'Không sửa, quay lại',
  justFinished: 'Vừa học xong với bạn',
  justFinishedLead: 'Ghi nhầm? Mở ra và sửa kết quả, khóa học sẽ tiếp tục nếu bạn còn chỗ.',
  topic: 'Nội dung',
  level: 'Nay làm được thế nào?',
  reason: 'Lý do',
  history: 'Lịch sử',
  historyLine: (level: string, date: string) => `${level}, ${date}`,
  because: (reason: string) => `vì: ${reason}`,
};
