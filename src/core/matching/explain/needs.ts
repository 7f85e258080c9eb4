import type { Gender } from '../../vietnamese/gender';
import { freeHalfHours } from '../rules/half-hours';
import { MenteeProfile } from '../rules/problem';
import { placeAll } from './place-all';

/** One mentor to look for: where, with what, when, and how many of those left over this person could take. */
export interface Need {
  hamletId: string | null;
  topic: string;
  language: string;
  time: string;
  /** When one of them asks for a woman or a man. */
  gender: Gender | null;
  menteeIds: string[];
}

type Wish = Omit<Need, 'menteeIds'>;

/**
 * Mentors to look for who would together take all these people, `most` each: the hamlet, topic, language and time
 * that would help most people, again and again, and then without whoever the others can do without. So
 * none can be left off the list, though a shorter list with others in it may exist.
 */
export function needsOf(people: readonly MenteeProfile[], most: number): Need[] {
  const wishes = people.map(wishesOf);
  let chosen = greedyCover(wishes, Math.max(1, most));
  for (const wish of [...chosen].reverse()) {
    const others = chosen.filter((other) => other !== wish);
    if (placed(wishes, others, most)) chosen = others;
  }
  const placeOf = placed(wishes, chosen, most) ?? [];
  return chosen.map(({ wish }, place) => ({
    ...wish,
    menteeIds: people.flatMap(({ id }, i) => (placeOf[i] === place ? [id] : [])),
  }));
}

/** A wish and who has it. */
interface Cover {
  wish: Wish;
  members: ReadonlySet<number>;
}

function greedyCover(wishes: readonly Wish[][], most: number): Cover[] {
  const covers = new Map<string, { wish: Wish; members: Set<number>; left: Set<number> }>();
  wishes.forEach((list, i) => {
    for (const wish of list) {
      const key = JSON.stringify(wish);
      const cover = covers.get(key) ?? { wish, members: new Set(), left: new Set() };
      cover.members.add(i);
      cover.left.add(i);
      covers.set(key, cover);
    }
  });
  const chosen: Cover[] = [];
  for (;;) {
    let best: { wish: Wish; members: Set<number>; left: Set<number> } | undefined;
    for (const cover of covers.values()) {
      if (cover.left.size > (best?.left.size ?? 0)) best = cover;
    }
    if (!best) return chosen;
    chosen.push({ wish: best.wish, members: best.members });
    const taken = [...best.left].slice(0, most);
    for (const { left } of covers.values()) for (const i of taken) left.delete(i);
  }
}

/** Who goes to which of these, `most` to each; null when somebody finds no place. */
function placed(
  wishes: readonly Wish[][],
  covers: readonly Cover[],
  most: number,
): number[] | null {
  return placeAll(
    wishes.map((list, i) =>
      list.length === 0
        ? null
        : covers.flatMap(({ members }, place) => (members.has(i) ? [place] : [])),
    ),
    covers.map(() => Math.max(1, most)),
  );
}

/** Every hamlet, topic, language and time that would do for this person. */
function wishesOf(mentee: MenteeProfile): Wish[] {
  const { wishedGender } = mentee;
  const genders = wishedGender === null ? ([null, 'female', 'male'] as const) : [wishedGender];
  return [...new Set(timesOf(mentee))].flatMap((time) =>
    mentee.firstTopics.flatMap((topic) =>
      mentee.languages.flatMap((language) =>
        genders.map((gender) => ({ hamletId: mentee.hamletId, topic, language, time, gender })),
      ),
    ),
  );
}

/** Weekday and part of the day of each free half-hour, such as "6-evening"; 1 is Monday. */
export function timesOf(mentee: MenteeProfile): string[] {
  return freeHalfHours(mentee.windows).map((cell) => {
    const half = cell % 48;
    const part = half < 24 ? 'morning' : half < 36 ? 'afternoon' : 'evening';
    return `${Math.floor(cell / 48) + 1}-${part}`;
  });
}
