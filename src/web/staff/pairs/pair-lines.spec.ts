import type { BoardMentor, BoardPair } from './board-people';
import { filterIn } from '../../kit/page/address-filter';
import { type PairFilter, pairWords } from './pair-filter';
import { pairLines } from './pair-lines';

const person = (name: string, hamlet: string, phone: string | null = null) => ({
  id: name,
  name,
  sortName: name,
  hamletId: hamlet,
  hamletName: hamlet,
  phone,
  otherPhone: null,
  topics: ['vneid'],
  latitude: 20,
  longitude: 105,
});
const mentor = (name: string, hamlet: string, more: Partial<BoardMentor> = {}): BoardMentor => ({
  ...person(name, hamlet),
  maxMentees: null,
  programme: null,
  isActive: true,
  ...more,
});
const facts = { topicsCovered: ['vneid'], topicsMissing: [], sharedWindows: 4, sameHamlet: true };
const pair = (mentorId: string, name: string, hamlet: string, more: Partial<BoardPair> = {}) => ({
  ...person(name, hamlet),
  mentorId,
  groups: ['elderly'],
  address: null,
  metres: 100,
  facts,
  isLocked: false,
  pairId: name,
  isGuest: false,
  ...more,
});

const mentors = [
  mentor('Đỗ Thị Ánh', 'Xóm 10'),
  mentor('Lê Bình', 'Xóm 2', { maxMentees: 2 }),
  mentor('Vũ Cúc', 'Xóm 1', { topics: ['cashless'] }),
];
const pairs = [
  pair('Đỗ Thị Ánh', 'Ngô Thị Hường', 'Xóm 2', { phone: '+84912345678', isLocked: true }),
  pair('Lê Bình', 'Phạm Văn Nam', 'Xóm 2', { metres: 900 }),
  pair('Lê Bình', 'Bùi Thị Nga', 'Xóm 10', { groups: ['trader'], topics: ['cashless'] }),
];

/** The ambassadors found, each with how many of their mentees are meant. */
function found(asked: Partial<Record<keyof PairFilter, string>>): string[] {
  const limitsOf = ({ maxMentees }: BoardMentor) => ({
    minMentees: 2,
    maxMentees: maxMentees ?? 8,
  });
  return pairLines(mentors, pairs, filterIn(pairWords, asked), limitsOf).map(
    ({ name, hits }) => `${name} ${hits.length}`,
  );
}

describe('the list of pairs', () => {
  it('has a line for everybody who could guide, with or without mentees', () => {
    expect(found({})).toEqual(['Lê Bình 2', 'Vũ Cúc 0', 'Đỗ Thị Ánh 1']);
  });

  it.each([
    ['a mentee without their accents', 'ngo thi huong', ['Đỗ Thị Ánh 1']],
    ['an ambassador, with all of their mentees', 'binh', ['Lê Bình 2']],
    ['a number as it is dialled', '0912 345', ['Đỗ Thị Ánh 1']],
    ['a hamlet by its whole number', 'xom 1', ['Vũ Cúc 0']],
    ['nobody where nobody is meant', 'nga huong', []],
  ])('finds %s', (_, q, expected) => {
    expect(found({ q })).toEqual(expected);
  });

  it.each([
    [{ hamlet: 'Xóm 10' }, ['Lê Bình 1', 'Đỗ Thị Ánh 1']],
    [{ topic: 'cashless' }, ['Lê Bình 1', 'Vũ Cúc 0']],
    [{ group: 'trader' }, ['Lê Bình 1']],
    [{ mark: 'none' }, ['Vũ Cúc 0']],
    [{ mark: 'below' }, ['Đỗ Thị Ánh 1']],
    [{ mark: 'full' }, ['Lê Bình 2']],
    [{ mark: 'room' }, ['Vũ Cúc 0', 'Đỗ Thị Ánh 1']],
    [{ mark: 'locked' }, ['Đỗ Thị Ánh 1']],
    [{ mark: 'missing' }, []],
  ])('keeps those of %j', (asked, expected) => {
    expect(found(asked)).toEqual(expected);
  });

  it('counts hamlets as people do, 2 before 10', () => {
    expect(found({ sort: 'hamlet' })).toEqual(['Vũ Cúc 0', 'Lê Bình 2', 'Đỗ Thị Ánh 1']);
    expect(found({ sort: 'fewest' })).toEqual(['Vũ Cúc 0', 'Đỗ Thị Ánh 1', 'Lê Bình 2']);
    expect(found({ sort: 'far' })[0]).toBe('Lê Bình 2');
  });

  it('takes what no page offers as if it were not asked', () => {
    expect(found({ mark: '__proto__', sort: 'x' })).toEqual(found({}));
  });
});
