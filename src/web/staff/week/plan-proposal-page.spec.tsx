import type { ProposedWeeks, WeekPlanRun } from '../../../modules/sessions';
import { renderPage } from '../../../../test/support/pages/render-page';
import { PlanProposalPage } from './plan-proposal-page';

const run = { id: 'r', fromDate: '2026-11-23', weeks: 2, version: 1, publishAt: null };

/** So many who go without, for one reason and for another. */
function proposed(...without: number[]): ProposedWeeks {
  const because = ['mentor-full', 'venue-full', 'no-topic'] as const;
  return {
    sessions: 3,
    served: 5,
    places: 6,
    unserved: without.reduce((sum, one) => sum + one, 0),
    reasons: without.map((count, nth) => ({
      because: because[nth],
      mentees: Array.from({ length: count }, (_, index) => ({
        menteeId: `m${nth}-${index}`,
        fullName: `Người ${nth}-${index}`,
        weeks: ['2026-11-23'],
      })),
    })),
    days: [],
    messages: 5,
    smsParts: 8,
    calls: 0,
    toldLater: 0,
    held: 0,
  };
}

const pageOf = (proposal: ProposedWeeks) =>
  renderPage(
    <PlanProposalPage
      code="14464"
      run={run as WeekPlanRun}
      proposal={proposal}
      isOutdated={false}
    />,
  );
const lists = (html: string) =>
  [...html.matchAll(/<details( open)?>(.*?)<\/details>/gs)].map(([, open, inside]) => ({
    isOpen: open !== undefined,
    names: inside.match(/<li>/g)?.length ?? 0,
  }));

describe('who goes without in a proposed plan', () => {
  it('is in sight at once where there are twenty, and folded from one more on', () => {
    expect(lists(pageOf(proposed(20)))).toEqual([{ isOpen: true, names: 20 }]);
    expect(lists(pageOf(proposed(21)))).toEqual([{ isOpen: false, names: 21 }]);
  });

  it('is folded for every reason but the commonest, with how many on the fold and nobody left out', () => {
    const html = pageOf(proposed(4, 3, 30));
    expect(lists(html)).toEqual([
      { isOpen: true, names: 4 },
      { isOpen: false, names: 3 },
      { isOpen: false, names: 30 },
    ]);
    const folds = [...html.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, words]) => words);
    expect(folds.map((words) => /\d+/.exec(words)?.[0])).toEqual(['4', '3', '30']);
  });

  it('is nobody, and is said so, where everybody is served', () => {
    const html = pageOf(proposed());
    expect(lists(html)).toEqual([]);
    expect(html).toContain('Mọi học viên có cặp đều có buổi học');
  });
});
