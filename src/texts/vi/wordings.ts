/** What people are asked to agree to, and a new version of it. */
export const wordings = {
  title: 'Câu đồng ý xử lý dữ liệu',
  lead: 'Người tham gia nghe hoặc đọc câu này rồi mới đồng ý. Sửa thì thành bản mới: ai đã đồng ý bản nào, hệ thống vẫn giữ đúng bản ấy.',
  today: 'Bản đang hỏi',
  earlier: 'Các bản trước',
  since: (when: string): string => `Từ ${when}`,
  change: 'Viết bản mới',
  changeLead:
    'Chỉ viết bản mới khi mục đích hoặc cách dùng dữ liệu thay đổi. Người đồng ý từ nay được hỏi bản mới; mục đích khác đi thì phải hỏi lại những người đã đồng ý trước.',
  vi: 'Tiếng Việt',
  en: 'Tiếng Anh',
  save: 'Dùng bản này từ nay',
};
