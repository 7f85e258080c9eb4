/** A message to oneself, to see whether messages leave. */
export const testMessages = {
  title: 'Gửi thử cho mình',
  lead: 'Gửi một tin thật tới số của chính mình, bằng mọi dịch vụ đang cài đặt, để biết tin có đi hay không.',
  ways: (names: string) => `Đang cài đặt: ${names}.`,
  phone: 'Số điện thoại của bạn',
  email: 'Thư điện tử của bạn (nếu muốn thử)',
  send: 'Gửi thử ngay',
  limit: 'Mỗi giờ gửi thử được vài lần. Tin thử không tính vào số tin của ai.',
  results: 'Kết quả các lần thử',
  none: 'Chưa gửi thử lần nào.',
  noProvider: 'Chưa có dịch vụ gửi tin nào: không gửi được gì.',
  outcomes: {
    sent: 'đã nhận để gửi, xin xem máy của bạn',
    refused: 'từ chối',
    unclear: 'chưa rõ đã gửi chưa',
    'not-sent': 'không trả lời hoặc đang bận, chưa gửi',
    'used-up': 'hết số tin trong ngày, chưa gửi',
    'no-address': 'chưa thử: chưa ghi số hoặc địa chỉ',
  },
  reason: (code: string, words: string) => (words ? `mã ${code}: ${words}` : `mã ${code}`),
  message: (ward: string) => ({
    subject: 'Tin thử',
    text: `Tin thử của ${ward}: bạn đọc được tin này nghĩa là máy này nhận được tin nhắc lịch học.`,
  }),
};
