import { renderPage } from '../../../../test/support/pages/render-page';
import { MovePreviewPage } from './move-preview-page';
import { WhyPage } from './why-page';

describe('why a pair is a pair', () => {
  it('an officer reads the parts of a pair and can try the next best', () => {
    const pair = {
      mentorId: 'm1',
      menteeId: 'p1',
      mentorName: 'Phạm Thúy Liễu',
      menteeName: 'Ngô Thiện Tâm',
      parts: [{ name: 'metres' as const, amount: 1401, count: 1401, sentence: '' }],
      cost: 1401,
      sharedLanguages: ['vi'],
      topicsCovered: ['vneid'],
      topicsMissing: [],
      sharedHalfHours: 7,
      ableMentors: 4,
      isLocked: false,
      runnersUp: [
        {
          mentorId: 'm2',
          name: 'Lê Trung Đức',
          sentence: '',
          metres: 1700,
          extraCost: 300,
          costForEveryone: 250,
          isProved: true,
          lost: 0,
          found: 0,
          isFull: false,
        },
      ],
    };
    const html = renderPage(<WhyPage back="/x" pair={pair} previewPath={(id) => `/try/${id}`} />);
    expect(html).toContain('Cách nhau 1,4 km');
    expect(html).toContain('cả đơn vị kém hơn 250 m.');
    expect(html).toContain('href="/try/m2"');
  });

  it('an officer sees who else moves before saying yes', () => {
    const html = renderPage(
      <MovePreviewPage
        back="/x"
        mayGoAlone
        action="/move"
        alonePath="/alone"
        menteeName="An"
        mentorName="Bình"
        mentorId="m2"
        answer={{
          isPossible: true,
          extraCost: 3400,
          sentence: '',
          leftOver: { before: 0, after: 0 },
          version: 3,
          moved: [
            {
              menteeId: 'p1',
              fromMentorId: 'm1',
              toMentorId: 'm2',
              menteeName: 'An',
              fromMentorName: 'Chi',
              toMentorName: 'Bình',
            },
          ],
        }}
      />,
    );
    expect(html).toContain('1 học viên đổi đại sứ số; cả đơn vị kém hơn 3,4 km quy ra đường đi.');
    expect(html).toContain('Chuyển như trên');
  });
});
