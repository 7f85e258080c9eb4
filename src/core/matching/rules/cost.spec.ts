import { mentee, mentor } from '../../../../test/factories/matching-people';
import {
  cannotBeginCost,
  costParts,
  fewWindowsCost,
  leavesCurrentMentorCost,
  metresCost,
  missingTopicsCost,
  otherHamletCost,
  pairCost,
  pairFacts,
  unpairedCost,
} from './cost';
import { defaultSettings as settings } from './problem';

const near = pairFacts(mentor('m'), mentee('p'));

describe('soft reasons', () => {
  it('count every metre once', () => {
    expect(metresCost(pairFacts(mentor('m'), mentee('p', { latitude: 20.389 })))).toBe(1001);
    expect(metresCost(near)).toBe(0);
  });

  it('prefer the same hamlet', () => {
    expect(otherHamletCost(near, settings)).toBe(0);
    const other = pairFacts(mentor('m'), mentee('p', { hamletId: 'h2' }));
    expect(otherHamletCost(other, settings)).toBe(settings.otherHamletCost);
  });

  it('prefer who teaches everything needed', () => {
    const facts = pairFacts(
      mentor('m'),
      mentee('p', { topics: ['smartphone', 'cashless', 'health-book'] }),
    );
    expect(missingTopicsCost(facts, settings)).toBe(2 * settings.missingTopicCost);
  });

  it('prefer who teaches what is learned first', () => {
    const needs = { topics: ['smartphone', 'vneid'], firstTopics: ['smartphone'] };
    const able = pairFacts(mentor('m', { topics: ['smartphone'] }), mentee('p', needs));
    expect(cannotBeginCost(able, settings)).toBe(0);
    const later = pairFacts(mentor('m', { topics: ['vneid'] }), mentee('p', needs));
    expect(cannotBeginCost(later, settings)).toBe(settings.cannotBeginCost);
    expect(settings.cannotBeginCost).toBeLessThan(settings.activeMentorReward);
  });

  it('prefer more than one common half-hour a week', () => {
    const tight = mentee('p', { windows: [{ weekday: 2, startMinute: 1080, endMinute: 1110 }] });
    expect(fewWindowsCost(pairFacts(mentor('m'), tight), settings)).toBe(
      3 * settings.fewHalfHoursCost,
    );
    expect(fewWindowsCost(near, settings)).toBe(0);
  });

  it('prefer the ambassador one already has', () => {
    const elsewhere = pairFacts(mentor('m'), mentee('p', { currentMentorId: 'other' }));
    expect(leavesCurrentMentorCost(elsewhere, settings)).toBe(settings.moveCost);
    const here = pairFacts(mentor('m'), mentee('p', { currentMentorId: 'm' }));
    expect(leavesCurrentMentorCost(here, settings)).toBe(0);
  });

  it('make it dearer to leave out who is to be served first', () => {
    expect(unpairedCost(mentee('p'), settings)).toBe(1_000_000);
    expect(unpairedCost(mentee('p', { isPriority: true }), settings)).toBe(1_500_000);
  });

  it('serve first the marks that the settings put first, and no others', () => {
    const poor = mentee('p', { groups: ['farmer', 'poor'] });
    expect(unpairedCost(poor, settings)).toBe(1_000_000);
    const first = { ...settings, priorityGroups: ['minority', 'poor'] };
    expect(unpairedCost(poor, first)).toBe(1_500_000);
    expect(unpairedCost(mentee('q', { groups: ['farmer'] }), first)).toBe(1_000_000);
  });

  it('add up to the cost of the pair', () => {
    const facts = pairFacts(
      mentor('m'),
      mentee('p', {
        latitude: 20.4,
        hamletId: 'h2',
        topics: ['smartphone', 'cashless'],
        currentMentorId: 'x',
      }),
    );
    const sum = costParts(facts, settings).reduce((total, { amount }) => total + amount, 0);
    expect(sum).toBe(pairCost(facts, settings));
    expect(sum).toBe(2224 + 300 + 1000 + 3000);
  });
});
