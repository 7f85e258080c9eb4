/** What is said of lists that come in. */
export const imports = {
  hidden: 'Người ở dòng bị ẩn hoặc bị lọc',
  hiddenTake: 'Nhận cả những người này',
  hiddenLeave: 'Bỏ những người này',
  leftRows: (count: number) => `${count} người ở dòng bị ẩn đã được bỏ ra, theo lựa chọn của bạn`,
  rowOf: (place: string, name: string) => `Dòng ${place}: ${name || '(chưa có tên)'}`,
  unreadTabs: 'Trang không đọc',
  unreadTab: (name: string, why: string, columns: readonly string[]): string => {
    const reasons: Record<string, string> = {
      'no-header': 'không có dòng tiêu đề của danh sách người',
      'missing-columns': `thiếu cột ${columns.join(', ')}`,
      'wrong-list': 'là danh sách loại khác',
      'no-people': 'không có người nào dưới tiêu đề',
    };
    return `“${name}”: ${reasons[why] ?? why}.`;
  },
};
