import { DomainError, notFound } from '../../../platform/common/domain-error';
import type { Thing } from '../../../texts';
import type { Actor } from './actor';

/** Who signs in; the columns of the table below. The system itself may do everything. */
export type Role = Exclude<Actor['kind'], 'system'>;

/**
 * How far an act reaches:
 * - `all`: everywhere;
 * - `ward`: whatever belongs to a ward that the actor works for;
 * - `charge`: the actor themselves, and the people and sessions in their charge;
 * - `self`: the actor themselves.
 */
export type Scope = 'all' | 'ward' | 'charge' | 'self';

type Row = Record<Role, Scope | null>;

const operators = { operator: 'all', officer: null, mentor: null, mentee: null } as const;
const staff = { operator: 'all', officer: 'ward', mentor: null, mentee: null } as const;

/**
 * Roles × acts × scope: the one place where it is decided who may do what. The guard, the services,
 * the pages and the menus read it, and a test walks every route with it. An act that nobody has in a
 * row may not be done by that role; a new role is a new column, which does not compile until every
 * act has an answer for it.
 */
const table = {
  // One's own account and pages.
  'self.read': { operator: 'self', officer: 'self', mentor: 'self', mentee: 'self' },
  'account.keep': { operator: 'self', officer: 'self', mentor: null, mentee: null },
  'mentor-pages.use': { operator: null, officer: null, mentor: 'self', mentee: null },
  'mentee-pages.use': { operator: null, officer: null, mentor: null, mentee: 'self' },

  // The whole service.
  'service.operate': operators,
  'provinces.pair': operators,
  'wards.create': operators,

  // A ward, its places and its staff.
  'wards.read': staff,
  'wards.change': staff,
  'places.read': staff,
  'places.change': staff,
  'accounts.create': staff,

  // People and the lists they come by.
  'people.read': staff,
  'people.add': staff,
  'people.change': staff,
  // Stopped with a reason, and brought back.
  'people.stop': staff,
  // Two records of one person, and apart again.
  'people.merge': staff,
  'people.watch': staff,
  'links.give': staff,
  // Community technology teams, their members and what these were trained in.
  'teams.read': staff,
  'teams.change': staff,
  'imports.read': staff,
  'imports.make': staff,

  // Who is whose ambassador.
  'pairs.read': staff,
  'pairs.assign': staff,
  'pairs.propose': staff,
  'pairs.publish': staff,
  'mentees.look-after': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: 'self' },

  // What is taught.
  'curriculum.read': { operator: 'all', officer: 'all', mentor: 'all', mentee: 'all' },
  'curriculum.change': operators,
  // A ward's own words, video and cards.
  'curriculum.adapt': staff,

  // What somebody can do, seen outside of a lesson's attendance.
  'skills.record': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: null },

  // Sessions and bookings.
  'sessions.list': staff,
  'sessions.plan': staff,
  // A proposed plan, and taking a published one back.
  'sessions.publish': staff,
  // What comes after planning: days off, busy spells, other settings.
  'changes.make': staff,
  // A busy spell of an ambassador, and what was changed by it.
  'changes.own': { operator: 'all', officer: 'ward', mentor: 'self', mentee: null },
  'sessions.read': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: 'self' },
  'sessions.lead': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: null },
  'sessions.reassign': staff,
  'agendas.read': { operator: 'all', officer: 'ward', mentor: 'self', mentee: null },
  'availability.change': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: 'self' },
  'bookings.list': staff,
  'bookings.make': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: 'self' },
  // Past the deadline, with another ambassador, at a time that was agreed on.
  'bookings.make-exceptions': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: null },
  'walk-ins.plan': staff,
  'walk-ins.register': staff,
  'walk-ins.serve': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: null },
  // Classes of six to sixty: made by staff; led and written down by their ambassadors too.
  'classes.plan': staff,
  'classes.lead': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: null },
  'papers.print': staff,

  // Messages.
  'reminders.read': staff,
  // One message to several people, in words of one's own.
  'announcements.send': staff,
  'calls.list': staff,
  // Who calls which number.
  'calls.give': staff,
  // A message to oneself, by every way there is.
  'messages.test': staff,
  'calls.note': { operator: 'all', officer: 'ward', mentor: 'charge', mentee: null },
  'messages.choose': { operator: 'all', officer: 'ward', mentor: 'self', mentee: 'self' },
  // By address, of whom it belongs to.
  'addresses.stop': staff,
} as const satisfies Record<string, Row>;

export type Act = keyof typeof table;

export const acts = Object.keys(table) as Act[];

export const roles = Object.keys(staff) as Role[];

/** What an act is about; what is left out reaches nobody. */
export interface Subject {
  /** The ward it belongs to; of what lies across a border, both. */
  wardIds?: readonly string[];
  /** Whose it is: a person themselves, the mentees of a session. */
  personIds?: readonly (string | null)[];
  /** The ambassadors in whose charge it is. */
  mentorIds?: readonly (string | null)[];
}

/** How far the actor's act reaches; null when nobody of that role may do it at all. */
export function scopeOf(actor: Pick<Actor, 'kind'>, act: Act): Scope | null {
  return actor.kind === 'system' ? 'all' : table[act][actor.kind];
}

/** Whether the role may do it at all: what a menu asks, and where the subject is the actor's own. */
export function mayDo(actor: Pick<Actor, 'kind'> | undefined, act: Act): boolean {
  return actor !== undefined && scopeOf(actor, act) !== null;
}

/** Who may do it at all. */
export function rolesThatMay(act: Act): Role[] {
  return roles.filter((role) => table[act][role] !== null);
}

export function may(actor: Actor, act: Act, { wardIds, personIds, mentorIds }: Subject): boolean {
  const scope = scopeOf(actor, act);
  if (scope === null || scope === 'all') return scope === 'all';
  if (scope === 'ward') return wardIdsOf(actor).some((id) => wardIds?.includes(id));
  if (actor.id === null) return false;
  if (personIds?.includes(actor.id)) return true;
  return scope === 'charge' && (mentorIds?.includes(actor.id) ?? false);
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
  return scope === 'ward' ? wardIdsOf(actor) : [];
}

/** The ward of a list: the one asked for, or else the actor's only one. @throws DomainError ward-missing */
export function wardAsked(actor: Actor, act: Act, asked: string | undefined): string {
  const wards = wardsOf(actor, act);
  const wardId = asked ?? (wards === 'all' || wards.length > 1 ? undefined : wards[0]);
  if (!wardId) throw new DomainError('ward-missing');
  assertMay(actor, act, { wardIds: [wardId] }, 'ward');
  return wardId;
}

export function forbidden(): DomainError {
  return new DomainError('forbidden');
}

function wardIdsOf({ wardId }: Actor): string[] {
  return wardId === null ? [] : [wardId];
}
