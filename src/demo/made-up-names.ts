import type { Random } from './random';

const surnames = [
  'Nguyễn',
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Đinh',
  'Ngô',
];
const womenMiddle = ['Thị', 'Thị', 'Thị Thu', 'Ngọc', 'Thị Hồng', 'Thanh'];
const menMiddle = ['Văn', 'Văn', 'Đức', 'Quang', 'Hữu', 'Minh', 'Xuân'];
const womenGiven = [
  'Lan',
  'Hoa',
  'Mai',
  'Hương',
  'Thảo',
  'Nga',
  'Yến',
  'Liên',
  'Hạnh',
  'Phượng',
  'Oanh',
  'Thơm',
  'Ánh',
  'Xuyến',
];
const menGiven = [
  'Hùng',
  'Dũng',
  'Sơn',
  'Thắng',
  'Tuấn',
  'Long',
  'Bình',
  'Cường',
  'Hải',
  'Khánh',
  'Phúc',
  'Tiến',
  'Đạt',
  'Vinh',
];

/** A name that nobody in particular bears. */
export function madeUpName(random: Random, gender: string): string {
  const isWoman = gender === 'Nữ';
  const middle = random.pick(isWoman ? womenMiddle : menMiddle);
  const given = random.pick(isWoman ? womenGiven : menGiven);
  return `${random.pick(surnames)} ${middle} ${given}`;
}

/** A number of the right form; messages of a demo never leave the machine. */
export function madeUpPhone(random: Random): string {
  const prefix = random.pick(['032', '035', '056', '070', '081', '090', '097']);
  return `${prefix}${String(random.integer(0, 9_999_999)).padStart(7, '0')}`;
}
