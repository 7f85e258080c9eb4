import { type ListedConfirmation, matchConfirmations } from './listed-confirmations';

const line = (row: number, given: Partial<ListedConfirmation> = {}): ListedConfirmation => ({
  row,
  name: 'Nguyễn Thị Hoa',
  birthYear: 1960,
  hamlet: 'Thôn 1',
  phone: null,
  on: null,
  isNotYet: false,
  ...given,
});
const hoa = {
  id: 'hoa',
  fullName: 'Nguyễn Thị Hoa',
  birthYear: 1960,
  hamletId: '1',
  phones: ['+84912345678'],
};
const hoaOfTwo = { ...hoa, id: 'other', hamletId: '2', phones: [] };
const hamletOf = (written: string) => /\d/.exec(written)?.[0] ?? null;
const match = (lines: ListedConfirmation[], people = [hoa, hoaOfTwo]) =>
  matchConfirmations(lines, people, hamletOf);

describe('whom a line of a list from the police means', () => {
  it('is whoever has the name, the year of birth, and the hamlet or the phone', () => {
    expect(match([line(2), line(3, { hamlet: 'thôn 2' })]).sure).toEqual([
      { row: 2, on: null, personId: 'hoa' },
      { row: 3, on: null, personId: 'other' },
    ]);
    const byPhone = line(2, { hamlet: '', phone: '+84912345678' });
    expect(match([byPhone]).sure).toMatchObject([{ personId: 'hoa' }]);
  });

  it.each([
    ['no hamlet and no phone', { hamlet: '' }, ['hoa', 'other']],
    ['no year of birth', { birthYear: null }, ['hoa', 'other']],
    ['a name without accents', { name: 'Nguyen Thi Hoa' }, ['hoa', 'other']],
    ['another year and the phone', { birthYear: 1961, phone: '+84912345678' }, ['hoa']],
  ])('is asked where the line has %s', (_, given, personIds) => {
    const { sure, doubtful } = match([line(2, given)]);
    expect(sure).toEqual([]);
    expect(doubtful.map((one) => one.personIds)).toEqual([personIds]);
  });

  it('is nobody where name or year are others, and where it says not yet', () => {
    const lines = [line(2, { birthYear: 1970 }), line(3, { name: 'Nguyễn Thị Hòa' })];
    expect(match(lines, [hoaOfTwo]).unknown).toBe(1);
    expect(match([line(2, { isNotYet: true })])).toMatchObject({ sure: [], notYet: 1 });
  });

  it('asks about nobody whom another line means for sure', () => {
    const lines = [line(2, { hamlet: '' }), line(3), line(4)];
    const { sure, doubtful } = match(lines);
    expect(sure).toMatchObject([{ row: 3, personId: 'hoa' }]);
    expect(doubtful.map(({ row, personIds }) => [row, personIds])).toEqual([
      [2, ['other']],
      [4, ['other']],
    ]);
  });
});
