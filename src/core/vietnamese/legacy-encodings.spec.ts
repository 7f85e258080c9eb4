import { isWrittenIn, type LegacyEncoding, toUnicode } from './legacy-encodings';

/** The same words as they stand in a file, and as they are read. */
const written: Record<LegacyEncoding, [string, string][]> = {
  TCVN3: [
    ['Hä vµ tªn', 'Họ và tên'],
    ['§inh V¨n H\u00adëng', 'Đinh Văn Hưởng'],
    ['NguyÔn ThÞ Ch¾t', 'Nguyễn Thị Chắt'],
    ['Hoµng ThÞ ¦¬m', 'Hoàng Thị Ươm'],
    ['Sö dông ®iÖn tho¹i c¬ b¶n', 'Sử dụng điện thoại cơ bản'],
    ['NGUYÔN V¡N B×NH', 'NGUYỄN VĂN BÌNH'],
    ['Ph¹m Quúnh Nhý', 'Phạm Quỳnh Nhý'],
    ['L· Quý Tèng', 'Lã Quý Tống'],
  ],
  VNI: [
    ['Hoï vaø teân', 'Họ và tên'],
    ['Ñinh Vaên Höôûng', 'Đinh Văn Hưởng'],
    ['Nguyeãn Thò Chaét', 'Nguyễn Thị Chắt'],
    ['Soá ñieän thoaïi', 'Số điện thoại'],
    ['NGUYEÃN VAÊN BÌNH', 'NGUYỄN VĂN BÌNH'],
    ['Traàn Quyønh Lyù', 'Trần Quỳnh Lý'],
    ['Ñoã Thò Myõ', 'Đỗ Thị Mỹ'],
  ],
};

describe.each(Object.entries(written) as [LegacyEncoding, [string, string][]][])(
  'text in %s',
  (encoding, words) => {
    test.each(words)('%s is %s', (before, after) => {
      expect(toUnicode(encoding, before)).toBe(after);
    });

    test.each(words)('%s is known for what it is', (before) => {
      expect(isWrittenIn(encoding, before)).toBe(true);
    });

    test.each(words)('but not when it is Unicode: %s as %s', (_, after) => {
      expect(isWrittenIn(encoding, after)).toBe(false);
      expect(toUnicode(encoding, after)).toBe(after);
    });
  },
);

test.each([
  'Hoà',
  'Lê Thanh Hoá',
  'Tô Hoài',
  'Quý',
  'Khoa',
  'Tên',
  'HGD0001',
  'Nguyen Van A',
  'LÊ HÀ',
])('%s is of neither code', (text) => {
  expect(isWrittenIn('TCVN3', text)).toBe(false);
  expect(isWrittenIn('VNI', text)).toBe(false);
});
