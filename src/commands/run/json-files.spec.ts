import type { RunResult } from './collect-result';
import { jsonFiles } from './json-files';
import { runSummaryOf } from './summary';

const sheet = (rows: [row: number, personId: string][], away: object[] = []) => ({
  sheetImport: { kind: 'mentees', rejected: [] },
  taken: rows.map(([row, personId]) => ({ row, personId })),
  away,
});

/** What a run gives, as far as the files for programs ask. */
const result = {
  zone: 'Asia/Ho_Chi_Minh',
  ward: { code: '14464', name: 'Xã Gia Viễn' },
  mentorSheet: sheet([[2, 'an']], [{ row: 3 }]),
  // Cúc stands there twice, once as she was called before.
  menteeSheet: sheet(
    [
      [2, 'cuc'],
      [4, 'cuc'],
      [5, 'nga'],
    ],
    [{ row: 6, tab: 'Thôn 2' }],
  ),
  rowOf: new Map([
    ['an', 2],
    ['cuc', 2],
    ['nga', 5],
  ]),
  tabOf: new Map(),
  pairs: [{ mentorId: 'an', menteeId: 'cuc', metres: 9, facts: {} }],
  leftovers: [{ side: 'mentee', personId: 'nga', code: 'no-mentor', facts: {} }],
  splits: [{ householdId: 'h', menteeIds: ['cuc', 'nga'], code: 'locked', data: { leftOver: 1 } }],
  run: { summary: null },
  sessions: [],
  unscheduled: [],
  reminders: [],
} as unknown as RunResult;

describe('the files of a run for programs', () => {
  it('lose no row: who stopped stands with those who are left over', () => {
    const files = jsonFiles(result);
    expect(files['unpaired.json']).toMatchObject([
      { menteeRow: 5, code: 'no-mentor' },
      { menteeRow: 6, menteeTab: 'Thôn 2', code: 'takes-no-part' },
    ]);
    expect(files['split-households.json']).toMatchObject([
      { menteeRows: [2, 5], code: 'split-household', why: 'locked' },
    ]);
    expect(files['inactive.json']).toMatchObject([{ mentorRow: 3, code: 'takes-no-part' }]);
  });

  it('count people once, however many rows name them, and as many as the files hold', () => {
    const { mentors, mentees } = runSummaryOf(result, {});
    expect(mentors).toEqual({ accepted: 1, rejected: 0, active: 1, inactive: 1 });
    expect(mentees).toEqual({ accepted: 2, rejected: 0, paired: 1, unpaired: 2 });
  });
});
