import { countedFigures } from '../../../src/core/programme/figures';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { Feedback } from '../../../src/modules/reminders/entities/feedback.entity';
import { FeedbackQuestions } from '../../../src/modules/reminders/feedback/feedback-questions';
import { grouped } from '../../../src/platform/common/grouped';
import { instantAt } from '../../../src/core/time/zone';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { MatchTrials } from '../../../src/modules/matching/trials/match-trials.service';
import { MatchingJobs } from '../../../src/modules/matching/trials/matching.jobs';
import { ProvinceJobs } from '../../../src/modules/matching/provinces/province.jobs';
import { ProvincePublisher } from '../../../src/modules/matching/provinces/province-publisher';
import { ProvinceRunsService } from '../../../src/modules/matching/provinces/province-runs.service';
import type { SendOutcome } from '../../../src/modules/reminders/channels/channel';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { ReminderDispatcher } from '../../../src/modules/reminders/dispatch/reminder-dispatcher';
import { RemindersJobs } from '../../../src/modules/reminders/dispatch/reminders.jobs';
import { WeekPlanJobs } from '../../../src/modules/sessions/planning/week-plan.jobs';
import { SessionsJobs } from '../../../src/modules/sessions/planning/sessions.jobs';
import { defaultWardSettings } from '../../../src/modules/wards/entities/ward-settings';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { askingApi, type AskApi, type Method } from '../pages/asking-api';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { plant } from '../../factories/given';
import { makeHousehold, makeNewcomer } from '../../factories/people';
import { noProgrammeRules } from '../../factories/wards';
import type { TestDatabase } from '../databases/databases';
import type { FakeClock } from '../clocks/fake-clock';
import type { PagesApp } from '../pages/pages-app';
import { settleWard } from './province-wards';
import { MemoryChannel } from './reminder-desk';

const MINUTE = 60_000;

export interface Versioned {
  id: string;
  version: number;
}
interface BookingRow extends Versioned {
  state: string;
}
interface SessionRow extends Versioned {
  startAt: number;
  bookings: BookingRow[];
}
interface PairRow {
  mentorId: string;
  menteeId: string;
}
interface PossibleMentor {
  mentorId: string;
  mentees: number;
  maxMentees: number;
}
interface Listed<Row> {
  items: Row[];
}
interface Seat {
  booking: BookingRow;
}
interface Learner extends Versioned {
  topics: string[];
}
type Request = [method: Method, path: string, body?: object];

/** How a provider takes messages, in turn. */
const answers: ((key: string) => SendOutcome)[] = [
  (key) => ({ kind: 'accepted', messageId: key }),
  () => ({ kind: 'unreachable', code: '99', detail: 'no such number' }),
  () => ({ kind: 'ambiguous', code: 'timeout', detail: '' }),
];

const at = (date: string, hour: number, minute = 0): number =>
  instantAt(date, hour * 60 + minute, 'Asia/Ho_Chi_Minh');

const keyOf = ({ mentorId, menteeId }: PairRow): PairRow => ({ mentorId, menteeId });

/** The provider who takes the messages of the ward. */
export function useChannel({ app }: PagesApp): MemoryChannel {
  const sms = new MemoryChannel('sms', false);
  sms.answer = ({ key }) => answers[sms.sent.length % answers.length](key);
  app.get(Channels).use([sms]);
  return sms;
}

export interface Staff {
  officer: Actor;
  operator: Actor;
}

/** An ambassador and one of their mentees. */
export interface Couple {
  mentor: Actor;
  mentee: Actor;
}

/** What people do in a ward over a fortnight, each step through the API or by a job of the service. */
export class WardLife {
  private readonly ask: AskApi;

  constructor(
    private readonly pages: PagesApp,
    private readonly clock: FakeClock,
    private readonly ward: Ward,
    private readonly staff: Staff,
  ) {
    this.ask = askingApi(pages);
  }

  async pairAndPlan(): Promise<void> {
    const path = `wards/${this.ward.id}`;
    const run = await this.ask<Versioned>('POST', `${path}/proposals`);
    await this.pages.app.get(MatchRunsService).execute(run.id);
    await this.ask('POST', `proposals/${run.id}/publication`, { acceptBelowMinimum: false });
    const plan = await this.plan({ fromDate: '2026-11-23', weeks: 2 });
    await this.publish(plan);
  }

  /** Pairs are released, given by hand and computed again; gives an open proposal. */
  async correctPairs(): Promise<string> {
    const { app } = this.pages;
    const { id: wardId } = this.ward;
    const pairs = await this.pairs();
    const last = pairs.at(-1) as PairRow;
    await this.ask('DELETE', `wards/${wardId}/pairs/${last.menteeId}?forbid=true`);
    const path = `wards/${wardId}/mentees/${last.menteeId}/possible-mentors`;
    const possible = await this.ask<PossibleMentor[]>('GET', path);
    const another = possible.find(
      ({ mentorId, mentees, maxMentees }) => mentorId !== last.mentorId && mentees < maxMentees,
    );
    const mentorId = another?.mentorId;
    await this.ask('PUT', `wards/${wardId}/pairs/${last.menteeId}`, { mentorId });
    await this.ask('POST', `wards/${wardId}/what-if`, {
      locks: [keyOf(pairs[1])],
      forbids: [keyOf(pairs[0])],
    });

    this.clock.at += 1000;
    const run = await this.ask<Versioned>('POST', `wards/${wardId}/proposals`);
    await app.get(MatchingJobs).resume();
    await app.get(MatchRunsService).execute(run.id);
    const proposed = await this.ask<Listed<PairRow>>('GET', `proposals/${run.id}/pairs`);
    const changes = { locks: [keyOf(proposed.items[0])], forbids: [keyOf(proposed.items[1])] };
    await this.ask('POST', `proposals/${run.id}/what-if`, changes);
    const { version } = await this.ask<Versioned>('GET', `proposals/${run.id}`);
    await this.ask('POST', `proposals/${run.id}/changes`, { ...changes, version });
    const move = { mentorId: proposed.items[2].mentorId };
    await this.ask('PUT', `proposals/${run.id}/pairs/${proposed.items[2].menteeId}`, move);
    await this.ask('POST', `proposals/${run.id}/publication`, { acceptBelowMinimum: true });

    this.clock.at += 1000;
    const discarded = await this.ask<Versioned>('POST', `wards/${wardId}/proposals`);
    await this.ask('DELETE', `proposals/${discarded.id}`);
    this.clock.at += 1000;
    const open = await this.ask<Versioned>('POST', `wards/${wardId}/proposals`);
    await app.get(MatchRunsService).execute(open.id);
    return open.id;
  }

  /** Other weights, and what one more ambassador costs in the proposal; gives the trial of weights. */
  async tryOut(proposal: string): Promise<string> {
    const { app } = this.pages;
    const { officer } = this.staff;
    const trials = app.get(MatchTrials);
    const { id } = await trials.tryWeights(officer, this.ward.id, { activeMentorReward: 6_000 });
    await trials.execute(id);
    const run = await app.get(MatchRunsService).get(proposal);
    await trials.execute((await trials.askCurve(officer, run)).id);
    return id;
  }

  /** The two of whom the rest tells: the ambassador who has most mentees, and one of these. */
  async choosePair(): Promise<Couple> {
    const teams = [...grouped(await this.pairs(), ({ mentorId }) => mentorId).values()];
    const [[{ mentorId, menteeId }]] = teams.sort((one, other) => other.length - one.length);
    const { id: wardId } = this.ward;
    return {
      mentor: { kind: 'mentor', id: mentorId, wardId },
      mentee: { kind: 'mentee', id: menteeId, wardId },
    };
  }

  async places(): Promise<{ venue: string; hamlet: string }> {
    const { id, latitude, longitude } = this.ward;
    await this.ask('POST', `wards/${id}/venues`, {
      name: 'Nhà văn hóa thôn 1',
      hamletName: 'Thôn 1',
      kind: 'hall',
      latitude,
      longitude,
      seats: 30,
      hasWifi: true,
      isStepFree: true,
      openings: null,
    });
    const [venue] = await this.ask<Versioned[]>('GET', `wards/${id}/venues`);
    const [hamlet] = await this.ask<Versioned[]>('GET', `wards/${id}/hamlets`);
    await this.ask('PUT', `wards/${id}/holidays/2026-12-24`, { name: 'Hội làng', isHoliday: true });
    await this.ask('DELETE', `wards/${id}/holidays/2026-12-24`);
    return { venue: venue.id, hamlet: hamlet.id };
  }

  /** Both are free whenever the ward holds sessions, and away on one day each. */
  async changeTimes({ mentor, mentee }: Couple): Promise<void> {
    for (const [people, actor, date] of [
      ['mentors', mentor, '2026-12-09'],
      ['mentees', mentee, '2026-12-10'],
    ] as const) {
      const path = `${people}/${actor.id}/availability`;
      const { version } = await this.ask<Versioned>('GET', path);
      const away = { date, kind: 'busy', startMinute: 0, endMinute: 1440 };
      const windows = defaultWardSettings.workingWindows;
      await this.ask('PUT', path, { version, windows, exceptions: [away] });
    }
  }

  /** The mentee holds, confirms, moves, books and cancels, and lets a seat go by. */
  async bookAndMove({ mentee }: Couple): Promise<string> {
    const own = <T>(...request: Request) => this.as(mentee, () => this.ask<T>(...request));
    const wish = () => this.lastFreeTime(mentee);
    const held = await own<Seat>('POST', 'holds', await wish());
    const { id } = held.booking;
    const confirmed = await own<Seat>('POST', `bookings/${id}/confirmation`);
    const { version } = confirmed.booking;
    await own('PATCH', `bookings/${id}`, { version, startAt: (await wish()).startAt });

    const asked = { ...(await wish()), because: 'gọi điện' };
    const second = await this.ask<Seat>('POST', 'bookings', asked);
    await this.keepSeat(mentee);
    this.clock.at += 6 * MINUTE;
    await this.pages.app.get(SessionsJobs).releaseHolds();
    const cancellation = { version: second.booking.version, reason: 'bận việc' };
    await this.ask('POST', `bookings/${second.booking.id}/cancellation`, cancellation);
    return id;
  }

  async keepSeat(mentee: Actor): Promise<string> {
    const { booking } = await this.as(mentee, async () =>
      this.ask<Seat>('POST', 'holds', await this.lastFreeTime(mentee)),
    );
    return booking.id;
  }

  /** One session is opened with a line before it, given to another, called off and restored. */
  async openSessions({ mentor }: Couple): Promise<string> {
    const mates = (await this.pairs()).filter(({ mentorId }) => mentorId === mentor.id);
    const [first, second] = await Promise.all(
      mates.slice(0, 2).map(({ menteeId }) => this.ask<Learner>('GET', `mentees/${menteeId}`)),
    );
    const topic = 'vneid';
    for (const { id, version } of [first, second]) {
      await this.ask('PATCH', `mentees/${id}`, { version, topics: [topic] });
    }
    const teacher = await this.ask<Versioned>('GET', `mentors/${mentor.id}`);
    await this.ask('PATCH', `mentors/${mentor.id}`, { version: teacher.version, topics: [topic] });
    const [venue] = await this.ask<Versioned[]>('GET', `wards/${this.ward.id}/venues`);
    const startAt = at('2026-12-15', 19);
    const opened = await this.ask<Versioned>('POST', 'sessions', {
      mentorId: mentor.id,
      startAt,
      topic,
      venueId: venue.id,
      seats: 1,
      agreed: true,
    });
    const sessionId = opened.id;
    await this.ask('POST', 'bookings', { menteeId: first.id, sessionId, agreed: true });
    await this.ask('POST', `sessions/${sessionId}/waiting`, { menteeId: second.id });
    const change = async (method: Method, act: string, body: object = {}): Promise<void> => {
      const { version } = await this.ask<Versioned>('GET', `sessions/${sessionId}`);
      await this.ask(method, `sessions/${sessionId}/${act}`, { version, ...body });
    };
    await change('POST', 'confirmation');
    await change('PUT', 'seats', { seats: 2 });
    await change('POST', 'cancellation', { reason: 'mưa bão' });
    await change('POST', 'restoration');
    return sessionId;
  }

  /** One class is called off; people are invited to another, say yes and no, and are written down. */
  async holdClass(
    { mentor, mentee }: Couple,
    venueId: string,
  ): Promise<{ groupClass: string; invitation: string }> {
    const path = `wards/${this.ward.id}/classes`;
    const plan = {
      topic: 'vneid',
      audienceKind: 'ward',
      venueId,
      seats: 6,
      mentorIds: [mentor.id],
      agreed: true,
    };
    const off = await this.ask<Versioned>('POST', path, { ...plan, startAt: at('2026-12-19', 9) });
    const later = { venueId, startAt: at('2026-12-19', 10), seats: 8, mentorIds: [mentor.id] };
    await this.ask('PUT', `classes/${off.id}`, { ...later, agreed: true, version: off.version });
    const { version } = await this.ask<Versioned>('GET', `classes/${off.id}`);
    await this.ask('POST', `classes/${off.id}/cancellation`, { version, reason: 'mưa bão' });
    const startAt = at('2026-12-19', 9);
    const { id } = await this.ask<Versioned>('POST', path, { ...plan, startAt });
    await this.ask('POST', `classes/${id}/invitations`);
    await this.ask('POST', `classes/${id}/seats`, { menteeId: mentee.id });
    const { people } = await this.ask<{ people: { bookingId: string; state: string }[] }>(
      'GET',
      `classes/${id}`,
    );
    const invited = people.find(({ state }) => state === 'invited');
    if (invited)
      await this.ask('POST', `bookings/${invited.bookingId}/cancellation`, { version: 1 });
    return { groupClass: id, invitation: people[0].bookingId };
  }

  /** A storm day: looked at, moved, taken back, and cancelled after all. */
  async changePlans({ mentor }: Couple): Promise<{ change: string; absence: string }> {
    const days = { from: '2026-12-02', to: '2026-12-02', reason: 'mưa bão' };
    const path = `wards/${this.ward.id}/days-off`;
    await this.ask('POST', `${path}-preview`, { ...days, act: 'move' });
    const { id } = await this.ask<{ id: string }>('POST', path, { ...days, act: 'move' });
    await this.ask('POST', `changes/${id}/taking-back`, {});
    const off = { ...days, act: 'cancel' };
    const made = await this.ask<{ id: string; items: { kind: string }[] }>('POST', path, off);
    await this.ask('POST', `changes/${made.id}/taking-back`, {});
    const away = { ...days, act: 'hand-over', reason: 'ốm' };
    const spells = `mentors/${mentor.id}/spells`;
    await this.ask('POST', `${spells}-preview`, away);
    const spell = await this.ask<{ id: string }>('POST', spells, away);
    await this.ask('POST', `changes/${spell.id}/taking-back`, {});
    await this.changeLesson(mentor);
    return { change: made.id, absence: spell.id };
  }

  /** One message to several people: looked at, sent, taken back, and sent after all. */
  async announce({ mentor, mentee }: Couple): Promise<string> {
    const path = `wards/${this.ward.id}/announcements`;
    const text = 'Mai nhà văn hóa mất điện.';
    await this.ask('POST', `${path}-preview`, { side: 'mentee', personIds: [mentee.id], text });
    const { version } = await this.ask<Versioned>('GET', `mentors/${mentor.id}`);
    const phone = '+84912345699';
    await this.ask('PATCH', `mentors/${mentor.id}`, { version, phone });
    const toMentor = { side: 'mentor', personIds: [mentor.id], text };
    const first = await this.ask<{ id: string }>('POST', path, toMentor);
    await this.ask('POST', `announcements/${first.id}/taking-back`, {});
    const { id } = await this.ask<{ id: string }>('POST', path, toMentor);
    return id;
  }

  /** A team with its members, what they were trained in, what it asks for before pairing, and a class for its people. */
  async team(
    { mentor }: Couple,
    hamlet: string,
    venueId: string,
  ): Promise<{ team: string; teamMember: string; door: string; doorVisit: string }> {
    type Made = Versioned & { members: { id: string; mentorId: string | null }[] };
    const teams = `wards/${this.ward.id}/teams`;
    const said = { name: 'Tổ công nghệ số 1', hamletIds: [hamlet] };
    const { id, version } = await this.ask<Made>('POST', teams, said);
    await this.ask('PATCH', `teams/${id}`, { version, name: 'Tổ công nghệ số thôn 1' });
    const leader = { mentorId: mentor.id, organisation: 'youth-union', role: 'leader' };
    await this.ask('POST', `teams/${id}/members`, leader);
    const other = { fullName: 'Phạm Thị Mơ', phone: '0912345677', role: 'member' };
    const joined = await this.ask<Made>('POST', `teams/${id}/members`, {
      ...other,
      organisation: 'womens-union',
    });
    const teamMember = joined.members.find((one) => one.mentorId === null)?.id ?? '';
    for (const hasLeft of [true, false]) {
      await this.ask('PATCH', `teams/${id}/members/${teamMember}`, { hasLeft });
    }
    const now = await this.ask<Made>('GET', `teams/${id}`);
    const off = await this.ask<Made>('POST', `teams/${id}/dissolution`, { version: now.version });
    await this.ask('POST', `teams/${id}/restoration`, { version: off.version });
    const [training] = await this.ask<{ id: string }[]>('POST', `wards/${this.ward.id}/trainings`, {
      kind: 'safe-conduct',
      heldOn: '2026-11-20',
      givenBy: 'Công an xã',
      mentorIds: [mentor.id],
      memberIds: [teamMember],
    });
    await this.ask('DELETE', `trainings/${training.id}`);
    const settings = `wards/${this.ward.id}/settings`;
    await this.ask('PATCH', settings, { requiredTrainings: ['safe-conduct'] });
    await this.ask('PATCH', settings, { requiredTrainings: [] });
    const { topics } = await this.ask<{ topics: string[] }>('GET', `mentors/${mentor.id}`);
    await this.ask('POST', `wards/${this.ward.id}/classes`, {
      topic: topics[0],
      venueId,
      startAt: at('2026-12-26', 15),
      seats: 6,
      mentorIds: [mentor.id],
      agreed: true,
      audienceKind: 'team',
      audienceRef: id,
    });
    return { team: id, teamMember, ...(await this.knock(hamlet)) };
  }

  /** The doors of a hamlet: filled, knocked at, somebody taken down there, a wrong word taken back. */
  private async knock(hamlet: string): Promise<{ door: string; doorVisit: string }> {
    type Made = Versioned & { visits: { id: string }[] };
    const doors = `wards/${this.ward.id}/hamlets/${hamlet}/doors`;
    await this.ask('POST', `${doors}/filling`);
    const wrong = await this.ask<Made>('POST', doors, { label: 'Nhà không có' });
    await this.ask('DELETE', `doors/${wrong.id}`);
    const { id, version } = await this.ask<Made>('POST', doors, { label: 'Nhà ông Ba' });
    await this.ask('PATCH', `doors/${id}`, { version, address: 'Ngõ 3', phone: '0912345676' });
    await this.ask('POST', `doors/${id}/visits`, { outcome: 'nobody-home', note: 'Tối mới về' });
    const said = await this.ask<Made>('POST', `doors/${id}/visits`, { outcome: 'refused' });
    await this.ask('POST', `doors/${id}/visits/${said.visits[0].id}/taking-back`);
    const consent = { isGiven: true, way: 'spoken', proof: 'Nói tại nhà' };
    const learner = { fullName: 'Lê Thị Gõ', birthYear: 1956, topics: ['vneid'], consent };
    const after = await this.ask<Made>('POST', `doors/${id}/learners`, { learner });
    await this.ask('GET', doors);
    await this.ask('GET', `wards/${this.ward.id}/doors`);
    return { door: id, doorVisit: after.visits[0].id };
  }

  /** Programmes beside that of the ambassadors; gives the one that stays, in which nobody is. */
  async sideBySide(venueId: string): Promise<string> {
    interface Made {
      id: string;
      version: number;
    }
    const programmes = `wards/${this.ward.id}/programmes`;
    const said = { ...noProgrammeRules, venueIds: [venueId] };
    const { id, version } = await this.ask<Made>('POST', programmes, {
      ...said,
      name: 'Chợ số 4T',
    });
    await this.ask('PUT', `${programmes}/${id}`, { ...said, version, minMentees: 1 });
    const other = await this.ask<Made>('POST', programmes, {
      ...noProgrammeRules,
      name: 'Một kèm một',
    });
    await this.ask('DELETE', `${programmes}/${other.id}`);
    return id;
  }

  /** How far somebody is with VNeID, a list from the police, and who guides a household; gives the household. */
  async programme({ mentee }: Couple): Promise<string> {
    const unitOfWork = this.pages.app.get(UnitOfWork);
    const menteeId = mentee.id ?? '';
    const household = await unitOfWork.write(async (manager) => {
      const made = await plant(manager, Household, makeHousehold({ wardId: this.ward.id }));
      await manager.update(Mentee, { id: menteeId }, { householdId: made.id });
      return made.id;
    });
    const vneid = `mentees/${menteeId}/vneid`;
    await this.ask('POST', vneid, { state: 'said', version: 0 });
    await this.ask('POST', vneid, { state: 'seen', version: 1 });
    await this.ask('POST', `wards/${this.ward.id}/vneid-lists`, {
      people: [{ menteeId, on: '2026-11-20' }],
    });
    const guides = `families/${household}/guides`;
    await this.ask('POST', guides, { menteeId });
    await this.ask('DELETE', `${guides}/${menteeId}`);
    await this.ask('POST', guides, { menteeId });
    await this.ask('PUT', `wards/${this.ward.id}/targets`, {
      year: 2026,
      audience: 'adult',
      measure: 'all-topics',
      percent: 80,
      denominator: 900,
      denominatorOn: '2026-10-01',
      denominatorSource: 'Công an xã',
      version: 0,
    });
    for (const measure of ['turns', 'people', 'one-topic', 'all-topics', 'vneid', 'families']) {
      await this.ask('GET', `wards/${this.ward.id}/measures/${measure}`);
      await this.ask('PUT', `wards/${this.ward.id}/targets`, {
        year: 2026,
        audience: 'all',
        measure,
        amount: 10,
        version: 0,
      });
    }
    await this.ask('GET', `wards/${this.ward.id}/targets`);
    return household;
  }

  /** A week is reported, with its words and somebody named, sent, returned, corrected: what was sent, and the draft of the correction. */
  async report({ mentor }: Couple): Promise<{ report: string; sentReport: string }> {
    const of = `wards/${this.ward.id}`;
    const week = { kind: 'week', from: '2026-11-16', until: '2026-11-22' };
    const dropped = await this.ask<Versioned>('POST', `${of}/reports`, { ...week, kind: 'month' });
    await this.ask('POST', `reports/${dropped.id}/dropping`, { version: dropped.version });
    const { id, version } = await this.ask<Versioned>('POST', `${of}/reports`, week);
    const words = { communication: 'Loa', difficulties: '', proposals: '', groups: '' };
    const byHand = { news: 1, loudspeakers: null, events: null };
    const written = await this.ask<Versioned>('PUT', `reports/${id}`, { version, words, byHand });
    const person = { side: 'mentor', personId: mentor.id, word: 'Tận tâm', agreedOn: '2026-11-20' };
    const named = await this.ask<Versioned>('POST', `reports/${id}/people`, person);
    await this.ask('DELETE', `reports/${id}/people/${named.id}`);
    await this.ask('POST', `reports/${id}/people`, person);
    const sent = await this.ask<Versioned>('POST', `reports/${id}/sending`, {
      version: written.version,
    });
    const returned = { version: sent.version, isApproved: false, word: 'Thiếu số' };
    await this.as(this.staff.operator, () => this.ask('POST', `reports/${id}/decision`, returned));
    await this.ask('PUT', `${of}/letterhead`, {
      parentAgency: '',
      agency: 'Ủy ban nhân dân xã',
      numberSign: 'BC-UBND',
      place: '',
      authority: '',
      signerTitle: '',
      signerName: '',
      recipients: '',
    });
    const correction = await this.ask<Versioned>('POST', `reports/${id}/corrections`);
    for (const figure of countedFigures) await this.ask('GET', `${of}/figures/${figure}`);
    await this.ask('GET', `${of}/figures/guided?by=mark&code=elderly`);
    await this.ask('GET', `${of}/figures`);
    await this.ask('GET', `${of}/reports`);
    await this.as(this.staff.operator, () => this.ask('GET', 'provinces/37/reports'));
    return { report: correction.id, sentReport: id };
  }

  /** An ambassador is recognised, taken back and recognised again, and agrees to be named: the certificate. */
  async recognition({
    mentor,
  }: Couple): Promise<{ certificate: string; certificateProof: string }> {
    const of = `wards/${this.ward.id}`;
    const decision = {
      side: 'mentor',
      subjectId: mentor.id,
      fromOn: '2026-01-01',
      untilOn: '2026-12-31',
      isAwarded: true,
      word: 'Tận tâm',
    };
    const first = await this.ask<Versioned>('POST', `${of}/recognitions`, decision);
    await this.ask('POST', `recognitions/${first.id}/taking-back`, { version: first.version });
    const again = await this.ask<Versioned & { certificateId: string }>(
      'POST',
      `${of}/recognitions`,
      decision,
    );
    await this.ask('GET', `${of}/recognitions?from=2026-01-01&until=2026-12-31`);
    const naming = { version: 1, namedOn: '2026-11-20' };
    const id = again.certificateId;
    const { proof } = await this.ask<{ proof: string }>('PUT', `certificates/${id}/naming`, naming);
    await this.ask('GET', `${of}/certificates`);
    return { certificate: id, certificateProof: proof };
  }

  /** A campaign with a point on a market and a number by hand, and the draft of its report. */
  async campaign(team: string): Promise<string> {
    const days = { fromOn: '2026-11-16', untilOn: '2026-11-22' };
    const of = `wards/${this.ward.id}/campaigns`;
    const { id } = await this.ask<Versioned>('POST', of, {
      name: 'Tuần ra quân',
      ...days,
      teamIds: [team],
    });
    const wrongName = { name: 'Tuan ra quan', ...days };
    const mistaken = await this.ask<Versioned>('POST', of, wrongName);
    const renamed = await this.ask<Versioned>('PUT', `campaigns/${mistaken.id}`, {
      ...wrongName,
      untilOn: '2026-11-23',
      version: mistaken.version,
    });
    await this.ask('POST', `campaigns/${mistaken.id}/removal`, { version: renamed.version });
    const point = { kind: 'market', heldOn: days.fromOn, place: 'Chợ xã' };
    const wrong = await this.ask<Versioned>('POST', `campaigns/${id}/points`, point);
    await this.ask('DELETE', `campaigns/${id}/points/${wrong.id}`);
    await this.ask('POST', `campaigns/${id}/points`, point);
    const day = `campaigns/${id}/days/${days.fromOn}`;
    await this.ask('PUT', day, { turns: 12, version: 0 });
    await this.ask('PUT', day, { turns: null, version: 1 });
    await this.ask('GET', of);
    const report = await this.ask<Versioned>('POST', `campaigns/${id}/reports`);
    await this.ask('GET', `reports/${report.id}`);
    return id;
  }

  /** One lesson is to be at another time: looked at, changed, and taken back. */
  private async changeLesson({ id: mentorId }: Actor): Promise<void> {
    const ahead = await this.ask<(Versioned & { classId: string | null; startAt: number })[]>(
      'GET',
      `mentors/${mentorId}/sessions`,
    );
    const lesson = ahead.find(({ classId }) => classId === null);
    if (!lesson) return;
    const path = `sessions/${lesson.id}/changes`;
    const startAt = at('2026-12-17', 20, 30);
    const body = { version: lesson.version, startAt, reason: 'bận', agreed: true, overLimit: true };
    await this.ask('POST', `${path}-preview`, body);
    const { id } = await this.ask<{ id: string }>('POST', path, body);
    await this.ask('POST', `changes/${id}/taking-back`, {});
  }

  /** People come without an appointment, are called, served, gone and back. */
  async walkIn({ mentor }: Couple, venueId: string): Promise<{ walkIn: string; ticket: string }> {
    const mates = await this.pairs();
    const others = mates.filter(({ mentorId }) => mentorId !== mentor.id);
    const mentorIds = [mentor.id, others[0].mentorId];
    const plan = {
      date: '2026-11-29',
      startMinute: 14 * 60,
      endMinute: 17 * 60,
      venueId,
      mentorIds,
      topics: ['vneid'],
      seats: 2,
      outsideHours: true,
    };
    for (const mentorId of mentorIds) {
      const { version, topics } = await this.ask<Learner>('GET', `mentors/${mentorId}`);
      const more = { version, topics: [...new Set([...topics, 'vneid'])] };
      await this.ask('PATCH', `mentors/${mentorId}`, more);
    }
    const path = `wards/${this.ward.id}/walk-in-days`;
    const day = await this.ask<Versioned>('POST', path, plan);
    await this.ask('PUT', `walk-in-days/${day.id}`, { ...plan, version: 1 });
    await this.ask('POST', `walk-in-days/${day.id}/cancellation`, { version: 2, reason: 'mưa' });
    await this.ask('POST', `walk-in-days/${day.id}/reopening`, { version: 3 });

    this.clock.at = at('2026-11-29', 14, 5);
    const tickets: Versioned[] = [];
    for (const { menteeId } of mates.slice(5, 8)) {
      const arrival = { menteeId, topic: 'vneid' };
      tickets.push(await this.ask('POST', `walk-in-days/${day.id}/tickets`, arrival));
    }
    const hamlets = await this.ask<Versioned[]>('GET', `wards/${this.ward.id}/hamlets`);
    await this.ask('POST', `walk-in-days/${day.id}/tickets`, {
      person: makeNewcomer({ hamletId: hamlets[0].id, fullName: 'Lý Thị Mây', birthYear: 1950 }),
      consent: { isGiven: true, way: 'signed', proof: 'Phiếu số 12' },
    });
    const gone = tickets[2];
    await this.ask('POST', `walk-in-tickets/${gone.id}/departure`, { version: 1, because: 'left' });
    await this.ask('POST', `walk-in-tickets/${gone.id}/return`, { version: 2 });
    const called = await this.ask<Versioned>('POST', `walk-in-days/${day.id}/calls`, {});
    await this.ask('POST', `walk-in-tickets/${called.id}/completion`, { version: called.version });
    const missing = await this.ask<Versioned>('POST', `walk-in-days/${day.id}/calls`, {});
    const absent = { version: missing.version, because: 'absent' };
    await this.ask('POST', `walk-in-tickets/${missing.id}/departure`, absent);
    return { walkIn: day.id, ticket: called.id };
  }

  /** Messages leave, arrive, are refused and stay unclear; somebody calls instead. */
  async remind({ mentee }: Couple): Promise<string> {
    const { app } = this.pages;
    const sms = useChannel(this.pages);
    const jobs = app.get(RemindersJobs);
    for (const hour of [17, 18, 19, 20]) {
      this.clock.at = at('2026-11-30', hour, 45);
      await app.get(ReminderDispatcher).sendDue();
      await jobs.sweep();
    }
    await jobs.digest();
    await jobs.renewToken();
    this.clock.at = at('2026-12-01', 8);
    await app.get(ReminderDispatcher).sendDue();
    const sent = sms.sent.at(-1)?.key ?? '';
    const report = `SMSID=${sent}&RequestId=${sent}&SendStatus=5&SendSuccess=1`;
    await this.ask('POST', `provider-reports/sms?${report}`);

    const { items } = await this.ask<Listed<{ reminderId: string }>>('GET', 'call-list');
    const { reminderId } = items[0];
    await this.ask('POST', `reminders/${reminderId}/calls`, { note: 'con gái nghe máy' });
    await this.ask('DELETE', `reminders/${reminderId}/calls`);
    const messages = `mentees/${mentee.id}/messages`;
    const address = 'hoc.vien@example.vn';
    await this.ask('PATCH', messages, { email: address });
    await this.ask('POST', 'opt-outs', { address, channel: 'email' });
    await this.ask('DELETE', `opt-outs?address=${encodeURIComponent(address)}&channel=email`);
    await this.ask('PATCH', messages, { email: null });
    await this.ask('PATCH', messages, { isStopped: true });
    await this.ask('PATCH', messages, { isStopped: false, language: 'en' });
    return reminderId;
  }

  /** The ambassador writes down who came to what has been. */
  async meet({ mentor, mentee }: Couple): Promise<string> {
    const path = `mentors/${mentor.id}/sessions?fromAt=0`;
    const sessions = await this.ask<SessionRow[]>('GET', path);
    const past = sessions.filter(({ startAt }) => startAt < this.clock.at);
    for (const { id, version, bookings } of past) {
      const marks = bookings
        .filter(({ state }) => state === 'booked')
        .map(({ id: bookingId }) => ({ bookingId, state: 'attended' }));
      await this.as(mentor, () => this.ask('PUT', `sessions/${id}/attendance`, { version, marks }));
    }
    const learner = `mentees/${mentee.id}`;
    const { topics } = await this.ask<{ topics: string[] }>('GET', learner);
    const note = { note: 'Học chậm lại, mỗi buổi một việc.' };
    await this.as(mentor, () => this.ask('POST', `${learner}/skills/${topics[0]}/notes`, note));
    return past[0].id;
  }

  /** Whoever was there is asked about their first lesson; gives one question and its code, as after a course. */
  async askWhatTheyThink(): Promise<{ question: string; feedback: string }> {
    const before = this.clock.at;
    // On the evening of the first lessons: later nobody is asked about them any more.
    this.clock.at = at('2026-11-24', 21);
    await this.pages.app.get(FeedbackQuestions).ask();
    this.clock.at = before;
    const unitOfWork = this.pages.app.get(UnitOfWork);
    const [{ id, code }] = await unitOfWork.read.findBy(Feedback, { wardId: this.ward.id });
    await unitOfWork.write((manager) => manager.update(Feedback, { id }, { occasion: 'last' }));
    return { question: code, feedback: id };
  }

  /** The ward and a new neighbour are paired and published together. */
  async pairProvince(database: TestDatabase): Promise<string> {
    const { app } = this.pages;
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: this.ward.id }, { provinceCode: '37' }),
    );
    await settleWard({ app, database }, '00001', 105.92, [1, 6], true);
    const jobs = app.get(ProvinceJobs);
    const provinces = app.get(ProvinceRunsService);
    const run = await this.as(this.staff.operator, () =>
      this.ask<Versioned>('POST', 'provinces/37/proposals'),
    );
    for (const { runId, wardIds } of await provinces.unattended()) {
      for (const provinceWardId of wardIds) await jobs.ward({ provinceWardId });
      await provinces.join(runId);
    }
    await this.as(this.staff.operator, () =>
      this.ask('POST', `provinces/37/proposals/${run.id}/publication`),
    );
    await jobs.resume();
    await app.get(ProvincePublisher).execute(run.id);
    return run.id;
  }

  /** What the schedules do on their own, and a plan by hand; gives one that waits to be published. */
  async planNextWeek(): Promise<string> {
    const { app } = this.pages;
    const plans = app.get(WeekPlanJobs);
    await plans.makeAll();
    await plans.resume();
    const runs = `wards/${this.ward.id}/week-plan-runs`;
    const { items } = await this.ask<Listed<{ id: string; publishAt: number }>>('GET', runs);
    const [{ id: weekly, publishAt }] = items;
    const before = this.clock.at;
    this.clock.at = publishAt;
    await plans.resume();
    await plans.publish({ runId: weekly });
    this.clock.at = before;
    await this.ask('POST', `${runs}/${weekly}/withdrawal`, { reason: 'Mưa to' });
    const again = { fromDate: '2026-12-07', weeks: 1, again: true };
    await this.ask('DELETE', `${runs}/${await this.plan(again)}`);
    const waiting = await this.plan(again);
    await app.get(MatchingJobs).resume();
    await app.get(ProvinceJobs).resume();
    await app.get(RemindersJobs).sweep();
    return waiting;
  }

  async anotherThan({ id }: Actor): Promise<string> {
    const pairs = await this.pairs();
    return pairs.find(({ menteeId }) => menteeId !== id)?.menteeId ?? '';
  }

  private async publish(id: string): Promise<void> {
    const run = `wards/${this.ward.id}/week-plan-runs/${id}`;
    const { version } = await this.ask<Versioned>('GET', run);
    await this.ask('POST', `${run}/publication`, { version });
  }

  /** Asks for a plan and has it made, as a worker does; gives the run. */
  private async plan(weeks: object): Promise<string> {
    const run = await this.ask<{ id: string }>('POST', `wards/${this.ward.id}/week-plans`, weeks);
    await this.pages.app.get(WeekPlanJobs).run({ runId: run.id });
    return run.id;
  }

  private async lastFreeTime({ id }: Actor): Promise<{ menteeId: string; startAt: number }> {
    const path = `mentees/${id}/free-times?days=21&limit=200`;
    const times = await this.ask<{ startAt: number }[]>('GET', path);
    return { menteeId: id ?? '', startAt: times.at(-1)?.startAt ?? 0 };
  }

  private pairs(): Promise<PairRow[]> {
    const path = `wards/${this.ward.id}/pairs?pageSize=200`;
    return this.ask<Listed<PairRow>>('GET', path).then(({ items }) => items);
  }

  private async as<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    const before = this.pages.actors;
    this.pages.actors = [actor];
    try {
      return await work();
    } finally {
      this.pages.actors = before;
    }
  }
}
