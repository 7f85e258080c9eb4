export const dates = {
  /** Monday first. */
  weekdays: ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'],
  /** The hour as it is said. */
  spoken: (hour: number, minute: number) =>
    minute === 0 ? `${hour} giờ` : `${hour} giờ ${minute}`,
};
