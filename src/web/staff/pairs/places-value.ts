import type { PairKey } from '../../../core/matching/rules/problem';

/** What a form says of people and those they go to, one value for each. */
export function placesValue(places: readonly PairKey[]): string {
  return places.map(({ menteeId, mentorId }) => `${menteeId}.${mentorId}`).join(' ');
}

/** The same, read again. */
export function placesIn(value: string): PairKey[] {
  return value
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [menteeId = '', mentorId = ''] = one.split('.');
      return { menteeId, mentorId };
    });
}
