import { givenName } from './names';
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
  'Lê Thị An',
];

const vietnamese = new Intl.Collator('vi');

/** By given name, then by the whole name. */
function compareNames(one: string, other: string): number {
  return vietnamese.compare(givenName(one), givenName(other)) || vietnamese.compare(one, other);
}

it('lists people in the order that a Vietnamese reader expects', () => {
  const byKey = [...names].sort((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
  expect(byKey).toEqual([...names].sort(compareNames));
  expect(byKey.slice(0, 2)).toEqual(['Lê Thị An', 'Trần Văn An']);
});
