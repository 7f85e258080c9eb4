import { DomainError, notFound } from '../../../platform/common/domain-error';
import type { Thing } from '../../../texts';
import { type Actor, wardIdsOf } from './actor';

/** Who signs in; the columns of the table below. The system itself may do everything. */
export type Role = Exclude<Actor['kind'], 'system'>;

/**
 * How far an act reaches:
 * - `all`: everywhere;
 * - `province`: the province that the actor coordinates, in figures that name nobody;
 * - `opened`: whatever belongs to a ward of that province which the actor has opened, with a reason and for a while;
 * - `ward`: whatever belongs to a ward that the actor works for;
 * - `charge`: the actor themselves, and the people and sessions in their charge;
 * - `self`: the actor themselves.
 */
export type Scope = 'all' | 'province' | 'opened' | 'ward' | 'charge' | 'self';

type Row = Record<Role, Scope | null>;

const nobody = {
  operator: null,
  officer: null,
  provincial: null,
  counter: null,
  mentor: null,
  mentee: null,
} as const;
const operators = { ...nobody, operator: 'all' } as const;
const staff = { ...operators, officer: 'ward' } as const;
/** Read, and nothing else, by whoever coordinates the province, in a ward that they have opened. */
const readers = { ...staff, provincial: 'opened' } as const;
/** For one person, who stands at the counter. */
const counters = { ...staff, counter: 'ward' } as const;
/** An ambassador for their own mentees while the pair lasts. */
const inCharge = { ...staff, mentor: 'charge' } as const;
const everybodysOwn = {
  operator: 'self',
  officer: 'self',
  provincial: 'self',
  counter: 'self',
  mentor: 'self',
  mentee: 'self',
} as const;

/**
 * Roles × acts × scope: the one place where it is decided who may do what. The guard, the services,
 * the pages and the menus read it, and a test walks every route with it. An act that nobody has in a
 * row may not be done by that role; a new role is a new column, which does not compile until every
 * act has an answer for it.
 */
const table = {
  // One's own account and pages.
  'self.read': everybodysOwn,
  'account.keep': { ...everybodysOwn, mentor: null, mentee: null },
  'mentor-pages.use': { ...nobody, mentor: 'self' },
  'mentee-pages.use': { ...nobody, mentee: 'self' },

  // The whole service.
  'service.operate': operators,
  // Of whoever lost their phone.
  'second-factors.remove': operators,
  'accounts.manage': operators,
  'provinces.pair': operators,
  // Figures of its units; no names.
  'provinces.read': { ...operators, provincial: 'province' },
  // A unit's lists, with a reason that is kept and shown there, and for a while.
  'wards.open': { ...nobody, provincial: 'province' },
  // The units that somebody works in.
  'wards.choose': { ...readers, counter: 'ward' },
  'wards.create': operators,

  // A ward, its places and its staff.
  'wards.read': readers,
  'wards.change': staff,
  'places.read': readers,
  'places.change': staff,
  'accounts.create': staff,
  // Who did what.
  'audit.read': staff,

  // People and the lists they come by.
  'people.read': readers,
  // A number in full, one by one, each written down.
  'phones.read': readers,
  // One person found by name or number, of whom little is shown.
  'people.find': counters,
  // A mentee at the counter, who agreed.
  'people.register': counters,
  'people.add': staff,
  'people.change': staff,
  // Stopped with a reason, and brought back.
  'people.stop': staff,
  // They agree no more to the processing of their data.
  'consent.withdraw': { ...counters, mentor: 'self', mentee: 'self' },
  // What people may ask for of what is kept of them, and that it is erased.
  'rights.ask': { ...staff, mentor: 'self', mentee: 'self' },
  'rights.keep': staff,
  // Two records of one person, and apart again.
  'people.merge': staff,
  'people.watch': readers,
  'links.give': staff,
  // One person's slip, into their hand.
  'slips.give': counters,
  // Community technology teams, their members and what these were trained in.
  'teams.read': staff,
  'teams.change': staff,
  // The households of a hamlet: its list, and knocking there, which the members of its teams do.
  'doors.keep': staff,
  'doors.walk': inCharge,
  // Which programmes run in a ward, and what each decides for its people.
  'programmes.read': readers,
  'programmes.keep': staff,
  'imports.read': staff,
  'imports.make': staff,

  // Who is whose ambassador.
  'pairs.read': readers,
  'pairs.assign': staff,
  'pairs.propose': staff,
  'pairs.publish': staff,
  'mentees.look-after': { ...readers, mentor: 'charge', mentee: 'self' },

  // What is taught.
  'curriculum.read': {
    operator: 'all',
    officer: 'all',
    provincial: 'all',
    counter: 'all',
    mentor: 'all',
    mentee: 'all',
  },
  // The video of a lesson that is a file here: a ward's for those of the ward, a general one for everybody.
  'lesson-videos.watch': {
    operator: 'all',
    officer: 'ward',
    provincial: 'opened',
    counter: 'ward',
    mentor: 'ward',
    mentee: 'ward',
  },
  'curriculum.change': operators,
  // A ward's own words, video and cards.
  'curriculum.adapt': staff,

  // What somebody can do, seen outside of a lesson's attendance.
  'skills.record': inCharge,

  // How far somebody is with the confirmation on VNeID; that they are confirmed is an officer's word.
  'vneid.record': inCharge,
  'vneid.confirm': staff,
  // What a unit shall reach in a year, in numbers that name nobody.
  'targets.read': readers,
  'targets.change': staff,
  // Reports of a unit: written there, read in its province from when they are sent, and approved or returned there.
  'reports.read': { ...readers, provincial: 'province' },
  'reports.write': staff,
  'reports.decide': { ...operators, provincial: 'province' },
  // Which ambassadors and teams are recognised.
  'recognition.decide': staff,
  // Papers with a number: a unit's, and an ambassador's own; whether its public page names them is also theirs to say.
  'certificates.keep': staff,
  'certificates.read': { ...staff, mentor: 'self' },
  'certificates.name': { ...staff, mentor: 'self' },
  // Who in a household guides the others.
  'families.keep': staff,

  // Sessions and bookings.
  'sessions.list': readers,
  'sessions.plan': staff,
  // A proposed plan, and taking a published one back.
  'sessions.publish': staff,
  // What comes after planning: days off, busy spells, other settings.
  'changes.make': staff,
  // A busy spell of an ambassador, and what was changed by it.
  'changes.own': { ...staff, mentor: 'self' },
  'sessions.read': { ...readers, mentor: 'charge', mentee: 'self' },
  'sessions.lead': inCharge,
  'sessions.reassign': staff,
  'agendas.read': { ...readers, mentor: 'self' },
  'availability.change': { ...inCharge, mentee: 'self' },
  'bookings.list': readers,
  // One person's.
  'bookings.read': { ...readers, counter: 'ward', mentor: 'charge', mentee: 'self' },
  'bookings.make': { ...counters, mentor: 'charge', mentee: 'self' },
  // Past the deadline, with another ambassador, at a time that was agreed on.
  'bookings.make-exceptions': inCharge,
  'walk-ins.plan': staff,
  'walk-ins.register': counters,
  'walk-ins.serve': inCharge,
  // Classes of six to sixty: made by staff; led and written down by their ambassadors too.
  'classes.plan': staff,
  'classes.lead': inCharge,
  'papers.print': staff,

  // Messages.
  'reminders.read': staff,
  'feedback.settle': staff,
  // One message to several people, in words of one's own.
  'announcements.send': staff,
  'calls.list': staff,
  // Who calls which number.
  'calls.give': staff,
  // A message to oneself, by every way there is.
  'messages.test': staff,
  'calls.note': inCharge,
  'messages.choose': { ...staff, mentor: 'self', mentee: 'self' },
  // By address, of whom it belongs to.
  'addresses.stop': staff,
} as const satisfies Record<string, Row>;

export type Act = keyof typeof table;

export const acts = Object.keys(table) as Act[];

export const roles = Object.keys(nobody) as Role[];

/** What an act is about; what is left out reaches nobody. */
export interface Subject {
  /** The ward it belongs to; of what lies across a border, both. */
  wardIds?: readonly string[];
  /** The province whose figures it is. */
  provinceCode?: string | null;
  /** Whose it is: a person themselves, the mentees of a session. */
  personIds?: readonly (string | null)[];
  /** The ambassadors in whose charge it is. */
  mentorIds?: readonly (string | null)[];
}

/** What is open to one of the staff who must set up a second factor first. */
const ownAccount: readonly Act[] = ['self.read', 'account.keep'];

type Asked = Pick<Actor, 'kind' | 'lacksSecondFactor'>;

/** How far the actor's act reaches; null when nobody of that role may do it at all. */
export function scopeOf(actor: Asked, act: Act): Scope | null {
  if (actor.lacksSecondFactor && !ownAccount.includes(act)) return null;
  return actor.kind === 'system' ? 'all' : table[act][actor.kind];
}

/** Whether the role may do it at all: what a menu asks, and where the subject is the actor's own. */
export function mayDo(actor: Asked | undefined, act: Act): boolean {
  return actor !== undefined && scopeOf(actor, act) !== null;
}

/** Who may do it at all. */
export function rolesThatMay(act: Act): Role[] {
  return roles.filter((role) => table[act][role] !== null);
}

export function may(actor: Actor, act: Act, subject: Subject): boolean {
  const scope = scopeOf(actor, act);
  const { wardIds, personIds, mentorIds } = subject;
  switch (scope) {
    case null:
      return false;
    case 'all':
      return true;
    case 'province':
      return isSet(actor.provinceCode) && subject.provinceCode === actor.provinceCode;
    case 'ward':
    case 'opened':
      return wardIdsOf(actor).some((id) => wardIds?.includes(id));
    case 'charge':
    case 'self':
      if (actor.id === null) return false;
      if (personIds?.includes(actor.id)) return true;
      return scope === 'charge' && (mentorIds?.includes(actor.id) ?? false);
  }
}

/**
 * What is not within reach does not exist for the actor, and is told as `what`.
 * @throws DomainError forbidden when the role may not do it anywhere, else not-found
 */
export function assertMay(actor: Actor, act: Act, subject: Subject, what: Thing): void {
  if (may(actor, act, subject)) return;
  throw scopeOf(actor, act) === null ? forbidden() : notFound(what);
}

/** The wards in which the actor may do it; 'all' for those who may everywhere. */
export function wardsOf(actor: Actor, act: Act): 'all' | string[] {
  const scope = scopeOf(actor, act);
  if (scope === 'all') return 'all';
  return scope === 'ward' || scope === 'opened' ? [...wardIdsOf(actor)] : [];
}

/** The ward of a list: the one asked for, or else the actor's only one. @throws DomainError ward-missing */
export function wardAsked(actor: Actor, act: Act, asked: string | undefined): string {
  const wards = wardsOf(actor, act);
  const wardId = asked ?? (wards === 'all' || wards.length > 1 ? undefined : wards[0]);
  if (!wardId) throw new DomainError('ward-missing');
  assertMay(actor, act, { wardIds: [wardId] }, 'ward');
  return wardId;
}

function isSet(code: string | null | undefined): code is string {
  return code !== null && code !== undefined;
}

export function forbidden(): DomainError {
  return new DomainError('forbidden');
}
