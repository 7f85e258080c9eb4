/** The officer's first page: what needs somebody now. The number stands before each. */
export const todayList = {
  title: 'Cần làm hôm nay',
  nothing: 'Không có việc gì đang chờ.',
  calls: () => 'số điện thoại cần gọi',
  wrong: () => 'người báo buổi học có vấn đề, chưa ai gọi lại',
  toAsk: () => 'người chờ được gọi hỏi buổi học thế nào',
  tonight: () => 'buổi học hôm nay',
  walkInDays: () => 'buổi học không hẹn hôm nay',
  unrecorded: () => 'buổi đã qua chưa ghi ai đến',
  silentMentors: () => 'đại sứ im lặng hơn hai tuần',
  absentMentees: () => 'học viên vắng nhiều buổi liền',
  stuckLearners: () => 'người học nhiều buổi một nội dung mà chưa tự làm được',
  unpaired: (_count: number, places: number) =>
    places > 0 ? `học viên chưa có đại sứ, trong khi còn ${places} chỗ` : 'học viên chưa có đại sứ',
  withoutLesson: () => 'học viên có đại sứ mà chưa có buổi học nào sắp tới',
  files: () => 'tệp đã đọc, chờ xem và nhận vào danh sách',
  failedFiles: () => 'tệp không đọc được',
  onClosedDays: () => 'buổi học rơi vào ngày nghỉ trong 30 ngày tới',
  lateRequests: () => 'yêu cầu về dữ liệu cá nhân quá hạn',
  requests: () => 'yêu cầu về dữ liệu cá nhân đang chờ',
  missing: 'Còn thiếu',
  sendsNothing:
    'Chưa có dịch vụ gửi tin nào (Zalo, SMS, thư điện tử): không tin nào được gửi, ai cần báo đều nằm trong danh sách cần gọi. Nhờ người quản trị cài đặt dịch vụ gửi tin.',
  notReachable:
    'Địa chỉ dịch vụ chỉ mở được trên máy này (BASE_URL): mã QR và liên kết trên phiếu chưa dùng được trên điện thoại. Nhờ người quản trị đặt địa chỉ thật.',
  noPhone: 'Chưa có số điện thoại của đơn vị để mọi người gọi: điền vào Cài đặt',
  often: 'Việc thường làm',
  setUp: 'Các bước ban đầu',
};
