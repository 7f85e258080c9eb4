import { In } from 'typeorm';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { Leftover } from '../../../src/modules/matching/entities/leftover.entity';
import { ProposalAct } from '../../../src/modules/matching/entities/proposal-act.entity';
import { ProposedPair } from '../../../src/modules/matching/entities/proposed-pair.entity';
import { PairsService } from '../../../src/modules/matching/pairs/pairs.service';
import { ProposalsService } from '../../../src/modules/matching/proposals/proposals.service';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { BookingsService } from '../../../src/modules/sessions/booking/bookings.service';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { grouped } from '../../../src/platform/common/grouped';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { settleWard } from '../../support/worlds/province-wards';
import { MemoryChannel } from '../../support/worlds/reminder-desk';
import { alwaysFree, at } from '../../support/worlds/session-world';

const operator: Actor = { kind: 'operator', id: newId(), wardId: null };
const code = '30002';
const home = { latitude: 20.3, longitude: 105.8 };
/** Some 5,060 metres to the north. */
const justTooFar = { ...home, latitude: home.latitude + 0.0455 };

describe.each(dialects)('pairs made by hand, on %s', (dialect) => {
  let world: FeaturesWorld;
  let pages: PagesApp;
  let wardId: string;
  let runId: string;
  let mentees: Mentee[];

  beforeAll(async () => {
    world = await startFeatures(dialect);
    const { unitOfWork } = world.database;
    pages = await startPagesApp(unitOfWork, world.clock);
    pages.app.get(Channels).use([new MemoryChannel('sms')]);
    pages.actors = [operator];
    wardId = await settleWard(world, code, home.longitude, [2, 13], false);
    mentees = await unitOfWork.read.find(Mentee, { where: { wardId }, order: { id: 'ASC' } });
    const ward = await unitOfWork.read.findOneByOrFail(Ward, { id: wardId });
    const settings = { ...ward.settings, minMentees: 3, maxMentees: 12 };
    await unitOfWork.write(async (manager) => {
      await manager.update(Ward, { id: wardId }, { settings });
      const household = { id: newId(), wardId, code: 'H1' };
      await insert(manager, Household, household);
      for (const { id } of mentees.slice(0, 2))
        await manager.update(Mentee, { id }, { householdId: household.id });
      await manager.update(Mentee, { id: mentees[12].id }, justTooFar);
      // Whoever guides this one, the other ambassador teaches what is missing.
      const [one, other] = await manager.find(Mentor, { where: { wardId }, order: { id: 'ASC' } });
      const teach = (mentor: Mentor, topic: string) =>
        manager.update(Mentor, { id: mentor.id }, { topics: [...mentor.topics, topic] });
      await teach(one, 'digital-signature');
      await teach(other, 'farm-prices');
      const topics = [...mentees[5].topics, 'digital-signature', 'farm-prices'];
      await manager.update(Mentee, { id: mentees[5].id }, { topics });
    });
    const runs = world.app.get(MatchRunsService);
    const run = await runs.request(systemActor, wardId);
    await runs.execute(run.id);
    runId = run.id;
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    await world.close();
  });

  const read = () => world.database.unitOfWork.read;
  const proposal = () => `/wards/${code}/proposals/${runId}`;
  const placeOf = async (menteeId: string) => {
    const pair = await read().findOneBy(ProposedPair, { runId, menteeId });
    return pair && { mentorId: pair.mentorId, isLocked: pair.isLocked };
  };
  const officer = () => new Pressing(pages);

  it('serve somebody left over by a way a little longer, said to the metre, and one press takes it back', async () => {
    const left = mentees[12].id;
    expect(await placeOf(left)).toBeNull();
    const desk = officer();
    await desk.open(proposal());
    expect(desk.text).toContain('Không có đại sứ số nào trong 5 km.');
    expect(desk.text).not.toContain('gần nhất cách 5 km');
    expect(desk.text).toMatch(/cách 5\.0\d\d m\. Mức của đơn vị là 5 km; xa hơn \d+ m\./);
    await desk.send(/places$/);
    expect(desk.presses).toBe(1);
    expect(await placeOf(left)).toMatchObject({ isLocked: true });
    expect(await read().countBy(Leftover, { runId, side: 'mentee' })).toBe(0);
    expect(desk.text).toContain('Vừa cho phép một cặp xa hơn mức của đơn vị');
    await desk.send(/\/taking-back$/);
    expect(await placeOf(left)).toBeNull();
    expect(await read().countBy(Leftover, { runId, side: 'mentee' })).toBe(1);
    expect(desk.text).not.toContain('/taking-back');
  });

  it('split a household and put it together again, seeing before what it costs', async () => {
    const [one, two] = mentees;
    const together = await placeOf(one.id);
    expect(await placeOf(two.id)).toEqual(together);
    const desk = officer();
    await desk.open(`${proposal()}/households`);
    expect(desk.text).toContain('Hộ đang học chung: 1');
    expect(desk.text).toContain('không đi xa hơn');
    await desk.send(/places$/);
    const places = [await placeOf(one.id), await placeOf(two.id)];
    expect(places[0]?.mentorId).not.toBe(places[1]?.mentorId);
    // Both are held where they are, or the next pairing would put them together again.
    expect(places.map((place) => place?.isLocked)).toEqual([true, true]);
    await desk.open(`${proposal()}/households`);
    expect(desk.text).toContain('Hộ đang tách: 1');
    await desk.send(/places$/);
    expect((await placeOf(one.id))?.mentorId).toBe((await placeOf(two.id))?.mentorId);
    await desk.send(/\/taking-back$/);
    await desk.send(/\/taking-back$/);
    expect([await placeOf(one.id), await placeOf(two.id)]).toEqual([together, together]);
  });

  it('fix a pair of a proposal and let it go from its row, and a move too is taken back', async () => {
    const { id } = mentees[4];
    const before = await placeOf(id);
    const desk = officer();
    await desk.open(proposal());
    const lock = { menteeId: id, mentorId: before?.mentorId ?? '' };
    await desk.send(/locks$/, { ...lock, lock: 'yes' });
    expect(await placeOf(id)).toEqual({ ...before, isLocked: true });
    const { unitOfWork } = world.database;
    const takesAtMost = (maxMentees: number | null) =>
      unitOfWork.write((manager) =>
        manager.update(Mentor, { id: lock.mentorId }, { maxMentees, version: () => 'version + 1' }),
      );
    await takesAtMost(0);
    await desk.open(proposal());
    expect(desk.text).toContain('nhận nhiều nhất 0 học viên, nhưng cán bộ đã khóa 1 cặp');
    await takesAtMost(null);
    await desk.open(proposal());
    await desk.send(/\/taking-back$/);
    expect(await placeOf(id)).toEqual(before);
    const others = await read().find(ProposedPair, { where: { runId } });
    const other = others.find(({ mentorId }) => mentorId !== before?.mentorId)?.mentorId ?? '';
    const runs = world.app.get(MatchRunsService);
    await world.app.get(ProposalsService).move(operator, await runs.get(runId), id, other);
    await desk.open(proposal());
    await desk.send(/\/taking-back$/);
    expect(await placeOf(id)).toEqual(before);
  });

  it('take back nothing that another officer has changed since', async () => {
    const { id } = mentees[4];
    const before = await placeOf(id);
    const desk = officer();
    await desk.open(proposal());
    const lock = { menteeId: id, mentorId: before?.mentorId ?? '' };
    await desk.send(/locks$/, { ...lock, lock: 'yes' });
    const act = await read().findOneOrFail(ProposalAct, {
      where: { runId },
      order: { madeAt: 'DESC', id: 'DESC' },
    });
    await officer().open(proposal());
    await pages.send('POST', `${proposal()}/locks`, { ...lock, lock: 'no' });
    const late = await pages.send('POST', `${proposal()}/taking-back`, { actId: act.id });
    expect(late.status).toBe(409);
    expect(await placeOf(id)).toEqual(before);
  });

  it('are offered today as well: a longer way by one press, a lock on every row', async () => {
    const runs = world.app.get(MatchRunsService);
    await world.app.get(ProposalsService).publish(operator, await runs.get(runId));
    const pairs = world.app.get(PairsService);
    const left = mentees[12].id;
    const desk = officer();
    await desk.open(`/wards/${code}/pairs`);
    expect(desk.text).toContain('Cho phép cặp này lần này');
    await desk.send(/desk\/moves$/);
    expect(await pairs.ofMentee(left)).toMatchObject({ isLocked: true });
    await desk.open(`/wards/${code}/pairs`);
    await desk.send(/\/taking-back$/);
    expect(await pairs.ofMentee(left)).toBeNull();
    const pair = await pairs.ofMentee(mentees[4].id);
    await desk.open(`/wards/${code}/pairs?open=${pair?.mentorId}`);
    await desk.send(/pairs\/locks$/, { pairId: pair?.id ?? '', lock: 'yes' });
    expect(await pairs.ofMentee(mentees[4].id)).toMatchObject({ isLocked: true });
    await desk.send(/\/taking-back$/);
    expect(await pairs.ofMentee(mentees[4].id)).toMatchObject({ isLocked: false });
  });

  it('name who could teach beside what the own ambassador does not, on the page, over the API and in the file', async () => {
    const { id } = mentees[5];
    const own = (await world.app.get(PairsService).ofMentee(id))?.mentorId ?? '';
    const { text } = await pages.get(`/wards/${code}/pairs?open=${own}`);
    expect(text).toMatch(/(Chữ ký số|Tra cứu giá nông sản): Trần Thị Thử \(0 m\)/);
    const answered = JSON.parse(
      (await pages.get(`/api/v1/wards/${wardId}/pairs?pageSize=100`)).text,
    ) as { items: { menteeId: string; openNeeds: { mentors: { mentorId: string }[] }[] }[] };
    const [need] = answered.items.find(({ menteeId }) => menteeId === id)?.openNeeds ?? [];
    expect(need.mentors).toHaveLength(1);
    expect(need.mentors[0].mentorId).not.toBe(own);
    expect((await pages.get(`/wards/${code}/pairs.xlsx`)).status).toBe(200);
  });

  it('show what splitting a household of today does to its lessons before it is done', async () => {
    const desk = officer();
    await desk.open(`/wards/${code}/pairs/households`);
    expect(desk.text).toContain('Hộ đang học chung: 1');
    await desk.send(/pairs\/households$/);
    const [one, two] = mentees;
    const pairs = world.app.get(PairsService);
    const mentorOf = async (id: string) => (await pairs.ofMentee(id))?.mentorId;
    expect(await mentorOf(one.id)).toBe(await mentorOf(two.id));
    await desk.send(/pairs\/households$/, { confirmed: 'yes' });
    expect(await mentorOf(one.id)).not.toBe(await mentorOf(two.id));
  });

  it('are as before a publication when it is undone, and can be published again', async () => {
    const pairs = world.app.get(PairsService);
    const runs = world.app.get(MatchRunsService);
    const keysOf = (all: { mentorId: string; menteeId: string }[]) =>
      all.map(({ mentorId, menteeId }) => `${menteeId} ${mentorId}`).toSorted();
    const before = keysOf(await pairs.current(wardId));
    await world.database.unitOfWork.write(async (manager) => {
      for (const side of [Mentor, Mentee]) {
        const people = await manager.findBy<Mentor | Mentee>(side, { wardId });
        for (const [nth, { id }] of people.entries()) {
          const phone = `+849${side === Mentor ? 1 : 2}${String(nth).padStart(7, '0')}`;
          await manager.update<Mentor | Mentee>(side, { id }, { windows: alwaysFree, phone });
        }
      }
    });
    const news = { kind: In(['booked', 'moved', 'cancelled']), state: 'planned' } as const;
    /** Two of each ambassador on an evening; all of them have heard of it. */
    const bookAll = async (dates: readonly string[]) => {
      for (const own of grouped(await pairs.current(wardId), (one) => one.mentorId).values()) {
        for (const [nth, { menteeId }] of own.slice(0, 2 * dates.length).entries()) {
          const who = { kind: 'mentee', id: menteeId, wardId } as const;
          const wanted = { menteeId, startAt: at(dates[nth >> 1], 18 + 2 * (nth % 2)) };
          await pages.app.get(BookingsService).book(who, wanted);
        }
      }
      await allHeard();
    };
    const allHeard = async () => {
      await world.database.unitOfWork.write((manager) =>
        manager.update(Reminder, news, { state: 'sent' }),
      );
      world.clock.at += 60_000;
    };
    await bookAll(['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28']);
    // Each was moved or locked by hand meanwhile; the ward is paired and published once more.
    const again = await runs.request(systemActor, wardId, { activeMentorReward: -50_000 });
    await runs.execute(again.id);
    await world.app.get(ProposalsService).publish(operator, await runs.get(again.id), {
      acceptBelowMinimum: true,
    });
    const published = keysOf(await pairs.current(wardId));
    expect(published).not.toEqual(before);
    await allHeard();
    await bookAll(['2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05']);
    const desk = officer();
    await desk.open(`/wards/${code}/pairs`);
    await desk.send(/publication-taking-back$/);
    expect(keysOf(await pairs.current(wardId))).toEqual(published);
    const said = numbersIn(desk.text);
    const counts = async () => ({
      standing: await pairs.current(wardId),
      off: await read().findBy(Session, { wardId, state: 'cancelled' }),
      places: await read().findBy(Booking, {}),
      messages: await read().countBy(Reminder, { wardId, ...news }),
    });
    const was = await counts();
    await desk.send(/publication-taking-back$/, { confirmed: 'yes' });
    expect(desk.text).toContain('Đã hoàn tác công bố');
    const is = await counts();
    const idsOf = (some: { id: string }[]) => new Set(some.map(({ id }) => id));
    const without = (some: { id: string }[], others: { id: string }[]) =>
      some.filter(({ id }) => !idsOf(others).has(id)).length;
    const stateOf = new Map(was.places.map(({ id, state }) => [id, state]));
    const became = (state: string) =>
      is.places.filter((one) => one.state === state && stateOf.get(one.id) !== state).length;
    const isElse = new Set(keysOf(was.standing).concat(keysOf(is.standing)));
    expect(said).toEqual({
      'học viên đổi đại sứ': isElse.size - is.standing.length,
      'cặp kết thúc': without(was.standing, is.standing),
      'cặp trở lại': without(is.standing, was.standing),
      'buổi bị hủy': without(is.off, was.off),
      'chỗ học trở lại': became('booked'),
      'chỗ học bị hủy': became('cancelled'),
      'tin nhắn': is.messages - was.messages,
    });
    expect(keysOf(await pairs.current(wardId))).toEqual(before);
    expect(await runs.get(again.id)).toMatchObject({ state: 'proposed' });
    const twice = await pages.send(
      'POST',
      `/wards/${code}/proposals/${again.id}/publication-taking-back`,
    );
    expect(twice.status).toBe(409);
    await desk.send(/publication$/, { acceptBelowMinimum: 'yes' });
    expect(keysOf(await pairs.current(wardId))).toEqual(published);
  });
});

/** The big numbers of a page, by their names. */
function numbersIn(text: string): Record<string, number> {
  const said = text.matchAll(/<strong>(\d+)<\/strong> <span>([^<]+)/g);
  return Object.fromEntries([...said].map(([, value, name]) => [name, Number(value)]));
}
