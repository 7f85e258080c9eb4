import { groupPairs } from './pair-group-rows';

it('groups pairs by ambassador in the order in which they come', () => {
  const facts = { topicsCovered: [], topicsMissing: [], sharedWindows: 1, sameHamlet: true };
  const pair = (mentorName: string, menteeName: string) => ({
    mentorId: `id of ${mentorName}`,
    mentorName,
    phone: null,
    menteeId: `id of ${menteeName}`,
    menteeName,
    metres: 1,
    facts,
    isLocked: false,
  });
  const groups = groupPairs([pair('Bình', 'Cúc'), pair('An', 'Mai'), pair('Bình', 'Hoa')]);
  expect(groups.map(({ name, mentees }) => [name, mentees.map((mentee) => mentee.name)])).toEqual([
    ['Bình', ['Cúc', 'Hoa']],
    ['An', ['Mai']],
  ]);
});
