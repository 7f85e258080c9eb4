export const slipSignIn = {
  title: 'Vào trang của tôi bằng mã trên phiếu',
  lead: 'Phiếu của bạn có mã 12 chữ số, bên cạnh mã QR.',
  code: 'Mã 12 chữ số trên phiếu',
  codeHint: 'Ví dụ 0123 4567 8901. Không phải số căn cước.',
  signIn: 'Vào trang của tôi',
  noSlip: 'Không còn phiếu? Xin gọi cán bộ phường, xã: cán bộ đọc mã cho bạn hoặc in phiếu khác.',
  /** On a slip: where to type the code. */
  orType: (address: string) => `Không quét được? Mở ${address} và nhập mã:`,
  /** For staff, who may read it out. */
  codeOf: 'Mã 12 chữ số trên phiếu',
  readOut: (address: string) =>
    `Người này không quét được mã QR thì mở ${address} và nhập mã. Chỉ đọc mã cho chính họ.`,
};
