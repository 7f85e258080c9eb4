export const phoneSignIn = {
  title: 'Đại sứ số đăng nhập bằng số điện thoại',
  lead: 'Chúng tôi gửi một mã 6 chữ số tới số của bạn. Nếu còn phiếu có mã QR thì quét mã QR nhanh và an toàn hơn.',
  phone: 'Số điện thoại của bạn',
  phoneHint: 'Số bạn đã đăng ký làm đại sứ số, ví dụ 0912 345 678',
  send: 'Gửi mã cho tôi',
  impossible:
    'Nơi này chưa gửi được tin nhắn. Xin quét mã QR trên phiếu của bạn, hoặc gọi cán bộ phường, xã để nhận phiếu.',
  codeTitle: 'Nhập mã trong tin nhắn',
  codeLead: (phone: string) =>
    `Nếu ${phone} là số của một đại sứ số, mã 6 chữ số sẽ đến trong một hai phút và dùng được trong 10 phút.`,
  code: 'Mã 6 chữ số',
  again: 'Không nhận được mã? Xin mã khác',
  safety: 'Không đọc mã này cho ai, kể cả người tự nhận là cán bộ.',
  signIn: 'Vào trang của tôi',
  message: (code: string) => ({
    subject: 'Mã đăng nhập',
    text: `Mã đăng nhập Từng Ngõ: ${code}. Dùng được trong 10 phút. Không đọc mã này cho ai.`,
  }),
};
