import { mentee, mentor, ward } from '../../../../test/factories/matching-people';
import { costOnMerits } from './cost-on-merits';
import { bindingRule } from '../rules/constraints';
import { PairExplainer } from './explain';
import {
  costPartSentence,
  inactiveSentence,
  runnerUpSentence,
  unpairedSentence,
} from '../../../texts';
import { match } from '../pairing/match';
import { defaultSettings } from '../rules/problem';
import { idleMentors } from './idle-mentors';
import { shortageOf } from './shortage';
import { needSentence, shortageSentences } from '../../../texts';

const settings = { ...defaultSettings, minMentees: 1, maxMentees: 2 };
const mentors = [mentor('m1'), mentor('m2', { latitude: 20.4 })];
const mentees = [
  mentee('p1'),
  mentee('p2', { topics: ['smartphone', 'cashless'] }),
  mentee('p3', { latitude: 20.39, hamletId: 'h2' }),
];
const request = { mentors, mentees, settings };
const result = match(request);
const explainer = new PairExplainer(request, result.pairs);

describe('explaining a pairing', () => {
  it('lists the parts of the cost, which add up to it', () => {
    for (const pair of result.pairs) {
      const explained = explainer.explain(pair);
      expect(explained?.cost).toBe(pair.cost);
      expect(explained?.parts.reduce((sum, { amount }) => sum + amount, 0)).toBe(pair.cost);
    }
    expect(explainer.explain({ mentorId: 'm1', menteeId: 'p2' })).toMatchObject({
      topicsCovered: ['smartphone'],
      topicsMissing: ['cashless'],
    });
  });

  it('says what the runner-up would cost everyone, not only this person', () => {
    // m1 is full: p1 going to m2 walks 2,224 m more. The place is of no use to p3, 1,112 m from both.
    const explained = explainer.explain({ mentorId: 'm1', menteeId: 'p1' });
    expect(explained?.runnersUp).toMatchObject([
      { mentorId: 'm2', extraCost: 2224, costForEveryone: 2224, isProved: true, isFull: false },
    ]);
  });

  it('knows who could not have anybody that suits them better', () => {
    const people = { ...ward(60, 12, 5), settings: defaultSettings };
    const { pairs } = match(people);
    const told = new PairExplainer(people, pairs);
    const cheaper = pairs.filter(({ menteeId, cost }) => {
      const [learner] = people.mentees.filter(({ id }) => id === menteeId);
      return people.mentors.some(
        (other) =>
          bindingRule(other, learner, defaultSettings) === null &&
          (told.explain({ mentorId: other.id, menteeId }, 0)?.cost ?? Infinity) < cost,
      );
    });
    expect(cheaper.filter((pair) => told.isCheapest(pair))).toEqual([]);
    const livesAlone = ({ menteeId }: { menteeId: string }): boolean => {
      const own = people.mentees.find(({ id }) => id === menteeId)?.householdId ?? null;
      return (
        own === null || people.mentees.filter(({ householdId }) => householdId === own).length < 2
      );
    };
    // A household that stays whole is looked at together.
    const others = pairs.filter((pair) => !told.isCheapest(pair));
    expect(others.filter(livesAlone)).toEqual(cheaper.filter(livesAlone));
    expect(cheaper.length).toBeGreaterThan(0);
    expect(cheaper.length).toBeLessThan(pairs.length);
  });

  it('says the same of a move wherever it is looked at', () => {
    const people = { ...ward(60, 12, 5), settings: defaultSettings };
    const { pairs } = match(people);
    const told = new PairExplainer(people, pairs);
    for (const pair of pairs.slice(0, 8)) {
      for (const { mentorId, costForEveryone } of told.explain(pair)?.runnersUp ?? []) {
        const move = told.move({ mentorId, menteeId: pair.menteeId });
        expect(move?.extraCost).toBe(costForEveryone);
        expect(costOnMerits(people, pairs, move?.moved ?? [])).toBe(costForEveryone);
      }
    }
  });

  it('knows where one more place would help', () => {
    const four = { ...request, mentees: [...mentees, mentee('p4'), mentee('p5')] };
    const short = match(four);
    expect(new PairExplainer(four, short.pairs).worthOfPlace('m1')).toBeGreaterThan(900_000);
    expect(explainer.worthOfPlace('m2')).toBe(0);
  });

  it('speaks Vietnamese and English', () => {
    const part = { name: 'metres', amount: 1240, count: 1240 } as const;
    expect(costPartSentence(part, 'vi')).toBe('Cách nhau 1,2 km');
    expect(costPartSentence(part, 'en')).toBe('1.2 km apart');
    const people = { isFull: true, lost: 0, found: 0 };
    const runner = { mentorId: 'm', metres: 300, extraCost: 5, costForEveryone: 9, ...people };
    expect(runnerUpSentence({ ...runner, isProved: true }, 'Lan', 'en')).toContain(
      'somebody would have to give up a place',
    );
    expect(runnerUpSentence({ ...runner, isProved: true }, 'Lan', 'vi')).toBe(
      'Lan, cách 300 m, đã đủ học viên nên phải có người nhường chỗ: riêng người này kém hơn 5 m, cả đơn vị kém hơn 9 m.',
    );
    expect(runnerUpSentence({ ...runner, isProved: false }, 'Lan', 'vi')).toContain(
      'cả đơn vị kém hơn 9 m theo cách ghép tốt nhất tìm được.',
    );
    const dear = { ...runner, isProved: true, costForEveryone: 1_000_300, lost: 1 };
    expect(runnerUpSentence(dear, 'Lan', 'vi')).toContain(
      'cả đơn vị có 1 người không còn đại sứ số.',
    );
    const stranger = match({ ...request, mentees: [mentee('x', { languages: ['khmer'] })] });
    expect(unpairedSentence(stranger.unpaired[0], 'vi')).toBe(
      'Trong 5 km có 2 đại sứ số, không ai có chung ngôn ngữ.',
    );
    expect(inactiveSentence(stranger.inactive[0], 'en')).toBe(
      'Nobody near fits: no one shares a language, a topic and a free time.',
    );
  });

  it('sums up what a ward is short of', () => {
    const crowd = Array.from({ length: 7 }, (_, at) => mentee(`q${at}`, { hamletId: 'h3' }));
    const short = match({ ...request, mentees: crowd });
    const shortage = shortageOf(crowd, short, settings);
    expect(shortage).toMatchObject({
      people: 3,
      mentorsNeeded: 2,
      byReason: [{ key: 'mentors-full', people: 3 }],
      byHamlet: [{ key: 'h3', people: 3 }],
      byTime: [{ key: '2-evening', people: 3 }],
    });
    expect(shortage.needs.map(({ menteeIds }) => menteeIds.length)).toEqual([2, 1]);
    const names = {
      hamlet: () => 'Thôn 3',
      topic: () => 'điện thoại',
      language: () => 'tiếng Việt',
    };
    expect(shortageSentences(shortage, names, 'vi')[0]).toBe(
      '3 học viên chưa có đại sứ số; cần thêm ít nhất 2 đại sứ số.',
    );
    expect(needSentence(shortage.needs[0], 5, names, 'vi')).toBe(
      'Một đại sứ ở gần Thôn 3, nói tiếng Việt, dạy điện thoại, rảnh tối thứ Ba: nhận được 2 người. Cần gom thêm 3 người ở gần cho đủ 5.',
    );
  });

  it('does not offer a man where a woman is wished for', () => {
    const crowd = ['a', 'b', 'c', 'd', 'e'].map((id) => mentee(id, { wishedGender: 'female' }));
    const short = match({ ...request, mentees: crowd, mentors: [mentor('m', { gender: 'male' })] });
    expect(shortageOf(crowd, short, settings).needs.map(({ gender }) => gender)).toEqual([
      'female',
      'female',
      'female',
    ]);
  });

  it('says how many mentees are missing where an ambassador stays below the minimum', () => {
    const few = { ...request, settings: { ...settings, minMentees: 5, maxMentees: 8 } };
    const idle = idleMentors(mentors, match(few));
    expect(idle).toMatchObject({ people: 2, byReason: [{ key: 'below-min', people: 2 }] });
    expect(idle.menteesMissing).toBe(4);
  });
});
