import { type EntityManager, In } from 'typeorm';
import { Mentee, Mentor } from '../../people';
import { Venue } from '../../wards';
import type { ChangeEffect } from '../entities/change-effect.entity';
import type { PlannedChange } from '../entities/planned-change.entity';
import type { ChangedItem, ChangeLine, ChangeView } from './changes.views';
import { isBack } from './came-back';
import { effectsOf } from './effects';

/** What a change did, with the names that people know; read in the write that did it, or ever after. */
export async function changeView(
  manager: EntityManager,
  change: PlannedChange,
): Promise<ChangeView> {
  const effects = await effectsOf(manager, change.id);
  const names = await namesOf(manager, [change], effects);
  const { id, wardId, kind, mentorId, what, act, reason, people, messages } = change;
  const { from = null, to = null, startMinute = null, endMinute = null, venueId = null } = what;
  const { settings = null, venue = null, programme = null, pairs = null, reminders } = what;
  const { programmeId = null, programmeName = null } = what;
  return {
    id,
    wardId,
    kind,
    mentorId,
    mentorName: names.of(mentorId ?? what.editedMentorId),
    menteeName: names.of(what.menteeId),
    from,
    to,
    startMinute,
    endMinute,
    venueId,
    venueName: names.of(venueId),
    settings,
    venue,
    programmeId,
    programmeName,
    programme,
    act,
    pairs,
    reason,
    items: sorted(effects, names),
    people,
    messages,
    calls: what.calls ?? 0,
    remindersMoved: reminders?.moved ?? 0,
    remindersGone: reminders?.gone ?? 0,
    leftShort: what.short ?? [],
    madeAt: change.madeAt,
    takenBackAt: change.takenBackAt,
    stayed: what.stayed ?? [],
  };
}

export async function changeLines(
  manager: EntityManager,
  changes: readonly PlannedChange[],
): Promise<ChangeLine[]> {
  const names = await namesOf(manager, changes, []);
  return changes.map(({ what, mentorId, ...change }) => {
    const { id, kind, act, reason, people, messages, madeAt, takenBackAt } = change;
    return {
      id,
      kind,
      mentorName: names.of(mentorId ?? what.editedMentorId),
      menteeName: names.of(what.menteeId),
      venueName: names.of(what.venueId),
      programmeName: what.programmeName ?? null,
      from: what.from ?? null,
      to: what.to ?? null,
      pairs: what.pairs ?? null,
      act,
      reason,
      people,
      messages,
      calls: what.calls ?? 0,
      madeAt,
      takenBackAt,
    };
  });
}

/** By their time. */
export async function itemsOf(
  manager: EntityManager,
  effects: readonly Shown[],
): Promise<ChangedItem[]> {
  const names = await namesOf(manager, [], effects);
  return sorted(effects, names);
}

type Shown = Pick<ChangeEffect, 'id' | 'kind' | 'subjectId' | 'was' | 'cameBack'>;

function sorted(effects: readonly Shown[], names: Names): ChangedItem[] {
  return effects
    .map((effect) => itemOf(effect, names))
    .sort((one, other) => (one.startAt ?? 0) - (other.startAt ?? 0));
}

interface Names {
  of(id: string | null | undefined): string | null;
}

function itemOf({ kind, subjectId, was, cameBack }: Shown, names: Names): ChangedItem {
  const { mentorId = null, venueId, to, outcome = 'kept', startAt = null, people = 0 } = was;
  const { menteeId = null, hitBy = null } = was;
  const back = cameBack === null ? null : isBack(cameBack);
  const notBack = cameBack === 'yes' ? null : cameBack;
  return {
    kind,
    subjectId,
    startAt,
    mentorId,
    mentorName: names.of(mentorId),
    menteeId,
    menteeName: names.of(menteeId),
    hitBy,
    venueName: names.of(venueId),
    topic: was.topic ?? null,
    people,
    outcome,
    toStartAt: to?.startAt ?? null,
    toVenueName: names.of(to?.venueId),
    toTopic: to?.topic ?? null,
    toMentorName: to && to.mentorId !== mentorId ? names.of(to.mentorId) : null,
    why: back === true ? notBack : (notBack ?? was.why ?? null),
    isBack: back,
  };
}

async function namesOf(
  manager: EntityManager,
  changes: readonly PlannedChange[],
  effects: readonly Shown[],
): Promise<Names> {
  const ids = (values: readonly (string | null | undefined)[]): string[] => [
    ...new Set(values.flatMap((value) => value ?? [])),
  ];
  const mentorIds = ids([
    ...changes.flatMap(({ mentorId, what }) => [mentorId, what.editedMentorId]),
    ...effects.flatMap(({ was }) => [was.mentorId, was.to?.mentorId]),
  ]);
  const menteeIds = ids([
    ...changes.map(({ what }) => what.menteeId),
    ...effects.map(({ was }) => was.menteeId),
  ]);
  const venueIds = ids([
    ...changes.map(({ what }) => what.venueId),
    ...effects.flatMap(({ was }) => [was.venueId, was.to?.venueId]),
  ]);
  const names = new Map<string, string>();
  if (mentorIds.length > 0) {
    const mentors = await manager.findBy(Mentor, { id: In(mentorIds) });
    for (const { id, fullName } of mentors) names.set(id, fullName);
  }
  if (menteeIds.length > 0) {
    const mentees = await manager.findBy(Mentee, { id: In(menteeIds) });
    for (const { id, fullName } of mentees) names.set(id, fullName);
  }
  if (venueIds.length > 0) {
    for (const { id, name } of await manager.findBy(Venue, { id: In(venueIds) }))
      names.set(id, name);
  }
  return { of: (id) => (id ? (names.get(id) ?? null) : null) };
}
