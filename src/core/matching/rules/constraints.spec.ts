import { mentee, mentor } from '../../../../test/factories/matching-people';
import {
  bindingRule,
  hasConsent,
  isWithinReach,
  keepsWish,
  sharesFreeHalfHour,
  sharesLanguage,
  teachesNeededTopic,
} from './constraints';
import { defaultSettings } from './problem';

const tuesday = (startMinute: number, endMinute: number) => [
  { weekday: 2, startMinute, endMinute },
];

describe('hard rules', () => {
  it('pairs nobody who did not agree to the use of their data', () => {
    expect(hasConsent(mentee('p'))).toBe(true);
    expect(hasConsent(mentee('p', { hasConsent: false }))).toBe(false);
  });

  it('sends nobody farther than the limit', () => {
    // One degree of latitude is 111.195 km, so 0.0449 degrees are 4,993 m and 0.0451 are 5,015 m.
    expect(isWithinReach(mentor('m'), mentee('p', { latitude: 20.4249 }), defaultSettings)).toBe(
      true,
    );
    expect(isWithinReach(mentor('m'), mentee('p', { latitude: 20.4251 }), defaultSettings)).toBe(
      false,
    );
  });

  it('gives everyone an ambassador who speaks their language', () => {
    expect(
      sharesLanguage(
        mentor('m', { languages: ['vi', 'muong'] }),
        mentee('p', { languages: ['muong'] }),
      ),
    ).toBe(true);
    expect(sharesLanguage(mentor('m'), mentee('p', { languages: ['muong'] }))).toBe(false);
  });

  it('gives everyone an ambassador who teaches something they need', () => {
    expect(teachesNeededTopic(mentor('m'), mentee('p', { topics: ['cashless', 'vneid'] }))).toBe(
      true,
    );
    expect(teachesNeededTopic(mentor('m'), mentee('p', { topics: ['cashless'] }))).toBe(false);
    // Also where another topic is learned first: somebody else teaches that one beside them.
    const later = mentee('p', { topics: ['cashless', 'vneid'], firstTopics: ['cashless'] });
    expect(teachesNeededTopic(mentor('m'), later)).toBe(true);
  });

  it('pairs only people who are free for the same half-hour', () => {
    const learner = mentee('p', { windows: tuesday(18 * 60, 19 * 60) });
    expect(
      sharesFreeHalfHour(mentor('m', { windows: tuesday(18 * 60 + 30, 21 * 60) }), learner),
    ).toBe(true);
    expect(sharesFreeHalfHour(mentor('m', { windows: tuesday(19 * 60, 21 * 60) }), learner)).toBe(
      false,
    );
    // Both free from 18:15 to 18:45: thirty minutes, but no session starts at a quarter past.
    const quarter = mentee('p', { windows: tuesday(18 * 60 + 15, 18 * 60 + 45) });
    expect(sharesFreeHalfHour(mentor('m'), quarter)).toBe(false);
    const touching = mentee('p', {
      windows: [...tuesday(18 * 60, 18 * 60 + 15), ...tuesday(18 * 60 + 15, 18 * 60 + 30)],
    });
    expect(sharesFreeHalfHour(mentor('m'), touching)).toBe(true);
  });

  it('keeps a wish for a woman or a man, and trusts no guess', () => {
    const wish = mentee('p', { wishedGender: 'female' });
    expect(keepsWish(mentor('m', { gender: 'female' }), wish)).toBe(true);
    expect(keepsWish(mentor('m', { gender: 'male' }), wish)).toBe(false);
    expect(keepsWish(mentor('m', { gender: null }), wish)).toBe(false);
    expect(keepsWish(mentor('m', { gender: null }), mentee('p'))).toBe(true);
  });

  it('names the rule that binds', () => {
    expect(bindingRule(mentor('m'), mentee('p'), defaultSettings)).toBeNull();
    const learner = mentee('p', { languages: ['muong'], topics: ['cashless'] });
    expect(bindingRule(mentor('m'), learner, defaultSettings)).toBe('no-language');
  });
});
