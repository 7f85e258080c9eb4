import { renderToString } from 'preact-render-to-string';
import type { RunResult } from './collect-result';
import { ReportView } from './report-view';
import type { RunSummary } from './summary';

const short = (sentence: string) => ({
  sentences: [sentence],
  blocking: [],
  needs: [],
  idle: { sentences: [] },
});

const result = {
  ward: { name: 'Xã Thử' },
  mentorSheet: { sheetImport: { rejected: [] } },
  menteeSheet: { sheetImport: { rejected: [] } },
  rowOf: new Map([['left', 7]]),
  tabOf: new Map(),
  mentors: new Map([['mentor', { fullName: 'Trần Văn An' }]]),
  mentees: new Map([
    ['left', { fullName: 'Lê Thị Bình' }],
    ['paired', { fullName: 'Phạm Thị Chi' }],
  ]),
  leftovers: [{ side: 'mentee', personId: 'left', code: 'no-consent', facts: {} }],
  splits: [
    { householdId: 'h', menteeIds: ['left', 'paired'], code: 'locked', data: { leftOver: 1 } },
  ],
  pairs: [
    {
      mentorId: 'mentor',
      menteeId: 'paired',
      metres: 650,
      facts: { topicsCovered: ['vneid'], topicsMissing: [], sharedWindows: 6 },
    },
  ],
  reasons: new Map([
    [
      'paired',
      {
        cost: 650,
        parts: [{ name: 'metres', amount: 650, count: 650 }],
        runnerUp: null,
        ableMentors: 1,
      },
    ],
  ]),
  shortage: { vi: short('Cần thêm 2 đại sứ số.'), en: short('2 more ambassadors are needed.') },
} as unknown as RunResult;

const summary = { mentors: {}, mentees: {} } as RunSummary;

describe('the report of a run', () => {
  it('says every reason in Vietnamese and in English', () => {
    const page = renderToString(<ReportView result={result} summary={summary} />);
    for (const sentence of [
      'Chưa đồng ý xử lý dữ liệu.',
      'Has not agreed to the use of personal data.',
      '650 m: Cách nhau 650 m. Chỉ đại sứ này phù hợp.',
      '650 m: 650 m apart. Only this ambassador suits.',
      'Cặp cố định chia hộ này. 1 người trong hộ chưa có đại sứ số.',
      'Locked pairs divide this household. 1 member of it without an ambassador.',
      'Cần thêm 2 đại sứ số.',
      '2 more ambassadors are needed.',
    ]) {
      expect(page).toContain(sentence);
    }
  });
});
