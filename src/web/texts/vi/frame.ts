export const frame = {
  layout: {
    skip: 'Đi tới nội dung chính',
    motto: 'Đi từng ngõ, gõ từng nhà, hướng dẫn từng người',
    demo: 'Đây là đơn vị mẫu: mọi người trong danh sách đều được đặt ra để dùng thử.',
    done: 'Đã xong.',
    back: 'Quay lại',
    footer: 'Từng Ngõ – Bình dân học vụ số: đi từng ngõ, gõ từng nhà, hướng dẫn từng người.',
  },
  menu: {
    label: 'Các mục',
    home: 'Việc hôm nay',
    lists: 'Nhập danh sách',
    mentees: 'Học viên',
    mentors: 'Đại sứ số',
    pairs: 'Ghép cặp',
    week: 'Lịch tuần',
    reminders: 'Nhắc lịch',
    account: 'Tài khoản',
    signOut: 'Đăng xuất',
  },
  table: {
    search: 'Tìm',
    paging: 'Các trang của danh sách',
    previous: 'Trang trước',
    next: 'Trang sau',
    pageOf: (page: number, pages: number, total: number) =>
      `Trang ${page} trên ${pages} (tất cả ${total})`,
  },
  notices: {
    'set-up': 'Đơn vị và tài khoản đã được tạo. Việc tiếp theo: nhập danh sách thôn và điểm học.',
    imported: 'Danh sách đã được nhập.',
    'places-saved': 'Danh sách thôn và điểm học đã được lưu.',
    moved: 'Học viên đã được chuyển sang đại sứ khác.',
    released: 'Cặp đã được kết thúc.',
    published: 'Các cặp đã được công bố.',
    discarded: 'Đề xuất đã được bỏ. Các cặp hôm nay giữ nguyên.',
    planned: 'Lịch tuần đã được lập.',
    booked: 'Đã đặt lịch học.',
    rebooked: 'Lịch học đã được đổi sang giờ mới.',
    cancelled: 'Lịch học đã được hủy.',
    'session-cancelled': 'Buổi học đã được hủy và mọi người sẽ được báo.',
    marked: 'Điểm danh đã được lưu.',
    'free-times-saved': 'Giờ rảnh đã được lưu.',
    'password-changed': 'Mật khẩu đã được đổi.',
    'link-renewed': 'Liên kết mới đã được tạo. Liên kết cũ không còn dùng được.',
    called: 'Đã ghi là đã gọi.',
    'call-taken-back': 'Người này lại nằm trong danh sách cần gọi.',
    'messages-saved': 'Đã lưu cách gửi tin nhắn.',
    'messages-stopped': 'Chúng tôi sẽ không gửi tin nhắn nữa.',
    'messages-resumed': 'Tin nhắn sẽ được gửi lại.',
    'account-made': 'Tài khoản mới đã được tạo.',
    'signed-out': 'Bạn đã đăng xuất.',
  },
  errors: {
    prefix: 'Lỗi:',
    summary: 'Chưa làm được',
    toStart: 'Về trang đầu',
    title: (status: number): string =>
      status === 404
        ? 'Không tìm thấy trang này'
        : status < 500
          ? 'Chưa làm được việc này'
          : 'Hệ thống gặp trục trặc',
    /** By the code of a refusal; where none stands here, the refusal's own sentence is shown. */
    sentences: {
      'not-found': 'Trang hoặc thông tin này không có, hoặc không dành cho bạn xem.',
    } as Record<string, string>,
    /** Names of fields for the summary at the top. */
    fieldNames: {
      name: 'Tên đơn vị',
      fullName: 'Họ và tên',
      email: 'Thư điện tử',
      login: 'Tên đăng nhập',
      password: 'Mật khẩu',
      reason: 'Lý do',
      from: 'Từ ngày',
      weeks: 'Số tuần',
    } as Record<string, string>,
    fields: {
      needed: 'Xin điền ô này',
      'five-digits': 'Mã đơn vị gồm 5 chữ số, ví dụ 14464',
      'pin-needed': 'Xin nhập vĩ độ và kinh độ, ví dụ 20.2735, 105.9120',
      'passwords-differ': 'Hai lần nhập mật khẩu không giống nhau',
      'choose-one': 'Xin chọn một mục',
      'choose-file': 'Xin chọn một tệp',
      'bad-date': 'Ngày chưa đúng',
      'bad-email': 'Địa chỉ thư điện tử chưa đúng, ví dụ lan@example.vn',
    } as Record<string, string>,
  },
};
