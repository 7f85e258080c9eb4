/** How often the name of a topic is seen. */
interface UsesOfTopic {
  mentees: number;
  mentors: number;
  sessionsAhead: number;
  results: number;
}

/** Words around the curriculum, its lessons and its cards. */
export const teaching = {
  curriculum: 'Chương trình học',
  lead: 'Nội dung, kịch bản và thẻ mang về của mọi đơn vị. Mỗi đơn vị có thể thay bằng bản của mình.',
  wardLead:
    'Đơn vị có thể dùng video, kịch bản và thẻ của mình cho từng nội dung. Chưa sửa thì dùng bản chung.',
  topic: 'Nội dung',
  rank: 'Thứ tự',
  rankHint: 'Số nhỏ đứng trước; có sẵn 10, 20, 30… Mỗi người vẫn học theo thứ tự họ đăng ký.',
  after: 'Học sau',
  afterHint: 'Ai cần cả hai thì học những nội dung được đánh dấu trước.',
  lessons: 'Số buổi',
  lessonsHint: 'Sau ngần ấy buổi, ai còn cần giúp cũng học sang nội dung khác.',
  groups: 'Dành cho',
  groupsHint: 'Không đánh dấu là cho mọi người. Lịch học không xếp theo mục này.',
  state: 'Bản đang dùng',
  builtIn: 'Có sẵn',
  changed: 'Đã sửa',
  general: 'Bản chung',
  own: 'Của đơn vị',
  added: 'Nội dung của đơn vị',
  unwritten: 'Chưa có bài dạy',
  addTopic: 'Thêm nội dung của đơn vị',
  addTopicLead:
    'Cho những gì đơn vị tự dạy thêm, như nhóm Zalo của thôn hay ứng dụng của xã. Đặt tên trước, viết bài dạy và thẻ ở bước sau.',
  addTopicNext: 'Thêm, rồi viết bài dạy',
  addedNameHint: (most: number) =>
    `Tối đa ${most} ký tự. Tên này hiện trong danh sách, lịch và tin nhắn.`,
  placeTitle: 'Thứ tự và số buổi',
  placeOf: (name: string) => `Thứ tự và số buổi: ${name}`,
  changePlace: 'Sửa thứ tự, số buổi, học sau nội dung nào',
  renameTopic: 'Đổi tên nội dung',
  renameTopicLead: ({ mentees, mentors, sessionsAhead, results }: UsesOfTopic) =>
    `Tên mới hiện ngay ở ${mentees} học viên cần học, ${mentors} đại sứ số hướng dẫn, ${sessionsAhead} buổi học sắp tới và ${results} kết quả đã ghi. Tin nhắn đã gửi giữ tên cũ; danh sách còn ghi tên cũ vẫn đọc được.`,
  newName: 'Tên mới',
  earlierNames: (names: readonly string[]) => `Tên trước đây: ${names.join(', ')}.`,
  removeTopic: 'Bỏ nội dung này',
  removeTopicLead: 'Chỉ bỏ được khi chưa ai cần, dạy hay học nội dung này.',
  wordsIn: (language: string) =>
    `Phần chữ dưới đây là bản ${language}. Đổi ngôn ngữ ở đầu trang để sửa bản khác.`,
  keptGeneral: 'Ô nào để trống hoặc để nguyên thì dùng bản chung.',
  name: 'Tên nội dung',
  nameHint: 'Hiện trên bài dạy và thẻ mang về.',
  aim: 'Mục tiêu, một dòng',
  steps: 'Các bước của buổi học',
  stepsHint: 'Mỗi dòng một bước, bắt đầu bằng số phút: “5: Hỏi học viên…”. Cộng lại đủ 30 phút.',
  card: 'Thẻ mang về',
  cardHint: 'Mỗi dòng một ý ngắn, 4 đến 6 dòng, chữ dễ hiểu.',
  video: 'Video (liên kết)',
  videoHint:
    'Địa chỉ bắt đầu bằng https://. Có tệp video của đơn vị thì tải lên ở cuối trang; khi đó tệp được dùng thay liên kết.',
  videoFile: 'Tệp video',
  videoFileLabel: 'Chọn tệp video',
  videoFileHint: (megabytes: number) =>
    `Tệp mp4 hoặc webm, nhiều nhất ${megabytes} MB. Phần chữ ở trên chưa lưu thì xin bấm Lưu trước.`,
  uploadVideo: 'Tải video lên',
  replaceVideo: 'Thay video',
  removeVideo: 'Bỏ tệp video',
  removeVideoMeans: 'Trang bài học không còn video này. Muốn có lại thì tải tệp lên lần nữa.',
  save: 'Lưu',
  lesson: 'Bài dạy 30 phút',
  minutes: (minutes: number) => `${minutes} phút`,
  watch: 'Xem video',
  watchAlone: 'Mở video ở trang riêng',
  at: (host: string) => `(${host})`,
  seeCard: (topic: string) => `Thẻ ghi nhớ: ${topic}`,
  cards: 'Thẻ mang về',
  printCard: 'In thẻ',
  printCards: 'In tất cả thẻ',
  callWhom: 'Cần giúp, gọi:',
  orWard: (phone: string) => `hoặc cán bộ: ${phone}`,
};
