import { builtInTopics } from './built-in';
import { changedTopics } from './changed-topics';

const change = { rank: null, comesAfter: null, lessons: null };

it('is the built-in curriculum while nothing is changed', () => {
  const topics = changedTopics([
    { ...change, topic: 'vneid' },
    { ...change, topic: 'unheard-of' },
  ]);
  expect(topics).toEqual(builtInTopics.map((topic) => expect.objectContaining(topic)));
});

it('takes what an operator changed, and leaves the rest', () => {
  const topics = changedTopics([
    { ...change, topic: 'cashless', rank: 5, lessons: 4 },
    { ...change, topic: 'vneid', comesAfter: [] },
  ]);
  expect(topics[0]).toEqual({
    code: 'cashless',
    rank: 5,
    after: ['smartphone', 'voice-phone'],
    lessons: 4,
  });
  expect(topics.find(({ code }) => code === 'vneid')).toMatchObject({ after: [], lessons: 2 });
});
