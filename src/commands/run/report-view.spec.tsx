import { renderToString } from 'preact-render-to-string';
import type { RunResult } from './collect-result';
import type { RunSummary } from './summary';
import { ReportView } from './report-view';

const short = (sentence: string) => ({
  sentences: [sentence],
  blocking: [],
  needs: [],
  idle: { sentences: [] },
});
const here = { latitude: 20.3, longitude: 105.9 };
const rejected = {
  row: 9,
  issues: [
    { column: 'Số điện thoại', problem: 'phone-odd', quoted: 'x', reason: 'Không phải số.' },
  ],
};

const resultIn = (sentence: string) =>
  ({
    ward: { name: 'Xã Thử', ...here },
    mentorSheet: { sheetImport: { rejected: [] } },
    menteeSheet: { sheetImport: { fileName: 'hoc-vien.xlsx', rejected: [rejected] } },
    rowOf: new Map([
      ['mentor', 2],
      ['idle', 3],
      ['paired', 6],
      ['left', 7],
    ]),
    tabOf: new Map(),
    mentors: new Map([
      ['mentor', { id: 'mentor', fullName: 'Trần Văn An', ...here }],
      ['idle', { id: 'idle', fullName: 'Đỗ Văn Dũng', ...here, latitude: 20.31 }],
    ]),
    mentees: new Map([
      ['left', { id: 'left', fullName: 'Lê Thị Bình', ...here, longitude: 105.91 }],
      ['paired', { id: 'paired', fullName: 'Phạm Thị Chi', ...here, longitude: 105.92 }],
    ]),
    hamlets: new Map([['hamlet', { id: 'hamlet', name: 'Thôn 2', ...here }]]),
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
          isCheapest: true,
          ableMentors: 1,
        },
      ],
    ]),
    shortage: short(sentence),
  }) as unknown as RunResult;

const summary = { mentors: { active: 1, accepted: 2 }, mentees: {} } as RunSummary;
const reportIn = (language: string, sentence: string) =>
  renderToString(<ReportView result={resultIn(sentence)} summary={summary} language={language} />);

const inVietnamese = [
  'Chưa đồng ý xử lý dữ liệu.',
  '650 m: Cách nhau 650 m. Chỉ đại sứ này phù hợp.',
  'Học viên chưa có đại sứ',
  'Cặp cố định chia hộ này. 1 người trong hộ chưa có đại sứ số.',
];
const inEnglish = [
  'Has not agreed to the use of personal data.',
  '650 m: 650 m apart. Only this ambassador suits.',
  'Mentees without an ambassador',
  'Locked pairs divide this household. 1 member of it without an ambassador.',
];

describe('the report of a run', () => {
  it.each([
    ['vi', 'Cần thêm 2 đại sứ số.', inVietnamese, inEnglish],
    ['en', '2 more ambassadors are needed.', inEnglish, inVietnamese],
  ])('speaks one language (%s)', (language, shortage, said, unsaid) => {
    const page = reportIn(language, shortage);
    expect(page).toContain(`<html lang="${language}">`);
    for (const sentence of [shortage, ...said]) expect(page).toContain(sentence);
    for (const sentence of unsaid) expect(page).not.toContain(sentence);
  });

  it('begins with who is left over, what would help and where everybody is', () => {
    const front = reportIn('vi', 'Cần thêm 2 đại sứ số.').split('</main>')[0] ?? '';
    expect(front).toContain('1 học viên chưa có đại sứ');
    expect(front).toContain('Lê Thị Bình');
    expect(front).toContain('Cần thêm 2 đại sứ số.');
    expect(front.match(/class="mentor idle"/g)).toHaveLength(2);
    expect(front.match(/<path class="left"/g)).toHaveLength(2);
  });

  it('folds every list', () => {
    const [, lists = ''] = reportIn('vi', 'Cần thêm 2 đại sứ số.').split('</main>');
    expect(lists.match(/<summary>[^<]*/g)).toEqual([
      '<summary>Học viên chưa có đại sứ (1)',
      '<summary>Nơi thiếu đại sứ, nơi thiếu học viên (1)',
      '<summary>Hộ phải chia (1)',
      '<summary>Dòng chưa nhận (1)',
      '<summary>Các cặp (1)',
    ]);
  });
});
