import { Household } from '../../../../src/modules/people/entities/household.entity';
import { Ward } from '../../../../src/modules/wards/entities/ward.entity';
import { plant } from '../../../factories/given';
import { IdempotencyKeys } from '../../../../src/modules/access/idempotency/idempotency-keys';
import type { Actor } from '../../../../src/modules/access/policies/actor';
import { newId } from '../../../../src/platform/database/columns';
import { insert } from '../../../../src/platform/database/insert';
import { ImportDrafts } from '../../../../src/modules/exchange/drafts/import-drafts.service';
import { Skill } from '../../../../src/modules/learning/entities/skill.entity';
import { MatchRunsService } from '../../../../src/modules/matching/runs/match-runs.service';
import { ProvinceRunsService } from '../../../../src/modules/matching/provinces/province-runs.service';
import { ProvinceRun } from '../../../../src/modules/matching/entities/province-run.entity';
import { ProvinceWard } from '../../../../src/modules/matching/entities/province-ward.entity';
import { Pair } from '../../../../src/modules/matching/entities/pair.entity';
import { Mentor } from '../../../../src/modules/people/entities/mentor.entity';
import { Feedback } from '../../../../src/modules/reminders/entities/feedback.entity';
import { CallLineRow } from '../../../../src/modules/reminders/entities/call-line-row.entity';
import { Reminder } from '../../../../src/modules/reminders/entities/reminder.entity';
import { ClassQueries } from '../../../../src/modules/sessions/classes/class-queries';
import { WeekPlanRuns } from '../../../../src/modules/sessions/planning/week-plan-runs.service';
import { PersonChange } from '../../../../src/modules/people/entities/person-change.entity';
import { Mentee } from '../../../../src/modules/people/entities/mentee.entity';
import { makeHousehold, makeNewcomer } from '../../../factories/people';
import { noProgrammeRules } from '../../../factories/wards';
import { askTwice } from '../../../support/pages/ask-twice';
import {
  createTestDatabase,
  dialects,
  type TestDatabase,
} from '../../../support/databases/databases';
import { FakeClock } from '../../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../../support/pages/pages-app';
import { addMentees, addMentor } from '../../../support/worlds/reminder-world';
import {
  alwaysFree,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../../support/worlds/session-world';

/** These write nothing: asked again they are computed again. */
const questions = [
  'POST /api/v1/proposals/{id}/what-if',
  'POST /api/v1/wards/{wardId}/what-if',
  'POST /api/v1/mentees/{id}/stop-preview',
  'POST /api/v1/mentors/{id}/stop-preview',
  'POST /api/v1/mentees/{id}/merge-preview',
  'POST /api/v1/mentors/{id}/merge-preview',
  'POST /api/v1/wards/{wardId}/days-off-preview',
  'POST /api/v1/mentors/{id}/spells-preview',
  'POST /api/v1/sessions/{id}/changes-preview',
  'POST /api/v1/wards/{wardId}/settings-changes-preview',
  'POST /api/v1/wards/{wardId}/pair-changes-preview',
  'POST /api/v1/wards/{wardId}/announcements-preview',
  'POST /api/v1/wards/{wardId}/vneid-lists/preview',
  'POST /api/v1/provinces/{code}/units/preview',
  'POST /api/v1/wards/{wardId}/venues/{id}/changes-preview',
  'POST /api/v1/mentees/{id}/changes-preview',
  'POST /api/v1/mentors/{id}/changes-preview',
  'POST /api/v1/wards/{wardId}/topic-changes-preview',
  'POST /api/v1/people-acts/{id}/taking-back-preview',
  // Nobody is signed in yet, and what it answers is kept nowhere.
  'POST /api/v1/tokens',
  // Links that are told once: asked again they are others (province-pages.spec).
  'POST /api/v1/provinces/{code}/unit-invitations',
  // Asked again, nobody is signed in.
  'DELETE /api/v1/tokens/current',
];

const evening = at('2026-11-25', 18);
const operator: Actor = { kind: 'operator', id: newId(), wardId: null };

/** The service never comes to keeping an answer: as if it died after each write, right then. */
describe.each(dialects)('an answer that was never kept, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  const clock = new FakeClock(at(monday, 9));
  const asked = new Set<string>();

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    const died = (_: unknown, status: number, body: unknown) => ({
      status,
      body,
      isRepeated: false,
    });
    jest.spyOn(IdempotencyKeys.prototype as never, 'keep').mockImplementation(died as never);
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await pages.close();
    await database.drop();
  });

  /** Asks the same twice, under one key; gives the answer after checking that both are the same. */
  function expectTwice<T = Record<string, unknown>>(
    route: string,
    ids: object = {},
    body?: object | FormData,
  ): Promise<T> {
    asked.add(route.split('?')[0] ?? '');
    return askTwice<T>(pages, route, ids, body);
  }

  type Booked = { booking: { id: string; version: number } };
  type Versioned = { id: string; version: number };

  it('is there for whoever books, holds, moves and cancels', async () => {
    const [first, second, third] = world.mentees;
    const { booking } = await expectTwice<Booked>('POST /api/v1/bookings', {}, wish(first.id));
    await expectTwice('PATCH /api/v1/bookings/{id}', booking, {
      version: 1,
      startAt: evening + 1_800_000,
    });
    const coming = { startAt: evening + 1_800_000 };
    await expectTwice('POST /api/v1/bookings/{id}/coming', booking, coming);
    await expectTwice('POST /api/v1/bookings/{id}/cancellation', booking, { version: 2 });
    const held = await expectTwice<Booked>('POST /api/v1/holds', {}, wish(second.id));
    await expectTwice('POST /api/v1/bookings/{id}/confirmation', held.booking);
    const open = await expectTwice<Versioned>('POST /api/v1/sessions', {}, openSession(1));
    await expectTwice('POST /api/v1/bookings', {}, { menteeId: second.id, sessionId: open.id });
    await expectTwice('POST /api/v1/sessions/{id}/waiting', open, { menteeId: third.id });
  });

  it('is there for whoever leads sessions', async () => {
    const [{ id: menteeId }] = world.mentees;
    const { id } = await expectTwice<Versioned>('POST /api/v1/sessions', {}, openSession(2));
    const other = await database.unitOfWork.write((manager) => newMentor(manager));
    await expectTwice('POST /api/v1/sessions/{id}/confirmation', { id }, { version: 1 });
    await expectTwice('PUT /api/v1/sessions/{id}/seats', { id }, { version: 2, seats: 3 });
    await expectTwice(
      'POST /api/v1/sessions/{id}/changes',
      { id },
      { version: 3, mentorId: other.id, reason: 'Bận' },
    );
    await expectTwice(
      'POST /api/v1/sessions/{id}/cancellation',
      { id },
      { version: 4, reason: 'Bão' },
    );
    await expectTwice('POST /api/v1/sessions/{id}/restoration', { id }, { version: 5 });
    const { booking } = await expectTwice<Booked>(
      'POST /api/v1/bookings',
      {},
      { menteeId, sessionId: id },
    );
    clock.at = evening + 3_600_000 + 1_800_000;
    const marks = [{ bookingId: booking.id, state: 'attended' }];
    await expectTwice('PUT /api/v1/sessions/{id}/attendance', { id }, { version: 6, marks });
  });

  it('is there for what somebody can do', async () => {
    const skill = { level: 'alone', reason: 'Bà tự gọi được', version: 0 };
    const path = { id: world.mentees[0].id, topic: 'video-calls' };
    await expectTwice('PUT /api/v1/mentees/{id}/skills/{topic}', path, skill);
    const [needed] = world.mentees[0].topics;
    const route = 'POST /api/v1/mentees/{id}/skills/{topic}/notes';
    await expectTwice(route, { ...path, topic: needed }, { note: 'Học chậm lại' });
  });

  it('is there for free times and a week plan', async () => {
    const put = { version: 1, windows: alwaysFree, exceptions: [] };
    await expectTwice('PUT /api/v1/mentors/{id}/availability', world.mentor, put);
    await expectTwice('PUT /api/v1/mentees/{id}/availability', world.mentees[0], put);
    const weeks = { fromDate: monday, weeks: 1 };
    const wardId = world.ward.id;
    for (const again of [false, true]) {
      const path = 'POST /api/v1/wards/{wardId}/week-plans';
      const { id } = await expectTwice<Versioned>(path, { wardId }, { ...weeks, again });
      await pages.app.get(WeekPlanRuns).execute(id);
      const run = { wardId, id };
      const own = 'POST /api/v1/wards/{wardId}/week-plan-runs/{id}';
      if (again) {
        await expectTwice(`${own}/renewal`, run);
        await pages.app.get(WeekPlanRuns).execute(id);
        await expectTwice(`DELETE ${own.slice(5)}`, run);
      } else {
        const { version } = await expectTwice<Versioned>(`${own}/publication`, run, { version: 3 });
        expect(version).toBe(4);
        await expectTwice(`${own}/withdrawal`, run, { reason: 'Mưa to' });
      }
    }
  });

  it('is there for classes', async () => {
    const { ward, mentor, venue, mentees } = world;
    const plan = { venueId: venue.id, startAt: at('2026-11-28', 9), seats: 6 };
    const wanted = { ...plan, topic: 'vneid', audienceKind: 'ward', mentorIds: [mentor.id] };
    const where = { wardId: ward.id };
    const made = { ...wanted, agreed: true };
    const { id, version } = await expectTwice<Versioned>(
      'POST /api/v1/wards/{wardId}/classes',
      where,
      made,
    );
    const later = { ...plan, seats: 8, mentorIds: [mentor.id], agreed: true };
    const path = '/api/v1/classes/{id}';
    const changed = await expectTwice<Versioned>(`PUT ${path}`, { id }, { ...later, version });
    await expectTwice(`POST ${path}/invitations`, { id });
    const [{ id: menteeId }] = mentees;
    await expectTwice(`POST ${path}/seats`, { id }, { menteeId });
    const other = { ...made, startAt: at('2026-11-28', 10) };
    const off = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/classes', where, other);
    const reason = { version: off.version, reason: 'Mưa to' };
    const cancelled = await expectTwice<Versioned>(`POST ${path}/cancellation`, off, reason);
    await expectTwice(`POST ${path}/restoration`, off, { version: cancelled.version });
    clock.at = at('2026-11-28', 10);
    const came = [{ menteeId: mentees[1].id, level: 'with-help' }];
    const seen = await pages.app.get(ClassQueries).one(world.officer, id);
    expect(seen.version).toBeGreaterThanOrEqual(changed.version);
    const marks = seen.people
      .filter(({ state }) => state === 'booked')
      .map(({ bookingId }) => ({ bookingId, state: 'attended' }));
    expect(marks).toHaveLength(1);
    await expectTwice(`PUT ${path}/attendance`, { id }, { version: seen.version, marks, came });
  });

  it('is there for what learners think', async () => {
    const [{ id: menteeId }] = world.mentees;
    const { booking } = await expectTwice<Booked>('POST /api/v1/bookings', {}, wish(menteeId));
    const { unitOfWork } = database;
    const [{ id: pairId }] = await unitOfWork.read.findBy(Pair, { menteeId });
    const question = { id: newId(), wardId: world.ward.id, pairId, menteeId };
    await unitOfWork.write((manager) =>
      insert(manager, Feedback, {
        ...question,
        bookingId: booking.id,
        occasion: 'first',
        code: question.id.slice(-16),
        expiresAt: clock.at + 86_400_000,
        createdAt: clock.at,
      }),
    );
    const answer = { useful: 'yes', alone: 'no', isWrong: true };
    await expectTwice('POST /api/v1/feedback/{id}/answers', question, answer);
    await expectTwice('POST /api/v1/feedback/{id}/settlement', question);
  });

  it('is there on a walk-in day', async () => {
    const wardId = world.ward.id;
    const day = {
      date: monday,
      startMinute: 9 * 60,
      endMinute: 11 * 60,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id],
      topics: ['vneid'],
      seats: 2,
      outsideHours: true,
    };
    const { id } = await expectTwice<Versioned>(
      'POST /api/v1/wards/{wardId}/walk-in-days',
      { wardId },
      day,
    );
    await expectTwice('PUT /api/v1/walk-in-days/{id}', { id }, { ...day, seats: 3, version: 1 });
    const reason = 'Mất điện';
    await expectTwice(
      'POST /api/v1/walk-in-days/{id}/cancellation',
      { id },
      { version: 2, reason },
    );
    await expectTwice('POST /api/v1/walk-in-days/{id}/reopening', { id }, { version: 3 });
    const tickets = 'POST /api/v1/walk-in-days/{id}/tickets';
    for (const mentee of world.mentees.slice(0, 2))
      await expectTwice(tickets, { id }, { menteeId: mentee.id });
    const first = await expectTwice<Versioned>('POST /api/v1/walk-in-days/{id}/calls', { id }, {});
    const version = { version: first.version };
    await expectTwice('POST /api/v1/walk-in-tickets/{id}/return', first, version);
    const again = await expectTwice<Versioned>('POST /api/v1/walk-in-days/{id}/calls', { id }, {});
    await expectTwice('POST /api/v1/walk-in-tickets/{id}/completion', again, {
      version: again.version,
    });
    const next = await expectTwice<Versioned>('POST /api/v1/walk-in-days/{id}/calls', { id }, {});
    const left = { version: next.version, because: 'left' };
    await expectTwice('POST /api/v1/walk-in-tickets/{id}/departure', next, left);
  });

  it('is there for people, places and lists', async () => {
    const ward = { wardId: world.ward.id };
    const place = { name: 'Thôn Đoài', latitude: 20.34, longitude: 105.84 };
    await expectTwice('POST /api/v1/wards/{wardId}/hamlets', ward, place);
    await expectTwice('POST /api/v1/wards/{wardId}/venues', ward, { ...place, seats: 20 });
    const holiday = { ...ward, date: '2026-12-24' };
    const edit = { name: 'Ngày hội thôn', isHoliday: true };
    await expectTwice('PUT /api/v1/wards/{wardId}/holidays/{date}', holiday, edit);
    await expectTwice('DELETE /api/v1/wards/{wardId}/holidays/{date}', holiday);
    await expectTwice('PATCH /api/v1/wards/{wardId}/settings', ward, { maxMetres: 4_000 });
    await expectTwice('POST /api/v1/wards/{wardId}/mentees', ward, {
      ...makeNewcomer({ hamletId: world.hamlet.id }),
      consent: { isGiven: true, way: 'signed', proof: 'Phiếu số 3' },
    });
    await expectTwice('PATCH /api/v1/mentors/{id}', world.mentor, { version: 1, maxMentees: 9 });
    await expectTwice('PATCH /api/v1/mentees/{id}', world.mentees[0], {
      version: 1,
      isPriority: true,
    });
    const { id: changeId } = await database.unitOfWork.read.findOneByOrFail(PersonChange, {
      personId: world.mentees[0].id,
    });
    await expectTwice('POST /api/v1/person-changes/{changeId}/taking-back', { changeId });
    const sheet = new FormData();
    sheet.set('kind', 'mentees');
    const header = 'Họ và tên,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';
    const row = 'Bùi Thị Nga,Thôn Đông,VNeID,Tối thứ 2,Có';
    sheet.set(
      'file',
      new File(
        [
          `${header}
${row}
`,
        ],
        'hoc-vien.csv',
      ),
    );
    const brought = await expectTwice('POST /api/v1/wards/{wardId}/imports', ward, sheet);
    await expectTwice('POST /api/v1/people-acts/{id}/taking-back', { id: String(brought.id) });
    await keepFile(ward, sheet);
    pages.actors = [operator];
    const code = String(Math.floor(10_000 + Math.random() * 80_000));
    await expectTwice('POST /api/v1/wards', {}, { ...place, code });
  });

  /** Through the preview, and a second one that is dropped. */
  async function keepFile(ward: object, sheet: FormData): Promise<void> {
    const [create, own] = [
      'POST /api/v1/wards/{wardId}/import-drafts',
      '/api/v1/import-drafts/{id}',
    ];
    const draft = await expectTwice<Versioned>(create, ward, sheet);
    await pages.app.get(ImportDrafts).execute(draft.id);
    const { version } = await pages.app.get(ImportDrafts).get(draft.id);
    const said = { version, hidden: 'leave', rows: [{ key: ':2', person: 'leave' }] };
    const answered = await expectTwice<Versioned>(`PATCH ${own}`, draft, said);
    await expectTwice(`POST ${own}/keeping`, draft, { version: answered.version });
    await expectTwice(`DELETE ${own}`, await expectTwice<Versioned>(create, ward, sheet));
  }

  it('is there for people who stop and come back', async () => {
    const consent = { isGiven: true, way: 'signed', proof: 'Phiếu số 4' };
    await expectTwice(
      'POST /api/v1/wards/{wardId}/mentors',
      { wardId: world.ward.id },
      {
        fullName: 'Bùi Văn Hạnh',
        birthYear: 1998,
        phone: '0912 345 611',
        hamletId: world.hamlet.id,
        topics: ['vneid'],
        windows: alwaysFree,
        consent,
      },
    );
    const stop = { version: 1, reason: 'no-wish', on: monday };
    await expectTwice('POST /api/v1/mentees/{id}/stop', world.mentees[0], stop);
    const died = { version: 2, reason: 'died', on: monday };
    await expectTwice('PUT /api/v1/mentees/{id}/stop', world.mentees[0], died);
    await expectTwice('POST /api/v1/mentees/{id}/return', world.mentees[0], { version: 3 });
    const mentorStop = { ...stop, menteesBecome: 'list' };
    await expectTwice('POST /api/v1/mentors/{id}/stop', world.mentor, mentorStop);
    await expectTwice('PUT /api/v1/mentors/{id}/stop', world.mentor, died);
    await expectTwice('POST /api/v1/mentors/{id}/return', world.mentor, { version: 3 });
  });

  it('is there for two records that are one person', async () => {
    const [kept, other] = world.mentees;
    const merge = { version: 1, otherId: other.id, otherVersion: 1 };
    await expectTwice('POST /api/v1/mentees/{id}/merge', kept, merge);
    const given = await database.unitOfWork.read.findOneByOrFail(Mentee, { id: other.id });
    const apart = { version: given.version };
    await expectTwice('POST /api/v1/mentees/{id}/take-apart', other, apart);
    const second = await database.unitOfWork.write((manager) => addMentor(manager, world));
    const mentors = { version: 1, otherId: second.id, otherVersion: 1 };
    await expectTwice('POST /api/v1/mentors/{id}/merge', world.mentor, mentors);
    await expectTwice('POST /api/v1/mentors/{id}/take-apart', second, { version: 2 });
  });

  it('is there for what people may ask of their data', async () => {
    const [{ id }] = world.mentees;
    const whose = { people: 'mentees', id };
    const ask = { kind: 'access', words: null };
    await expectTwice('POST /api/v1/{people}/{id}/rights-requests', whose, ask);
    await expectTwice('POST /api/v1/{people}/{id}/consent-withdrawal', whose);
    const { version } = await database.unitOfWork.read.findOneByOrFail(Mentee, { id });
    await expectTwice('POST /api/v1/{people}/{id}/erasure', whose, { version });
  });

  it('is there for what changes after planning', async () => {
    const wardId = world.ward.id;
    const away = { from: '2026-11-26', to: '2026-11-26', act: 'cancel', reason: 'Mưa bão' };
    const route = 'POST /api/v1/wards/{wardId}/days-off';
    const closed = await expectTwice<{ id: string }>(route, { wardId }, away);
    await expectTwice('POST /api/v1/changes/{id}/taking-back', closed, {});
    await expectTwice('POST /api/v1/mentors/{id}/spells', world.mentor, away);
    const settings = { settings: { leadMinutes: 45 }, act: 'keep' };
    const ward = { wardId: world.ward.id };
    await expectTwice('POST /api/v1/wards/{wardId}/settings-changes', ward, settings);
    const seats = { venue: { seats: 19 }, act: 'keep' };
    const venue = { ...ward, id: world.venue.id };
    const [{ id: menteeId }] = world.mentees;
    const booked = { menteeId, startAt: at('2026-11-27', 18), topic: 'vneid' };
    await expectTwice('POST /api/v1/bookings', {}, booked);
    const fitted = { act: 'next-topic', reason: 'Không cần học nữa' };
    const other = { mentee: { version: 1, topics: ['cashless'] }, ...fitted };
    const edited = await expectTwice<{ id: string }>(
      'POST /api/v1/mentees/{id}/changes',
      world.mentees[0],
      other,
    );
    const edit = await database.unitOfWork.read.findOneByOrFail(PersonChange, {
      personId: menteeId,
    });
    await expectTwice('POST /api/v1/person-changes/{changeId}/taking-back', { changeId: edit.id });
    expect(edited.id).not.toBe(edit.id);
    const teaches = { mentor: { version: 1, topics: ['cashless'] }, act: 'keep' };
    await expectTwice('POST /api/v1/mentors/{id}/changes', world.mentor, teaches);
    await expectTwice('POST /api/v1/wards/{wardId}/topic-changes', ward, fitted);
    await expectTwice('POST /api/v1/wards/{wardId}/venues/{id}/changes', venue, seats);
  });

  it('is there for what staff say to several people', async () => {
    const { id: wardId } = world.ward;
    const said = { side: 'mentor', personIds: [world.mentor.id], text: 'Mai họp ở xã.' };
    const route = 'POST /api/v1/wards/{wardId}/announcements';
    const sent = await expectTwice<{ id: string }>(route, { wardId }, said);
    await expectTwice('POST /api/v1/announcements/{id}/taking-back', sent, {});
  });

  it('is there for what is taught', async () => {
    const wardId = world.ward.id;
    const own = { words: [], videoUrl: 'https://video.example.vn/vneid', version: 0 };
    const path = '/curriculum/{topic}';
    await expectTwice(`PUT /api/v1/wards/{wardId}${path}`, { wardId, topic: 'vneid' }, own);
    const among = { rank: 200, after: ['smartphone'], lessons: 2, forGroups: [] };
    const added = '/api/v1/wards/{wardId}/added-topics';
    const named = { ...among, topicName: 'Zalo' };
    const { code: topic } = await expectTwice<{ code: string }>(`POST ${added}`, { wardId }, named);
    await expectTwice(`PUT ${added}/{topic}`, { wardId, topic }, { ...among, version: 1 });
    const called = { topicName: 'Zalo của thôn', version: 2 };
    const name = `PUT ${added}/{topic}/name`;
    const renamed = await expectTwice<{ code: string }>(name, { wardId, topic }, called);
    await expectTwice(`DELETE ${added}/{topic}`, { wardId, topic: renamed.code });
    const programmes = '/api/v1/wards/{wardId}/programmes';
    const market = { ...noProgrammeRules, name: 'Chợ số 4T' };
    const { id } = await expectTwice<{ id: string }>(`POST ${programmes}`, { wardId }, market);
    const rules = { ...noProgrammeRules, minMentees: 1, version: 1 };
    await expectTwice(`PUT ${programmes}/{id}`, { wardId, id }, rules);
    await expectTwice(`DELETE ${programmes}/{id}`, { wardId, id });
    pages.actors = [operator];
    const place = { rank: 5, comesAfter: [], lessons: 3, forGroups: ['elderly'] };
    await expectTwice(`PUT /api/v1${path}`, { topic: 'vneid' }, { ...own, ...place });
  });

  it('is there for pairs and proposals', async () => {
    const { ward, mentees } = world;
    const wardId = ward.id;
    const other = await database.unitOfWork.write((manager) => newMentor(manager));
    await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 8, () => ({ windows: alwaysFree })),
    );
    const propose = async (): Promise<Versioned> => {
      const run = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/proposals', { wardId });
      await pages.app.get(MatchRunsService).execute(run.id);
      return run;
    };
    await expectTwice('DELETE /api/v1/proposals/{id}', await propose());
    const { id } = await propose();
    const [{ id: menteeId }, second] = mentees;
    const here = { id, menteeId };
    await expectTwice('PUT /api/v1/proposals/{id}/pairs/{menteeId}', here, { mentorId: other.id });
    const { version } = await pages.app.get(MatchRunsService).get(id);
    const moves = [{ menteeId: second.id, mentorId: other.id }];
    await expectTwice('POST /api/v1/proposals/{id}/changes', { id }, { version, moves });
    const acceptBelowMinimum = true;
    await expectTwice('POST /api/v1/proposals/{id}/publication', { id }, { acceptBelowMinimum });
    const pair = { wardId, menteeId };
    // Who came since has places.
    const third = await database.unitOfWork.write((manager) => newMentor(manager));
    const mentorId = third.id;
    await expectTwice('PUT /api/v1/wards/{wardId}/pairs/{menteeId}', pair, { mentorId });
    const given = { menteeIds: [menteeId], mentorId: other.id };
    await expectTwice('POST /api/v1/wards/{wardId}/pair-changes', { wardId }, given);
    await expectTwice('PUT /api/v1/wards/{wardId}/pairs/{menteeId}', pair, { mentorId });
    await expectTwice('DELETE /api/v1/wards/{wardId}/pairs/{menteeId}', pair);
    const apart = '/mentees/{menteeId}/forbidden-mentors/{mentorId}';
    await expectTwice(`DELETE /api/v1/wards/{wardId}${apart}`, { ...pair, mentorId });
  });

  it('is there for a province', async () => {
    const { unitOfWork } = database;
    const code = newId().slice(0, 5);
    await unitOfWork.write((manager) =>
      manager.query(`UPDATE ward SET province_code = $1 WHERE id = $2`, [code, world.ward.id]),
    );
    pages.actors = [operator];
    const { id } = await expectTwice('POST /api/v1/provinces/{code}/proposals', { code });
    const provinceRunId = String(id);
    const [row] = await unitOfWork.read.findBy(ProvinceWard, { provinceRunId });
    await unitOfWork.write((manager) =>
      manager.update(ProvinceWard, { id: row.id }, { state: 'failed' }),
    );
    const ward = { code, id, wardId: row.wardId };
    await expectTwice('POST /api/v1/provinces/{code}/proposals/{id}/wards/{wardId}/attempts', ward);
    const provinces = pages.app.get(ProvinceRunsService);
    await provinces.executeWard(row.id);
    await unitOfWork.write((manager) =>
      manager.update(ProvinceRun, { id: provinceRunId }, { state: 'failed' }),
    );
    await expectTwice('POST /api/v1/provinces/{code}/proposals/{id}/attempts', { code, id });
    await provinces.join(provinceRunId);
    await expectTwice('POST /api/v1/provinces/{code}/proposals/{id}/publication', { code, id });
  });

  it('is there for messages', async () => {
    const [mentee] = world.mentees;
    await expectTwice('POST /api/v1/bookings', {}, wish(mentee.id));
    const [reminder] = await database.unitOfWork.read.findBy(Reminder, { recipientId: mentee.id });
    await expectTwice('POST /api/v1/reminders/{id}/calls', reminder, { note: 'Đã gọi' });
    await expectTwice('DELETE /api/v1/reminders/{id}/calls', reminder);
    await database.unitOfWork.write((manager) =>
      manager.update(Reminder, { id: reminder.id }, { state: 'failed' }),
    );
    const ward = { wardId: world.ward.id };
    const { phone, version } = await database.unitOfWork.read.findOneByOrFail(Mentee, {
      id: mentee.id,
    });
    const line = await database.unitOfWork.read.findOneByOrFail(CallLineRow, ward);
    await expectTwice('PUT /api/v1/wards/{wardId}/call-callers', ward, {
      lines: [{ line: line.line, version: line.version }],
      to: 'nobody',
    });
    const reminderIds = [reminder.id];
    await expectTwice('POST /api/v1/calls', {}, { reminderIds, outcome: 'not-reached' });
    await expectTwice('POST /api/v1/call-returns', {}, { reminderIds });
    const { id } = await expectTwice('POST /api/v1/wards/{wardId}/phone-corrections', ward, {
      number: phone,
      phone: '0977000333',
      people: [{ side: 'mentee', id: mentee.id, version }],
    });
    await expectTwice('POST /api/v1/phone-corrections/{id}/taking-back', { id: String(id) });
    await expectTwice('POST /api/v1/wards/{wardId}/test-messages', ward, { phone: '0977000333' });
    const people = { people: 'mentees', id: mentee.id };
    const address = 'hoc.vien@example.vn';
    await expectTwice('PATCH /api/v1/{people}/{id}/messages', people, { email: address });
    const stop = { address, channel: 'email' };
    await expectTwice('POST /api/v1/opt-outs', {}, stop);
    await expectTwice(
      `DELETE /api/v1/opt-outs?address=${encodeURIComponent(address)}&channel=email`,
    );
  });

  it('is given again for teams, their members and what these were trained in', async () => {
    type Team = { id: string; version: number; members: { id: string }[] };
    const ward = { wardId: world.ward.id };
    const said = { name: 'Tổ công nghệ số 1', hamletIds: [world.hamlet.id] };
    const team = await expectTwice<Team>('POST /api/v1/wards/{wardId}/teams', ward, said);
    const { version } = team;
    const name = 'Tổ công nghệ số thôn 1';
    await expectTwice('PATCH /api/v1/teams/{id}', team, { version, name });
    const member = { fullName: 'Phạm Thị Mơ', organisation: 'police', role: 'leader' };
    const route = 'POST /api/v1/teams/{id}/members';
    const { members } = await expectTwice<Team>(route, team, member);
    const ids = { id: team.id, memberId: members[0].id };
    const now = await expectTwice<Team>('PATCH /api/v1/teams/{id}/members/{memberId}', ids, {
      role: 'deputy',
    });
    const held = { kind: 'safe-conduct', heldOn: '2026-11-20', givenBy: 'Công an xã' };
    const [training] = await expectTwice<{ id: string }[]>(
      'POST /api/v1/wards/{wardId}/trainings',
      ward,
      { ...held, mentorIds: [world.mentor.id], memberIds: [ids.memberId] },
    );
    await expectTwice('DELETE /api/v1/trainings/{id}', training);
    const seen = { version: now.version };
    const off = await expectTwice<Team>('POST /api/v1/teams/{id}/dissolution', team, seen);
    await expectTwice('POST /api/v1/teams/{id}/restoration', team, { version: off.version });
  });

  it('of the doors that a team knocks at', async () => {
    const there = { wardId: world.ward.id, hamletId: world.hamlet.id };
    const doors = 'POST /api/v1/wards/{wardId}/hamlets/{hamletId}/doors' as const;
    await expectTwice(`${doors}/filling`, there);
    const door = await expectTwice<Versioned>(doors, there, { label: 'Nhà ông Ba' });
    const { version } = door;
    await expectTwice('PATCH /api/v1/doors/{id}', door, { version, address: 'Ngõ 3' });
    const visited = await expectTwice<{ visits: { id: string }[] }>(
      'POST /api/v1/doors/{id}/visits',
      door,
      { outcome: 'nobody-home' },
    );
    const visit = { id: door.id, visitId: visited.visits[0].id };
    await expectTwice('POST /api/v1/doors/{id}/visits/{visitId}/taking-back', visit);
    const consent = { isGiven: true, way: 'spoken', proof: 'Nói tại nhà' };
    const learner = { fullName: 'Lê Thị Gõ', birthYear: 1956, topics: ['vneid'], consent };
    await expectTwice('POST /api/v1/doors/{id}/learners', door, { learner });
    await expectTwice('DELETE /api/v1/doors/{id}', door);
  });

  it('is given again for confirmations, families and targets', async () => {
    const ward = { wardId: world.ward.id };
    const { id } = world.mentees[1];
    await expectTwice('POST /api/v1/mentees/{id}/vneid', { id }, { state: 'said', version: 0 });
    await expectTwice('POST /api/v1/wards/{wardId}/vneid-lists', ward, {
      people: [{ menteeId: id, on: '2026-01-02' }],
    });
    const home = await database.unitOfWork.write(async (manager) => {
      const own = await plant(manager, Household, makeHousehold(ward));
      await manager.update(Mentee, { id }, { householdId: own.id });
      return { id: own.id, menteeId: id };
    });
    await expectTwice('POST /api/v1/families/{id}/guides', home, { menteeId: id });
    await expectTwice('DELETE /api/v1/families/{id}/guides/{menteeId}', home);
    const target = { year: 2026, audience: 'all', measure: 'people', amount: 10 };
    const set = await expectTwice<{ id: string }>('PUT /api/v1/wards/{wardId}/targets', ward, {
      ...target,
      version: 0,
    });
    await expectTwice('DELETE /api/v1/targets/{id}', set);
    pages.actors = [operator];
    const province = { code: newId().slice(0, 5) };
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: world.ward.id }, { provinceCode: province.code }),
    );
    const { code } = world.ward;
    await expectTwice('POST /api/v1/provinces/{code}/targets', province, {
      targets: [{ unitCode: code, ...target }],
    });
  });

  it('is given again for the units of a province and their boundaries', async () => {
    pages.actors = [operator];
    const province = { code: '98' };
    const units = [
      { code: '98001', name: 'Xã Một', latitude: 20.2, longitude: 105.9 },
      { code: '98002', name: 'Xã Hai', latitude: 20.4, longitude: 105.9 },
    ];
    await expectTwice('POST /api/v1/provinces/{code}/units', province, { units });
    const features = units.map(({ code, latitude, longitude }) => ({
      type: 'Feature',
      properties: { code },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [longitude, latitude],
            [longitude + 0.01, latitude],
            [longitude, latitude + 0.01],
            [longitude, latitude],
          ],
        ],
      },
    }));
    const file = new FormData();
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    file.append('file', new Blob([text]), 'ranh-gioi.geojson');
    await expectTwice('PUT /api/v1/provinces/{code}/boundaries', province, file);
  });

  it('is given again for recognition and certificates', async () => {
    const ward = { wardId: world.ward.id };
    const [learner] = world.mentees;
    const decided = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/recognitions', ward, {
      side: 'mentor',
      subjectId: world.mentor.id,
      fromOn: '2026-11-01',
      untilOn: '2026-11-15',
      isAwarded: false,
      word: 'Chưa đủ giờ',
    });
    await expectTwice('POST /api/v1/recognitions/{id}/taking-back', decided, { version: 1 });
    await database.unitOfWork.write((manager) =>
      plant(manager, Skill, {
        id: newId(),
        menteeId: learner.id,
        topic: 'vneid',
        level: 'alone',
        levelBefore: 'never',
        lessons: 1,
        reachedAt: 1,
        sessionId: null,
        seenByKind: 'officer',
        seenById: null,
        seenAt: 1,
        version: 1,
        createdAt: 1,
        updatedAt: 1,
      }),
    );
    const paper = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/certificates', ward, {
      kind: 'course',
      subjectId: learner.id,
    });
    const naming = { version: 1, namedOn: null };
    await expectTwice('PUT /api/v1/certificates/{id}/naming', paper, naming);
    await expectTwice('POST /api/v1/certificates/{id}/taking-back', paper, { version: 2 });
  });

  it('is given again for reports and campaigns', async () => {
    const ward = { wardId: world.ward.id };
    const week = { kind: 'week', from: '2026-11-09', until: '2026-11-15' };
    const reports = 'POST /api/v1/wards/{wardId}/reports' as const;
    const month = await expectTwice<Versioned>(reports, ward, { ...week, kind: 'month' });
    const { version } = month;
    await expectTwice('POST /api/v1/reports/{id}/dropping', month, { version });
    const report = await expectTwice<Versioned>(reports, ward, week);
    const words = { communication: 'Loa', difficulties: '', proposals: '', groups: '' };
    const byHand = { news: 1, loudspeakers: null, events: null };
    const written = await expectTwice<Versioned>('PUT /api/v1/reports/{id}', report, {
      version: report.version,
      words,
      byHand,
    });
    const named = await expectTwice<{ id: string }>('POST /api/v1/reports/{id}/people', report, {
      side: 'mentor',
      personId: world.mentor.id,
      word: 'Tận tâm',
      agreedOn: '2026-11-10',
    });
    await expectTwice('DELETE /api/v1/reports/{id}/people/{namedId}', {
      ...report,
      namedId: named.id,
    });
    const sent = await expectTwice<Versioned>('POST /api/v1/reports/{id}/sending', report, {
      version: written.version,
    });
    const blank = { parentAgency: '', place: '', authority: '', signerTitle: '', signerName: '' };
    await expectTwice('PUT /api/v1/wards/{wardId}/letterhead', ward, {
      ...blank,
      agency: 'Ủy ban nhân dân xã',
      numberSign: 'BC-UBND',
      recipients: '',
    });
    const campaign = await expectTwice<{ id: string }>(
      'POST /api/v1/wards/{wardId}/campaigns',
      ward,
      { name: 'Tuần ra quân', fromOn: week.from, untilOn: week.until },
    );
    const changed = await expectTwice<Versioned>('PUT /api/v1/campaigns/{id}', campaign, {
      name: 'Tuần ra quân xã',
      fromOn: week.from,
      untilOn: week.until,
      version: 1,
    });
    const mistaken = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/campaigns', ward, {
      name: 'Nhầm',
      fromOn: week.from,
      untilOn: week.until,
    });
    await expectTwice('POST /api/v1/campaigns/{id}/removal', mistaken, { version: 1 });
    expect(changed.version).toBe(2);
    const point = await expectTwice<{ id: string }>(
      'POST /api/v1/campaigns/{id}/points',
      campaign,
      {
        kind: 'market',
        heldOn: week.from,
        place: 'Chợ xã',
      },
    );
    await expectTwice('DELETE /api/v1/campaigns/{id}/points/{pointId}', {
      ...campaign,
      pointId: point.id,
    });
    const day = { ...campaign, date: week.from };
    await expectTwice('PUT /api/v1/campaigns/{id}/days/{date}', day, { turns: 12, version: 0 });
    await expectTwice('POST /api/v1/campaigns/{id}/reports', campaign);
    pages.actors = [operator];
    await expectTwice('POST /api/v1/reports/{id}/decision', report, {
      version: sent.version,
      isApproved: false,
      word: 'Thiếu số',
    });
    pages.actors = [world.officer];
    await expectTwice('POST /api/v1/reports/{id}/corrections', report);
  });

  it('was asked for at every route that writes', async () => {
    const document = JSON.parse((await pages.get('/api/openapi.json')).text) as {
      paths: Record<string, object>;
    };
    const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const writes = routes.filter((route) => !route.startsWith('GET '));
    expect([...asked, ...questions].sort()).toEqual(writes.sort());
  });

  const wish = (menteeId: string) => ({ menteeId, startAt: evening });
  const openSession = (seats: number) => ({
    mentorId: world.mentor.id,
    startAt: evening + 3_600_000,
    topic: 'vneid',
    venueId: world.venue.id,
    seats,
  });
  const newMentor = (manager: Parameters<typeof addMentor>[0]): Promise<Mentor> =>
    addMentor(manager, world, {
      windows: alwaysFree,
      topics: ['vneid', 'cashless'],
      maxMentees: 20,
    });
});
