import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { systemActor } from '../../src/modules/access/policies/actor';
import { AuditEntry } from '../../src/modules/access/audit/audit-entry.entity';
import { Reminder } from '../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../src/modules/sessions/entities/session.entity';
import { WeekPlan } from '../../src/modules/sessions/entities/week-plan.entity';
import { WeekPlanProposal } from '../../src/modules/sessions/entities/week-plan-proposal.entity';
import { WeekPlanRun } from '../../src/modules/sessions/entities/week-plan-run.entity';
import { Ward } from '../../src/modules/wards/entities/ward.entity';
import { defaultWardSettings } from '../../src/modules/wards/entities/ward-settings';
import { localDateOf } from '../../src/core/time/zone';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { formsOf } from '../support/html-forms';
import { type PagesApp, startPagesApp } from '../support/pages-app';
import {
  asMentee,
  assertSound,
  at,
  monday,
  type SessionWorld,
  sessionServices,
  settlePairs,
} from '../support/session-world';
import { walkInServices } from '../support/walk-in-world';

const twoWeeks = { fromDate: monday, weeks: 2 };
const nextWeek = '2026-11-30';

describe.each(dialects)('a plan that is proposed before it is published, on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(async () => {
    services.threads.onModuleDestroy();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const write = (sql: string) => database.unitOfWork.write((manager) => manager.query(sql));
  const stands = (id: string) => read().findOneByOrFail(WeekPlanRun, { id });
  const publish = ({ id, version }: WeekPlanRun, actor = world.officer) =>
    services.publications.publish(actor, world.ward.id, id, { version });
  const discard = ({ id }: WeekPlanRun) =>
    services.publications.discard(world.officer, world.ward.id, id);
  const renew = ({ id }: WeekPlanRun) =>
    services.publications.renew(world.officer, world.ward.id, id);
  const withdraw = ({ id }: WeekPlanRun, reason = 'Lụt') =>
    services.withdrawals.withdraw(world.officer, world.ward.id, id, { reason });
  const seats = (state = 'booked') =>
    read()
      .createQueryBuilder(Booking, 'b')
      .innerJoin(Session, 's', 's.id = b.sessionId AND s.wardId = :id', { id: world.ward.id })
      .where('b.state = :state', { state })
      .getMany();
  const messages = (state: Reminder['state']) =>
    read().findBy(Reminder, { wardId: world.ward.id, state });
  const audited = (action: string) => read().countBy(AuditEntry, { wardId: world.ward.id, action });

  async function proposed(
    weeks: { fromDate: string; weeks: number; isAgain?: boolean } = twoWeeks,
  ) {
    const { id } = await services.planRuns.request(world.officer, world.ward.id, weeks);
    await services.planRuns.execute(id);
    return stands(id);
  }

  async function published(): Promise<WeekPlanRun> {
    return publish(await proposed());
  }

  it('binds and tells nobody, and says what it would do', async () => {
    const [nobody] = world.mentees;
    await write(`UPDATE mentee SET windows = '[]', full_name = 'Bà Tư' WHERE id = '${nobody.id}'`);
    const run = await proposed();
    expect(run).toMatchObject({ state: 'proposed', publishAt: null, bookingsAdded: 0 });
    expect(await seats()).toEqual([]);
    expect(await messages('planned')).toEqual([]);

    const proposal = await services.proposals.get(world.officer, world.ward.id, run.id);
    const bothWeeks = [monday, nextWeek];
    expect(proposal).toMatchObject({ served: 7, places: 14, unserved: 1 });
    expect(proposal.reasons).toEqual([
      {
        because: 'mentee-no-time',
        mentees: [{ menteeId: nobody.id, fullName: 'Bà Tư', weeks: bothWeeks }],
      },
    ]);
    expect(proposal.days.reduce((sum, day) => sum + day.sessions, 0)).toBe(proposal.sessions);
    expect(proposal.days.reduce((sum, day) => sum + day.places, 0)).toBe(14);
    expect(proposal.messages).toBeGreaterThan(0);

    const after = await publish(run);
    expect(after).toMatchObject({ state: 'published', sessionsAdded: proposal.sessions });
    expect(await seats()).toHaveLength(14);
    const first = (await messages('planned')).filter(
      ({ kind }) => kind === 'booked' || kind === 'plan',
    );
    expect(first).toHaveLength(proposal.messages);
    expect(await audited('week-plan.publish')).toBe(1);
    expect(await read().existsBy(WeekPlanProposal, { runId: run.id })).toBe(false);
  });

  it('is one plan when two officers publish in the same moment, and again when somebody presses twice', async () => {
    const run = await proposed();
    const both = await Promise.all([publish(run), publish(run)]);
    expect(both.map(({ state }) => state)).toEqual(['published', 'published']);
    expect(await publish(run)).toMatchObject({ state: 'published', bookingsAdded: 16 });
    expect(await seats()).toHaveLength(16);
    expect(await audited('week-plan.publish')).toBe(1);
  });

  it('is published or thrown away when two officers want different things, never both', async () => {
    const run = await proposed();
    const [sent, thrown] = await Promise.allSettled([publish(run), discard(run)]);
    const { state } = await stands(run.id);
    expect(state).toBe(sent.status === 'fulfilled' ? 'published' : 'discarded');
    expect([sent.status, thrown.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refused = [sent, thrown].find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'plan-not-proposed', status: 409 } });
    expect(await seats()).toHaveLength(state === 'published' ? 16 : 0);
  });

  it('gives nobody two sessions when somebody books while it is published', async () => {
    const run = await proposed();
    const [mentee] = world.mentees;
    const wish = { menteeId: mentee.id, startAt: at('2026-11-26', 20, 30) };
    const [sent, own] = await Promise.allSettled([
      publish(run),
      services.bookings.book(world.officer, wish),
    ]);
    if (sent.status === 'rejected') expect(sent.reason).toMatchObject({ code: 'plan-outdated' });
    const all = (await seats()).filter(({ menteeId }) => menteeId === mentee.id);
    const planned = sent.status === 'fulfilled' ? 2 : 0;
    expect(all).toHaveLength(planned + (own.status === 'fulfilled' ? 1 : 0));
    if (sent.status === 'rejected') {
      expect(own.status).toBe('fulfilled');
      await renew(run);
      await services.planRuns.execute(run.id);
      await publish(await stands(run.id));
      expect(await seats()).toHaveLength(16);
    }
  });

  it('is refused when somebody booked what it plans, and right again after it was made anew', async () => {
    const run = await proposed();
    const [mentee] = world.mentees;
    await services.bookings.book(world.officer, {
      menteeId: mentee.id,
      startAt: at('2026-11-26', 20, 30),
    });
    await expect(publish(run)).rejects.toMatchObject({ code: 'plan-outdated', status: 409 });
    expect(await seats()).toHaveLength(1);

    expect(await renew(run)).toMatchObject({ id: run.id, state: 'queued' });
    await services.planRuns.execute(run.id);
    const again = await stands(run.id);
    // What an officer saw before is not what would be published now.
    await expect(publish(run)).rejects.toMatchObject({ code: 'stale-version' });
    await publish(again);
    expect(await seats()).toHaveLength(16);
  });

  it.each<[string, (world: SessionWorld) => string]>([
    [
      'a pair ended',
      ({ mentees }) => `UPDATE pair SET ended_at = 1 WHERE mentee_id = '${mentees[0].id}'`,
    ],
    [
      'the ambassador has no time any more',
      ({ mentor }) =>
        `UPDATE mentor SET windows = '[]', version = version + 1 WHERE id = '${mentor.id}'`,
    ],
    [
      'somebody can do by now what it would teach them',
      ({ mentees }) =>
        `INSERT INTO skill (id, mentee_id, topic, level, level_before, lessons, seen_by_kind, seen_at,
           version, created_at, updated_at)
         VALUES ('s-${mentees[0].id.slice(0, 30)}', '${mentees[0].id}', 'vneid', 'alone', 'never', 1, 'mentor', 1,
           1, 1, 1)`,
    ],
  ])('is refused when %s', async (_, change) => {
    const run = await proposed();
    await write(change(world));
    await expect(publish(run)).rejects.toMatchObject({ code: 'plan-outdated' });
    expect(await seats()).toEqual([]);
  });

  it('is published as it was shown when what changed touches none of its rules', async () => {
    const run = await proposed();
    await write(
      `UPDATE mentee SET phone = '+84987654321', version = version + 1 WHERE id = '${world.mentees[0].id}'`,
    );
    const { sessions } = await services.proposals.get(world.officer, world.ward.id, run.id);
    expect(await publish(run)).toMatchObject({ state: 'published', sessionsAdded: sessions });
  });

  it('is refused when its first session would begin in the past', async () => {
    const run = await proposed();
    services.clock.at = at('2026-12-01', 9);
    await expect(publish(run)).rejects.toMatchObject({ code: 'plan-outdated' });
    await renew(run);
    await services.planRuns.execute(run.id);
    await publish(await stands(run.id));
    for (const { startAt } of await seats()) expect(startAt).toBeGreaterThan(services.clock.at);
  });

  it('leaves the ward to book by hand meanwhile, and no second plan beside it', async () => {
    const run = await proposed();
    const another = () => services.planRuns.request(world.officer, world.ward.id, twoWeeks);
    await expect(another()).rejects.toMatchObject({ code: 'plan-waits', status: 409 });
    expect(await discard(run)).toMatchObject({ state: 'discarded' });
    expect(await discard(run)).toMatchObject({ state: 'discarded' });
    expect(await audited('week-plan.discard')).toBe(1);
    await expect(publish(run)).rejects.toMatchObject({ code: 'plan-not-proposed' });
    await expect(another()).resolves.toMatchObject({ state: 'queued' });
  });

  describe('by the weekly job', () => {
    const thursday = at('2026-11-26', 19);
    const lookHours = (planLookHours: number | null) =>
      database.unitOfWork.write((manager) =>
        manager.update(
          Ward,
          { id: world.ward.id },
          { settings: { ...defaultWardSettings, planLookHours } },
        ),
      );
    const weekly = () => services.weekPlans.proposeWeek(systemActor, world.ward.id, nextWeek);
    const waiting = () => services.planRuns.latest(world.ward.id);
    const due = async () => (await services.publications.due()).map(({ id }) => id);

    beforeEach(() => {
      services.clock.at = thursday;
    });

    it('is published on Friday evening when nobody looked, made again where it no longer holds', async () => {
      await weekly();
      const run = await waiting();
      expect(run).toMatchObject({ state: 'proposed', publishAt: at('2026-11-27', 19) });
      expect(await due()).not.toContain(run?.id);
      await services.bookings.book(world.officer, {
        menteeId: world.mentees[0].id,
        startAt: at('2026-12-03', 20, 30),
      });
      services.clock.at = at('2026-11-27', 19);
      expect(await due()).toContain(run?.id);
      await services.publications.publishDue(run?.id ?? '');
      expect(await waiting()).toMatchObject({ id: run?.id, state: 'queued' });
      await services.planRuns.execute(run?.id ?? '');
      expect(await waiting()).toMatchObject({ state: 'published', bookingsAdded: 7 });
      expect(await seats()).toHaveLength(8);
      await services.publications.publishDue(run?.id ?? '');
      expect(await seats()).toHaveLength(8);
    });

    it('stays unsent for as long as it takes where the staff wants to see every plan', async () => {
      await lookHours(null);
      await weekly();
      services.clock.at = at('2026-11-29', 22);
      const run = await waiting();
      expect(run).toMatchObject({ state: 'proposed', publishAt: null });
      expect(await due()).not.toContain(run?.id);
      await services.publications.publishDue(run?.id ?? '');
      expect(await seats()).toEqual([]);
    });

    it('is published at once where nobody wants to look', async () => {
      await lookHours(0);
      await weekly();
      expect(await waiting()).toMatchObject({ state: 'published', bookingsAdded: 8 });
    });

    it('takes the proposal of an officer for it, who may have gone on leave', async () => {
      const own = await proposed();
      await weekly();
      await weekly();
      const run = await waiting();
      expect(run).toMatchObject({
        id: own.id,
        version: own.version,
        publishAt: at('2026-11-27', 19),
      });
      services.clock.at = at('2026-11-27', 19);
      await services.publications.publishDue(own.id);
      // Its first days are over by then, and what is left of them is planned.
      await services.planRuns.execute(own.id);
      expect(await waiting()).toMatchObject({ state: 'published' });
      const inWeek = (await seats()).filter(({ startAt }) => startAt >= at(nextWeek, 0));
      expect(inWeek).toHaveLength(8);
    });

    it('throws a forgotten proposal for other weeks away, which would keep the ward without lessons', async () => {
      const old = await proposed({ fromDate: '2026-12-07', weeks: 1 });
      await weekly();
      expect(await stands(old.id)).toMatchObject({ state: 'discarded' });
      expect(await waiting()).toMatchObject({ state: 'proposed', fromDate: nextWeek });
    });

    it('does not come back when it was thrown away', async () => {
      await weekly();
      const run = await waiting();
      await discard(run as WeekPlanRun);
      services.clock.at = at('2026-11-28', 19);
      await services.publications.publishDue(run?.id ?? '');
      expect(await seats()).toEqual([]);
    });
  });

  it('for a command is published at once, whatever waits', async () => {
    const waiting = await proposed();
    const { bookingsAdded } = await services.weekPlans.planWeeks(
      systemActor,
      world.ward.id,
      twoWeeks,
    );
    expect(bookingsAdded).toBe(16);
    expect(await stands(waiting.id)).toMatchObject({ state: 'discarded' });
  });

  describe('taken back', () => {
    it('calls off all that it made, tells whoever was told, and lets the weeks be planned again', async () => {
      const run = await published();
      const [told] = await seats();
      await write(
        `UPDATE reminder SET state = 'sent' WHERE booking_id = '${told.id}' AND kind = 'booked'`,
      );
      expect(await withdraw(run)).toMatchObject({ state: 'withdrawn' });
      expect(await seats()).toEqual([]);
      expect(await seats('cancelled')).toHaveLength(16);
      const sessions = await read().findBy(Session, { wardId: world.ward.id });
      expect(new Set(sessions.map(({ cancelReason }) => cancelReason))).toEqual(new Set(['Lụt']));
      const left = await messages('planned');
      // An ambassador's plan and digest are looked at when they are due, and are not sent about nothing.
      expect(left.filter(({ kind }) => !['cancelled', 'plan', 'digest'].includes(kind))).toEqual(
        [],
      );
      expect(left).toContainEqual(
        expect.objectContaining({ kind: 'cancelled', recipientId: told.menteeId }),
      );
      expect(await read().countBy(WeekPlan, { wardId: world.ward.id })).toBe(0);
      expect(
        await read().findOneBy(AuditEntry, { subjectId: run.id, action: 'week-plan.withdraw' }),
      ).toMatchObject({ facts: { reason: 'Lụt', bookings: 16 }, actorId: world.officer.id });

      expect(await withdraw(run)).toMatchObject({ state: 'withdrawn' });
      expect(await audited('week-plan.withdraw')).toBe(1);
      await published();
      expect(await seats()).toHaveLength(16);
    });

    it('is once when two officers press, and then cannot be published', async () => {
      const run = await published();
      const both = await Promise.all([withdraw(run), withdraw(run)]);
      expect(both.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
      await expect(publish(run)).rejects.toMatchObject({ code: 'plan-not-proposed' });
    });

    it('is refused once its first session has begun', async () => {
      const run = await published();
      const first = Math.min(...(await seats()).map(({ startAt }) => startAt));
      services.clock.at = first - 1;
      expect(await services.withdrawals.canBeWithdrawn(run)).toBe(true);
      services.clock.at = first;
      expect(await services.withdrawals.canBeWithdrawn(run)).toBe(false);
      await expect(withdraw(run)).rejects.toMatchObject({ code: 'plan-begun', status: 409 });
      expect(await seats()).toHaveLength(16);
      expect(await stands(run.id)).toMatchObject({ state: 'published' });
    });

    it('leaves what people agreed on themselves', async () => {
      const [own, moved] = world.mentees;
      const { booking, session } = await services.bookings.book(world.officer, {
        menteeId: own.id,
        startAt: at('2026-11-26', 18),
      });
      const run = await published();
      const [mine] = (await seats()).filter(({ menteeId }) => menteeId === moved.id);
      const elsewhere = at('2026-12-06', 15, 30);
      await services.bookings.move(asMentee(moved), mine.id, { startAt: elsewhere, version: 1 });
      const others = (await seats()).filter(
        ({ sessionId, menteeId }) => sessionId === session.id && menteeId !== own.id,
      );
      await withdraw(run);
      const left = await seats();
      expect(left.map(({ id }) => id).sort()).toEqual([booking.id, mine.id].sort());
      // Whoever the plan had put beside them has to look for another seat.
      for (const { id } of others) expect((await stillIn(id)).state).toBe('cancelled');
    });

    it('gives a hall its seats back', async () => {
      const run = await published();
      await withdraw(run);
      const [{ taken }] = await read().query<{ taken: number | string }[]>(
        `SELECT SUM(taken) AS taken FROM venue_use WHERE venue_id = '${world.venue.id}'`,
      );
      expect(Number(taken)).toBe(0);
    });

    const stillIn = (id: string) => read().findOneByOrFail(Booking, { id });
  });

  it.each(['before publishing', 'while publishing', 'after publishing'])(
    'is published once and whole when its process is killed with -9 %s',
    async (dieAt) => {
      const run = await proposed();
      await publishUntilKilled({
        url: database.url,
        wardId: world.ward.id,
        run: { id: run.id, version: run.version },
        now: services.clock.at,
        dieAt,
      });
      expect(await seats()).toHaveLength(dieAt === 'after publishing' ? 16 : 0);
      expect(await publish(run)).toMatchObject({ state: 'published', bookingsAdded: 16 });
      expect(await seats()).toHaveLength(16);
      expect(await audited('week-plan.publish')).toBe(1);
    },
  );

  describe('on its pages', () => {
    let pages: PagesApp;

    beforeAll(async () => {
      pages = await startPagesApp(database.unitOfWork, services.clock);
    });
    beforeEach(() => {
      pages.actors = [world.officer];
    });
    afterAll(() => pages.close());

    const base = () => `/wards/${world.ward.code}`;
    const page = (run: WeekPlanRun) => `${base()}/week-plans/${run.id}`;

    it('is found from the first page, and says what would be sent before it is', async () => {
      const run = await proposed();
      const home = await pages.get(base());
      expect(home.text).toContain('Một lịch đang chờ bạn xem và công bố');
      expect(home.text).toContain(`href="${page(run)}"`);
      const { text } = await pages.get(page(run));
      expect(text).toContain('Chưa ai được báo');
      expect(text).toContain('SMS nếu tất cả đi bằng SMS');
      expect(text).toContain('Mọi học viên có cặp đều có buổi học.');
      expect(text).toContain(`action="${page(run)}/publication"`);
      expect(text).toContain(`action="${page(run)}/discard"`);
      // Whoever asks for another plan is led to this one.
      const pressed = await pages.send('POST', `${base()}/week-plans`, {
        from: monday,
        weeks: '2',
      });
      expect(pressed.location).toBe(page(run));
    });

    it('names whoever goes without, by reason', async () => {
      const [nobody] = world.mentees;
      await write(
        `UPDATE mentee SET windows = '[]', full_name = 'Bà Tư' WHERE id = '${nobody.id}'`,
      );
      const { text } = await pages.get(page(await proposed()));
      expect(text).toContain('Học viên không có giờ rảnh trong tuần này. (1 người)');
      expect(text).toContain('>Bà Tư</a> – tuần từ 23/11, 30/11');
    });

    it('is thrown away in one press', async () => {
      const run = await proposed();
      const thrown = await pages.send('POST', `${page(run)}/discard`, {});
      expect(thrown.location).toBe(`${base()}/week?from=${monday}&notice=plan-discarded`);
      expect((await pages.get(thrown.location ?? '')).text).toContain('Chưa ai được báo gì.');
    });

    it('offers to plan again where it no longer holds', async () => {
      const run = await proposed();
      await write(`UPDATE pair SET ended_at = 1 WHERE mentee_id = '${world.mentees[0].id}'`);
      const version = String(run.version);
      const refused = await pages.send('POST', `${page(run)}/publication`, { version });
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('lịch này không còn đúng');
      expect(refused.text).toContain(`action="${page(run)}/renewal"`);
      const again = await pages.send('POST', `${page(run)}/renewal`, {});
      expect(again.location).toBe(page(run));
      expect((await pages.get(page(run))).text).toContain('<progress');
    });

    it('can be taken back after it was published, once it was said what that calls off', async () => {
      const run = await proposed();
      const version = String(run.version);
      const sent = await pages.send('POST', `${page(run)}/publication`, { version });
      const week = await pages.get(sent.location ?? '');
      expect(week.text).toContain(`href="${page(run)}/withdrawal"`);
      const why = await pages.get(`${page(run)}/withdrawal`);
      expect(why.text).toContain(`action="${page(run)}/withdrawal"`);
      const [told] = await seats();
      await write(
        `UPDATE reminder SET state = 'sent' WHERE booking_id = '${told.id}' AND kind = 'booked'`,
      );
      services.clock.at += 60_000;
      const asked = await pages.send('POST', `${page(run)}/withdrawal`, { reason: 'Lụt' });
      expect(asked.status).toBe(200);
      const numbers = [...asked.text.matchAll(/<strong>(\d+)</g)].map(([, one]) => Number(one));
      expect(await seats()).toHaveLength(16);
      const hiddenFields = formsOf(asked.text).find(({ action }) => action.endsWith('/withdrawal'));
      const back = await pages.send('POST', `${page(run)}/withdrawal`, hiddenFields?.hidden);
      const done = [
        await read().countBy(Session, { wardId: world.ward.id, state: 'cancelled' }),
        (await seats('cancelled')).length,
        (await messages('planned')).filter(({ kind }) => kind === 'cancelled').length,
      ];
      expect(numbers).toEqual(done);
      expect(done.at(-1)).toBeGreaterThan(0);
      expect(back.location).toBe(`${base()}/week?from=${monday}&notice=plan-withdrawn`);
      expect(await seats()).toEqual([]);
      expect((await pages.get(back.location ?? '')).text).not.toContain('/withdrawal"');
    });

    it('can be taken back while another plan was published after it, and waits', async () => {
      const first = await publish(await proposed({ fromDate: monday, weeks: 1 }));
      const later = await publish(await proposed({ fromDate: nextWeek, weeks: 1 }));
      const open = async () => {
        const { text } = await pages.get(`${base()}/week`);
        return [...text.matchAll(/href="([^"]*)\/withdrawal"/g)].map(([, path]) => path);
      };
      expect(await open()).toEqual([page(later), page(first)]);
      await proposed({ fromDate: '2026-12-07', weeks: 1 });
      expect(await open()).toEqual([page(later), page(first)]);
      const back = { reason: 'Lụt', confirmed: 'yes' };
      expect((await pages.send('POST', `${page(first)}/withdrawal`, back)).status).toBe(303);
      expect(await open()).toEqual([page(later)]);
      expect(await seats()).toHaveLength(8);
      // One that has begun is not asked about, also from an old tab.
      services.clock.at = at('2026-12-06', 21);
      expect(await open()).toEqual([]);
      const { status } = await pages.send('POST', `${page(later)}/withdrawal`, back);
      expect(status).toBe(409);
    });

    it('offers nothing to publish where everybody has a session already', async () => {
      await published();
      const run = await proposed({ ...twoWeeks, isAgain: true });
      const { text } = await pages.get(page(run));
      expect(text).toContain('Không có buổi nào cần xếp thêm');
      expect(text).not.toContain('/publication"');
      expect(text).toContain(`action="${page(run)}/discard"`);
    });

    it('says that nobody could be given a session, and why, where there is nothing to publish', async () => {
      await write(`UPDATE mentor SET windows = '[]' WHERE id = '${world.mentor.id}'`);
      const { text } = await pages.get(page(await proposed()));
      expect(text).toContain('Không xếp thêm được buổi nào');
      expect(text).not.toContain('/publication"');
      expect(text).toContain('Đại sứ số không có giờ rảnh trong tuần này. (8 người)');
    });

    it('folds a long list of people, and no short one', async () => {
      await write(`UPDATE mentee SET windows = '[]' WHERE id = '${world.mentees[0].id}'`);
      expect((await pages.get(page(await proposed()))).text).toContain('<details open>');
    });

    it('sends a ward without pairs to pairing first', async () => {
      await write(`UPDATE pair SET ended_at = 1 WHERE ward_id = '${world.ward.id}'`);
      const { text } = await pages.get(`${base()}/week`);
      expect(text).toContain('Hãy ghép cặp và công bố trước khi lập lịch.');
      expect(text).not.toContain('/week-plans"');
    });

    it('says why planning failed, and asks for the same weeks again', async () => {
      const { id } = await services.planRuns.request(world.officer, world.ward.id, twoWeeks);
      await write(`UPDATE week_plan_run SET state = 'failed' WHERE id = '${id}'`);
      const { text } = await pages.get(`${base()}/week-plans/${id}`);
      expect(text).toContain('Lập lịch chưa thành công');
      expect(text).toContain(`value="${monday}"`);
      expect(text).toContain(`action="${base()}/week-plans"`);
      expect((await pages.get(`${base()}/week`)).text).toContain('Lập lịch chưa thành công');
    });

    it('keeps what was typed when it is not taken back, and takes nothing back without a reason', async () => {
      const run = await published();
      const silent = await pages.send('POST', `${page(run)}/withdrawal`, { reason: ' ' });
      expect(silent.status).toBe(422);
      expect(silent.text).toContain(`action="${page(run)}/withdrawal"`);
      services.clock.at = at('2026-12-05', 9);
      const late = await pages.send('POST', `${page(run)}/withdrawal`, {
        reason: 'Lụt',
        confirmed: 'yes',
      });
      expect(late.status).toBe(409);
      expect(await seats()).toHaveLength(16);
    });

    it('leads to the week once it was published or thrown away, also from an old tab', async () => {
      const first = await proposed();
      await discard(first);
      pages.actors = [world.officer];
      const { url } = await fetch(`${await pages.app.getUrl()}${page(first)}`);
      expect(url).toContain(`/week?from=${monday}`);
      const second = await published();
      const again = await pages.send('POST', `${page(second)}/discard`, {});
      expect(again.status).toBe(303);
      expect(await seats()).toHaveLength(16);
    });

    it('is not for another ward, nor for ambassadors', async () => {
      const run = await proposed();
      const stranger = { ...world.officer, wardId: 'another' };
      await expect(publish(run, stranger)).rejects.toMatchObject({ code: 'not-found' });
      const mentor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id } as const;
      await expect(publish(run, mentor)).rejects.toMatchObject({ status: 403 });
    });
  });

  it('is taken back with the lessons that a day off moved or called off, which come back no more', async () => {
    const { changes } = walkInServices(database.unitOfWork);
    const run = await published();
    const planned = { planRunId: run.id, state: 'planned' } as const;
    const [{ startAt }] = await read().find(Session, { where: planned, order: { startAt: 'ASC' } });
    const date = localDateOf(startAt, 'Asia/Ho_Chi_Minh');
    const off = { wardId: world.ward.id, venueId: null };
    const { id } = await changes.closeDays(
      world.officer,
      { ...off, from: date, to: date },
      { act: 'cancel', reason: 'Bão' },
    );
    const { items } = await changes.closeDays(
      world.officer,
      { ...off, from: nextWeek, to: '2026-12-06' },
      { act: 'move', reason: 'Bão' },
    );
    expect(items.some(({ toStartAt }) => (toStartAt ?? 0) >= at('2026-12-07', 0))).toBe(true);
    await withdraw(run);
    expect(await read().countBy(Session, planned)).toBe(0);
    const back = await changes.takeBack(world.officer, id);
    expect(new Set(back.items.map(({ why }) => why))).toEqual(new Set(['plan-withdrawn']));
    expect(await read().countBy(Session, planned)).toBe(0);
  });
});

function publishUntilKilled(options: object): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(__dirname, 'publishing-child.cjs'), JSON.stringify(options)],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (_, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error('It was not killed.')),
    );
  });
}
