import { builtInCurriculum as curriculum } from './built-in';
import {
  afterLesson,
  courseOrder,
  isReached,
  nextTopics,
  remainingNeeds,
  teachableNeeds,
  type TopicProgress,
} from './course';
import { Curriculum } from './curriculum';

const progress = (entries: Record<string, TopicProgress> = {}) => new Map(Object.entries(entries));

describe('the next topic', () => {
  it('is the phone, for whoever needs it, whatever they asked for first', () => {
    const needs = ['public-services', 'vneid', 'smartphone'];
    expect(nextTopics(curriculum, needs, progress())).toEqual(['smartphone']);
  });

  it('is the first wish of whoever knows the phone', () => {
    const needs = ['cashless', 'vneid'];
    expect(nextTopics(curriculum, needs, progress())).toEqual(['cashless', 'vneid']);
  });

  it('waits until what comes before it goes at least with help, also by way of others', () => {
    const needs = ['public-services', 'smartphone'];
    const after = (level: TopicProgress['level']) =>
      nextTopics(curriculum, needs, progress({ smartphone: { level, lessons: 1 } }));
    expect(after('never')).toEqual(['smartphone']);
    expect(after('with-help')).toEqual(['public-services', 'smartphone']);
    expect(after('alone')).toEqual(['public-services']);
  });

  it('is taught again where nobody wrote down how it went, until it had all its lessons', () => {
    const unseen = (lessons: number) =>
      nextTopics(curriculum, ['smartphone', 'vneid'], progress({ smartphone: { lessons } }));
    expect(unseen(1)).toEqual(['smartphone']);
    expect(unseen(2)).toEqual(['smartphone']);
    expect(unseen(3)).toEqual(['vneid', 'smartphone']);
  });

  it('comes back to what goes with help, the least taught first', () => {
    const begun = progress({
      cashless: { level: 'with-help', lessons: 1 },
      smartphone: { level: 'with-help', lessons: 2 },
    });
    expect(nextTopics(curriculum, ['smartphone', 'cashless'], begun)).toEqual([
      'cashless',
      'smartphone',
    ]);
  });
});

describe('a lesson that nobody has looked at yet', () => {
  it('is taken to have gone, and ends no topic of somebody who could not do it when they were seen last', () => {
    const one = afterLesson({ level: 'never', lessons: 9 });
    expect(one).toEqual({ level: 'with-help', lessons: 1 });
    expect(isReached(curriculum, 'vneid', one)).toBe(false);
    expect(isReached(curriculum, 'vneid', afterLesson(one))).toBe(true);
    expect(afterLesson({ level: 'with-help', lessons: 1 }).lessons).toBe(2);
  });
});

describe('what remains to be learned', () => {
  it('is neither what somebody does alone nor what took all its lessons', () => {
    const needs = ['smartphone', 'vneid', 'cashless'];
    const learned = progress({
      smartphone: { level: 'alone', lessons: 1 },
      vneid: { level: 'with-help', lessons: 2 },
      cashless: { level: 'never', lessons: 5 },
    });
    expect(remainingNeeds(curriculum, needs, learned)).toEqual(['cashless']);
  });

  it('can be taught by whoever also teaches what comes before it', () => {
    const needs = ['smartphone', 'vneid', 'public-services'];
    const taughtBy = (...topics: string[]) => teachableNeeds(curriculum, needs, progress(), topics);
    expect(taughtBy('vneid', 'public-services')).toEqual([]);
    expect(taughtBy('smartphone', 'public-services')).toEqual(['smartphone']);
    expect(taughtBy('smartphone', 'vneid', 'cashless')).toEqual(['smartphone', 'vneid']);
    const unseen = progress({ smartphone: { lessons: 2 } });
    expect(teachableNeeds(curriculum, needs, unseen, ['vneid'])).toEqual([]);
    expect(
      teachableNeeds(
        curriculum,
        needs,
        progress({ smartphone: { level: 'with-help', lessons: 3 } }),
        ['vneid'],
      ),
    ).toEqual(['vneid']);
  });
});

it('is no curriculum when a topic comes before itself', () => {
  const circle = [
    { code: 'a', after: ['b'], lessons: 1 },
    { code: 'b', after: ['a'], lessons: 1 },
  ];
  expect(() => new Curriculum(circle)).toThrow(RangeError);
});

describe('the order of a course', () => {
  const needs = ['online-safety', 'vneid', 'smartphone', 'public-services'];

  it('is how somebody gets to each topic, and not how they asked for them', () => {
    expect(courseOrder(curriculum, needs, progress())).toEqual([
      'smartphone',
      'online-safety',
      'vneid',
      'public-services',
    ]);
  });

  it('begins with what was reached, and names everything once', () => {
    const done = progress({ 'public-services': { level: 'alone', lessons: 1 } });
    expect(courseOrder(curriculum, needs, done)).toEqual([
      'public-services',
      'smartphone',
      'online-safety',
      'vneid',
    ]);
  });
});
