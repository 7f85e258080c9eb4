/** The guides of one page each; what they say stands in docs/guides. */
export const help = {
  title: 'Trợ giúp',
  lead: 'Mỗi người một trang, có hình. Bạn là ai?',
  guides: {
    officer: 'Cán bộ phường, xã',
    counter: 'Cán bộ hỗ trợ tại quầy',
    provincial: 'Điều phối tỉnh',
    mentor: 'Đại sứ số',
    mentee: 'Học viên và người nhà',
    operator: 'Người quản trị',
  },
  inVietnamese: 'Hướng dẫn này viết bằng tiếng Việt.',
  others: 'Hướng dẫn cho người khác',
};
