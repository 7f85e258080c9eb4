import { builtInTopics } from '../../src/core/curriculum/built-in';
import { metresBetween } from '../../src/core/places/distance';
import { gridSlots, type Slot, trulyFree } from '../../src/core/slots/generate';
import { PlanInput } from '../../src/core/week-plan/plan-problem';
import { openDays } from '../../src/core/slots/windows';
import { covers } from '../../src/core/time/intervals';
import { datesFrom } from '../../src/core/time/local-dates';

interface PlacedName {
  name: string;
  place: { latitude: number; longitude: number };
}

/** Four sessions a day, eight a week, and 200 metres a minute after five minutes to change. */
function limitsOf(ofSlot: readonly PlacedName[][], slots: readonly Slot[]): string[] {
  const names = (at: (slot: Slot) => boolean) =>
    ofSlot.flatMap((sessions, s) => (at(slots[s]) ? sessions.map(({ name }) => name) : []));
  const atMost = (list: readonly string[], most: number) =>
    list.length > most ? [`${list.join(' + ')} <= ${most}`] : [];
  const lines = atMost(
    names(() => true),
    8,
  );
  for (const date of new Set(slots.map((slot) => slot.date))) {
    lines.push(
      ...atMost(
        names((slot) => slot.date === date),
        4,
      ),
    );
  }
  for (const [s, before] of slots.entries()) {
    for (let t = s + 1; t < slots.length && slots[t].date === before.date; t += 1) {
      const pause = (slots[t].startAt - before.endAt) / 60_000;
      for (const one of ofSlot[s]) {
        const far = ofSlot[t].filter(({ place }) => {
          const metres = Math.round(metresBetween(one.place, place));
          return metres > 50 && pause < 5 + metres / 200;
        });
        if (far.length > 0) {
          lines.push(`${one.name} + ${far.map(({ name }) => name).join(' + ')} <= 1`);
        }
      }
    }
  }
  return lines;
}

/** Nobody has learned anything yet: what is needed and comes first must be first. */
function comesBefore(need: string, code: string): boolean {
  const after = builtInTopics.find((topic) => topic.code === code)?.after ?? [];
  return after.some((before) => before === need || comesBefore(need, before));
}

/** A linear programme in CPLEX LP format whose optimum is the most mentees one week can serve. */
export function mostServedProgramme(input: PlanInput): string {
  const days = openDays(
    datesFrom(input.fromDate, 7),
    input.zone,
    input.wardWindows,
    input.holidays,
  );
  const slots = gridSlots(days);
  const lines: string[] = [];
  const binaries: string[] = [];
  const timesOf = new Map<string, string[]>();
  const seated = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, name: string) =>
    map.set(key, [...(map.get(key) ?? []), name]);
  for (const [m, mentor] of input.mentors.entries()) {
    const pairs = input.pairs.filter(({ mentorId }) => mentorId === mentor.id);
    const learners = pairs.flatMap((pair) => {
      const index = input.mentees.findIndex(({ id }) => id === pair.menteeId);
      const mentee = input.mentees[index];
      const topics = pair.topics.filter(
        (code) => !mentee.topics.some((need) => comesBefore(need, code)),
      );
      return [{ index, mentee, topics, free: trulyFree(days, mentee) }];
    });
    const ofSlot: PlacedName[][] = slots.map(() => []);
    for (const [s, slot] of slots.entries()) {
      const sessions: PlacedName[] = [];
      if (!covers(trulyFree(days, mentor), slot)) continue;
      const able = learners.filter(({ free }) => covers(free, slot));
      const held: string[] = [];
      const session = (name: string, people: typeof able, venue: string | null) => {
        if (people.length === 0) return;
        held.push(name);
        const place = venue === null ? people[0].mentee : input.venues[Number(venue)];
        sessions.push({ name, place });
        binaries.push(name);
        const seats = people.map(({ index }) => `x_${name}_${index}`);
        lines.push(`${seats.join(' + ')} - 5 ${name} <= 0`);
        for (const [at, { index }] of people.entries()) {
          binaries.push(seats[at]);
          add(timesOf, String(index), seats[at]);
          if (venue !== null) add(seated, `${venue} ${s}`, seats[at]);
        }
      };
      for (const topic of new Set(able.flatMap(({ topics }) => [...topics]))) {
        const learning = able.filter(({ topics }) => topics.includes(topic));
        const code = topic.replaceAll('-', '');
        for (const v of input.venues.keys()) {
          const walking = learning.filter(({ mentee }) => !mentee.atHome);
          session(`y_${m}_${s}_${code}_v${v}`, walking, String(v));
        }
        const homes = new Set(learning.map(({ index, mentee }) => mentee.householdId ?? index));
        for (const [h, home] of [...homes].entries()) {
          const family = learning.filter(
            ({ index, mentee }) => (mentee.householdId ?? index) === home,
          );
          session(`y_${m}_${s}_${code}_h${h}`, family, null);
        }
      }
      if (held.length > 0) lines.push(`${held.join(' + ')} <= 1`);
      ofSlot[s] = sessions;
    }
    lines.push(...limitsOf(ofSlot, slots));
  }
  for (const times of timesOf.values()) lines.push(`${times.join(' + ')} <= 1`);
  for (const [key, people] of seated) {
    lines.push(`${people.join(' + ')} <= ${input.venues[Number(key.split(' ')[0])].seats}`);
  }
  const all = [...timesOf.values()].flat();
  if (all.length === 0) return '';
  return `Maximize\n obj: ${all.join(' + ')}\nSubject To\n${lines
    .map((line, n) => ` c${n}: ${line}`)
    .join('\n')}\nBinary\n ${binaries.join(' ')}\nEnd\n`;
}
