import { compareNames } from './names';
import { sortKeyOf } from './sort-key';

const names = [
  'Trần Văn An',
  'Nguyễn Thị Ân',
  'Lê Văn Ăn',
  'Đỗ Thị Dung',
  'Phạm Văn Đức',
  'Nguyễn Văn Dũng',
  'Nguyễn Văn Dùng',
  'Bùi Thị Ổi',
  'Bùi Thị Ơn',
  'Hà Sơn',
  'Hạ Sơn',
  'Ngô Thị Ý',
];

it('lists people in the order that a Vietnamese reader expects', () => {
  const byKey = [...names].sort((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
  expect(byKey).toEqual([...names].sort(compareNames));
});
