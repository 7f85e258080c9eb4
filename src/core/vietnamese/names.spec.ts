import { compareNames, givenName, isPersonName, personNameFault, normaliseName } from './names';

describe('names of people', () => {
  it.each([
    ['  NGUYỄN  VĂN AN ', 'Nguyễn Văn An'],
    ['nguyễn văn an', 'Nguyễn Văn An'],
    ['Nguyễn Văn AN', 'Nguyễn Văn AN'],
    ["K'BRÔI", "K'Brôi"],
    ['ĐỖ THỊ ÚT', 'Đỗ Thị Út'],
    ['PHẠM THÚY LIỄU'.normalize('NFD'), 'Phạm Thúy Liễu'],
  ])('"%s" is kept as %s', (written, name) => {
    expect(normaliseName(written)).toBe(name);
  });

  it.each([
    'Lê An',
    'Y Bih Êban',
    "H'Hen Niê",
    'Nguyễn Văn A (con bà Tư)',
    'Lan',
    'Tôn Nữ Thị Bé 2',
  ])('%s is a name', (name) => {
    expect(isPersonName(name)).toBe(true);
  });

  it.each([
    '=1+1',
    '+84912345678',
    '-2+3',
    '@SUM(A1)',
    '<b>An</b>',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    'http://a.vn',
    '12345',
    'x',
    '...',
    'không rõ',
    '#N/A',
    'An'.repeat(60),
  ])('"%s" is none, so that nothing is run or called by it', (name) => {
    expect(isPersonName(name)).toBe(false);
  });

  it.each([
    ['  ', 'needed'],
    ['=1+1', 'bad-name'],
    ['12345', 'bad-name'],
    ['Lê An', undefined],
  ])('of "%s" that was typed, what is wrong is told as it is', (typed, fault) => {
    expect(personNameFault(typed)).toBe(fault);
  });

  it('stand in a list by given name, the way people look for them', () => {
    const names = ['Trần Văn Đức', 'Lê Thị Dung', 'Bùi Ánh', 'Phạm Thị An', 'Nguyễn Thị An'];
    expect([...names].sort(compareNames)).toEqual([
      'Nguyễn Thị An',
      'Phạm Thị An',
      'Bùi Ánh',
      'Lê Thị Dung',
      'Trần Văn Đức',
    ]);
    expect(givenName('Trần Văn Đức')).toBe('Đức');
  });
});
