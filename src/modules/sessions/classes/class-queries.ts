import { Injectable } from '@nestjs/common';
import { type EntityManager, In, Not } from 'typeorm';
import type { Actor } from '../../access';
import type { SkillLevel } from '../../../core/curriculum/skill-level';
import { grouped } from '../../../platform/common/grouped';
import { idList } from '../../../platform/database/row-set';
import { Clock } from '../../../platform/common/clock';
import { column, columns, number, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Skill } from '../../learning';
import { Mentee, Mentor } from '../../people';
import { Team } from '../../teams';
import { Hamlet, Venue, Ward } from '../../wards';
import { Booking, type BookingState } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { type Learner, loadLearner } from '../rules/learner';
import { assertMayBookFor, assertMayIn } from '../rules/who-may';
import type { Audience } from './class-audience';
import { assertMayClass, findClass, findClasses, type FoundClass, mentorIdsOf } from './class-rows';

type Shown = Pick<
  Session,
  | 'topic'
  | 'startAt'
  | 'endAt'
  | 'seats'
  | 'seatsTaken'
  | 'state'
  | 'cancelReason'
  | 'note'
  | 'version'
>;

/** An ambassador of a class. */
export interface ClassHolder {
  id: string;
  fullName: string;
  phone: string | null;
}

/** How many people of a class are in which state. */
export type ClassCounts = Record<Exclude<BookingState, 'held'>, number>;

/** A class with the names of its place and ambassadors. */
export interface ClassOverview extends Shown, Audience {
  id: string;
  wardId: string;
  venueId: string;
  venueName: string;
  /** Of the hamlet that it is open to; null where it is open to others. */
  hamletName: string | null;
  /** Of the team whose people it is open to; null where it is open to others. */
  teamName: string | null;
  /** The same of a programme. */
  programmeName: string | null;
  /** Whom to call about it, E.164. */
  phone: string | null;
  /** The session that has its seats and bookings. */
  sessionId: string;
  /** The one first who is named to those who come. */
  mentors: ClassHolder[];
  counts: ClassCounts;
}

/** Somebody in a class, or invited to it. */
export interface ClassPerson {
  bookingId: string;
  menteeId: string;
  fullName: string;
  phone: string | null;
  hamletName: string;
  state: BookingState;
  /** How they can do the topic today; null when nobody has seen it. */
  level: SkillLevel | null;
}

export type ClassWithPeople = ClassOverview & { people: ClassPerson[] };

/** A class that somebody is invited to and has not answered. */
export type Invitation = ClassOverview & { bookingId: string; bookingVersion: number };

/** What people see of classes; nothing here changes anything. */
@Injectable()
export class ClassQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A ward's classes that start at an instant (epoch milliseconds) or later, in order of time. */
  async list(actor: Actor, wardId: string, fromAt: number): Promise<ClassOverview[]> {
    assertMayIn(actor, 'classes.plan', wardId);
    return this.inWard(wardId, fromAt);
  }

  /** @throws DomainError not-found */
  async one(actor: Actor, id: string): Promise<ClassWithPeople> {
    const { read } = this.unitOfWork;
    assertMayClass(actor, 'classes.lead', await findClass(read, id));
    return classWithPeople(read, id);
  }

  /** What anybody may know of a class: no name but those of its ambassadors. @throws DomainError not-found */
  async announced(id: string): Promise<ClassOverview> {
    const { read } = this.unitOfWork;
    return overviewOf(read, await findClass(read, id));
  }

  /** The classes that a mentee was invited to and can still answer, the soonest first. */
  async invitations(actor: Actor, menteeId: string): Promise<Invitation[]> {
    return this.invitationsOf(actor, await loadLearner(this.unitOfWork.read, menteeId));
  }

  /** The same for whoever has read them already. */
  async invitationsOf(actor: Actor, learner: Learner): Promise<Invitation[]> {
    const { read } = this.unitOfWork;
    assertMayBookFor(actor, learner);
    const bookings = await selectEntities(
      read,
      Booking,
      `mentee_id = $1 AND state = 'invited' AND start_at > $2 ORDER BY start_at`,
      [learner.menteeId, this.clock.now()],
    );
    if (bookings.length === 0) return [];
    const sessions = await read.findBy(Session, {
      id: In(bookings.map(({ sessionId }) => sessionId)),
    });
    const overviews = await this.overviews(sessions.map(({ classId }) => classId ?? ''));
    return bookings.flatMap(({ id: bookingId, sessionId, version: bookingVersion }) =>
      overviews
        .filter((overview) => overview.sessionId === sessionId)
        .map((overview) => ({ ...overview, bookingId, bookingVersion })),
    );
  }

  /** The classes for the people of these teams that start at an instant (epoch milliseconds) or later. */
  async ofTeams(
    wardId: string,
    teamIds: readonly string[],
    fromAt: number,
  ): Promise<ClassOverview[]> {
    const isOurs = ({ audienceKind, audienceRef }: Audience): boolean =>
      audienceKind === 'team' && teamIds.includes(audienceRef ?? '');
    return (await this.inWard(wardId, fromAt)).filter(isOurs);
  }

  /** What somebody has in a class: their place, their invitation, or nothing. */
  async placeIn(classId: string, menteeId: string): Promise<Booking | null> {
    const { read } = this.unitOfWork;
    const { seating } = await findClass(read, classId);
    return read.findOneBy(Booking, { sessionId: seating.id, menteeId, state: Not('cancelled') });
  }

  private async inWard(wardId: string, fromAt: number): Promise<ClassOverview[]> {
    // SQLite takes the index class_by_ward only when its own condition stands in the query.
    const sessions = await selectEntities(
      this.unitOfWork.read,
      Session,
      `ward_id = $1 AND start_at >= $2 AND class_id IS NOT NULL AND seats > 0
       ORDER BY start_at, id`,
      [wardId, fromAt],
    );
    return this.overviews(sessions.map(({ classId }) => classId ?? ''));
  }

  private async overviews(ids: readonly string[]): Promise<ClassOverview[]> {
    const { read } = this.unitOfWork;
    return overviewsOf(read, await findClasses(read, ids));
  }
}

/** As it stands in the caller's transaction: what a change of a class answers. */
export async function classWithPeople(
  manager: EntityManager,
  id: string,
): Promise<ClassWithPeople> {
  const found = await findClass(manager, id);
  const people = await peopleOf(manager, found.seating.id);
  return { ...(await overviewOf(manager, found)), people };
}

async function overviewOf(manager: EntityManager, found: FoundClass): Promise<ClassOverview> {
  const [overview] = await overviewsOf(manager, [found]);
  return overview;
}

async function overviewsOf(
  manager: EntityManager,
  classes: readonly FoundClass[],
): Promise<ClassOverview[]> {
  if (classes.length === 0) return [];
  const among = (ids: readonly string[]) => ({ id: In([...new Set(ids)]) });
  const venues = await manager.findBy(
    Venue,
    among(classes.map(({ seating }) => seating.venueId ?? '')),
  );
  const inHamlets = classes.filter(({ groupClass }) => groupClass.audienceKind === 'hamlet');
  const hamlets = await manager.findBy(
    Hamlet,
    among(inHamlets.map(({ groupClass }) => groupClass.audienceRef ?? '')),
  );
  const ofTeams = classes.filter(({ groupClass }) => groupClass.audienceKind === 'team');
  const teams = await manager.findBy(
    Team,
    among(ofTeams.map(({ groupClass }) => groupClass.audienceRef ?? '')),
  );
  const ofProgrammes = classes.filter(({ groupClass }) => groupClass.audienceKind === 'programme');
  const wards =
    ofProgrammes.length > 0
      ? await manager.findBy(Ward, among(ofProgrammes.map(({ groupClass }) => groupClass.wardId)))
      : [];
  const mentors = await manager.findBy(Mentor, among(classes.flatMap(mentorIdsOf)));
  const seatings = classes.map(({ seating }) => seating.id);
  const counts = await countsOf(manager, seatings);
  const named = {
    venues: new Map(venues.map(({ id, name }) => [id, name])),
    hamlets: new Map(hamlets.map(({ id, name }) => [id, name])),
    teams: new Map(teams.map(({ id, name }) => [id, name])),
    programmes: new Map(
      wards.flatMap(({ programmes }) => programmes.map(({ id, name }) => [id, name] as const)),
    ),
    mentors: new Map(mentors.map(({ id, fullName, phone }) => [id, { id, fullName, phone }])),
  };
  return classes.map((found) => shown(found, named, counts(found.seating.id)));
}

interface Named {
  venues: ReadonlyMap<string, string>;
  hamlets: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
  programmes: ReadonlyMap<string, string>;
  mentors: ReadonlyMap<string, ClassHolder>;
}

function shown(found: FoundClass, named: Named, counts: ClassCounts): ClassOverview {
  const { groupClass, seating } = found;
  const { audienceKind, audienceRef } = groupClass;
  const venueId = seating.venueId ?? '';
  const isOfHamlet = audienceKind === 'hamlet';
  return {
    id: groupClass.id,
    wardId: groupClass.wardId,
    topic: seating.topic,
    startAt: seating.startAt,
    endAt: seating.endAt,
    seats: seating.seats,
    seatsTaken: seating.seatsTaken,
    state: seating.state,
    cancelReason: seating.cancelReason,
    note: seating.note,
    version: seating.version,
    venueId,
    venueName: named.venues.get(venueId) ?? '',
    audienceKind,
    audienceRef,
    hamletName: isOfHamlet ? (named.hamlets.get(audienceRef ?? '') ?? null) : null,
    programmeName:
      audienceKind === 'programme' ? (named.programmes.get(audienceRef ?? '') ?? null) : null,
    teamName: audienceKind === 'team' ? (named.teams.get(audienceRef ?? '') ?? null) : null,
    phone: groupClass.phone,
    sessionId: seating.id,
    mentors: mentorIdsOf(found).flatMap((id) => named.mentors.get(id) ?? []),
    counts,
  };
}

const countRow = { ...columns(Booking, 'sessionId', 'state'), people: number };

/** By the session. */
async function countsOf(
  manager: EntityManager,
  sessionIds: readonly string[],
): Promise<(sessionId: string) => ClassCounts> {
  const rows = await select(
    manager,
    countRow,
    `SELECT session_id AS "sessionId", state AS state, COUNT(*) AS people FROM booking
     WHERE session_id IN ${idList(manager, '$1')} GROUP BY session_id, state`,
    [JSON.stringify(sessionIds)],
  );
  const rowsOf = grouped(rows, ({ sessionId }) => sessionId);
  return (sessionId) => {
    const of = (...states: BookingState[]): number =>
      (rowsOf.get(sessionId) ?? [])
        .filter(({ state }) => states.includes(state))
        .reduce((sum, { people }) => sum + people, 0);
    return {
      invited: of('invited'),
      booked: of('held', 'booked'),
      waiting: of('waiting'),
      attended: of('attended'),
      absent: of('absent'),
      cancelled: of('cancelled'),
    };
  };
}

const personRow = {
  bookingId: column(Booking, 'id'),
  ...columns(Booking, 'menteeId', 'state'),
  ...columns(Mentee, 'fullName', 'phone'),
  hamletName: column(Hamlet, 'name'),
  level: orNull(column(Skill, 'level')),
};

/** In the order of hamlets and names, as they stand on paper. */
function peopleOf(manager: EntityManager, sessionId: string): Promise<ClassPerson[]> {
  return select(
    manager,
    personRow,
    `SELECT b.id AS "bookingId", b.mentee_id AS "menteeId", b.state AS state,
       m.full_name AS "fullName", COALESCE(m.phone, m.other_phone) AS phone, h.name AS "hamletName", k.level AS level
     FROM booking b JOIN session s ON s.id = b.session_id
     JOIN mentee m ON m.id = b.mentee_id JOIN hamlet h ON h.id = m.hamlet_id
     LEFT JOIN skill k ON k.mentee_id = b.mentee_id AND k.topic = s.topic
     WHERE b.session_id = $1 AND b.state <> 'cancelled'
     ORDER BY m.sort_name, b.id`,
    [sessionId],
  );
}
