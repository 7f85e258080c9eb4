/** Signing in by an identity provider, such as VNeID. */
export const provider = {
  signIn: (by: string) => `Đăng nhập bằng ${by}`,
  signInHint: (by: string) => `Dành cho cán bộ và đại sứ số đã nối với ${by} của mình.`,
  title: (by: string) => `Đăng nhập bằng ${by}`,
  lead: (by: string) =>
    `Khi đã nối, bạn đăng nhập được bằng ${by}; các cách khác vẫn dùng được. Số định danh của bạn không được lưu ở đây.`,
  ends: 'Đổi mật khẩu hoặc xác nhận hai bước thì phải nối lại.',
  off: (by: string) => `Bạn chưa nối với ${by}.`,
  on: (by: string, since: string) => `Đã nối với ${by} từ ${since}.`,
  connect: (by: string) => `Nối với ${by}`,
  other: (by: string) => `Nối với ${by} khác`,
  ask: (by: string, name: string) => `Nối ${by} vừa đăng nhập với ${name}?`,
  askLead: (by: string) =>
    `Từ nay ai đăng nhập được ${by} ấy thì vào được các trang của bạn. Chỉ nối ${by} của chính bạn.`,
  yes: 'Đúng, nối',
  disconnect: 'Bỏ nối',
  back: 'Quay lại',
};
