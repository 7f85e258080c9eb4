import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { ForbiddenPair } from '../../../src/modules/matching/entities/forbidden-pair.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { MemoryChannel } from '../../support/worlds/reminder-desk';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { maskPhone } from '../../../src/core/vietnamese/phones';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { addMentees, addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  pairUp,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const wednesday = at('2026-11-25', 18);
const friday = at('2026-11-27', 19);

describe.each(dialects)('mentees given to another ambassador, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let clock: FakeClock;
  let other: Mentor;

  beforeAll(async () => {
    clock = new FakeClock(at(monday, 9));
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.app.get(Channels).use([new MemoryChannel('sms')]);
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    world = await database.unitOfWork.write(async (manager) => {
      const settled = await settlePairs(manager, 6);
      other = await addMentor(manager, settled, {
        fullName: 'Vũ Minh Châu',
        phone: '+84905111222',
        windows: alwaysFree,
        topics: ['vneid', 'cashless'],
      });
      return settled;
    });
    pages.actors = [world.officer];
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const code = () => world.ward.code;
  const pairOf = (menteeId: string) => read().findOneBy(Pair, { menteeId, endedAt: IsNull() });
  const statesOf = async (menteeId: string) => {
    const bookings = await read().find(Booking, { where: { menteeId }, order: { startAt: 'ASC' } });
    return bookings.map(({ state }) => state);
  };
  const offMessages = () => read().findBy(Reminder, { kind: 'cancelled', state: 'planned' });
  const book = (mentee: Mentee, startAt: number) =>
    services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt });
  /** As if everybody had been told of what is agreed. */
  const told = () =>
    database.unitOfWork.write((manager) =>
      manager.update(Reminder, { kind: 'booked', state: 'planned' }, { state: 'sent' }),
    );
  async function press(text: string, action: string): Promise<string> {
    const form = formsOf(text).find((one) => one.action === action);
    if (!form) throw new Error(`no form goes to ${action}`);
    const answer = await pages.send('POST', form.action, form.hidden);
    if (!answer.location) return answer.text;
    return (await pages.get(answer.location)).text;
  }

  it('is shown before it is done, to the last lesson and message, and taken back by one press', async () => {
    const [nga] = world.mentees;
    for (const startAt of [wednesday, friday]) await book(nga, startAt);
    await told();
    const action = paths.ward.menteeMentor(code(), nga.id);
    const offered = (await pages.get(action)).text;
    expect(offered).toContain('Vũ Minh Châu');
    expect(offered).not.toContain(`value="${world.mentor.id}"`);
    const look = await pages.send('POST', action, { mentorId: other.id });
    expect(look.status).toBe(200);
    expect(look.text).toMatch(/<strong>2<\/strong> <span>chỗ đã hẹn/);
    const [, messages] = /<strong>(\d+)<\/strong> <span>tin nhắn/.exec(look.text) ?? [];
    expect(Number(messages)).toBeGreaterThan(0);
    expect(await statesOf(nga.id)).toEqual(['booked', 'booked']);
    expect(await read().countBy(PlannedChange, { wardId: world.ward.id })).toBe(0);

    const before = (await offMessages()).length;
    const made = await press(look.text, action);
    expect((await pairOf(nga.id))?.mentorId).toBe(other.id);
    expect(await statesOf(nga.id)).toEqual(['cancelled', 'cancelled']);
    const off = await offMessages();
    expect(off.length).toBeGreaterThan(before);
    const [change] = await read().findBy(PlannedChange, { wardId: world.ward.id });
    expect(String(change.messages)).toBe(messages);
    // Whoever reads it knows whom to turn to.
    expect(JSON.stringify(off.map(({ facts }) => facts))).toContain('Vũ Minh Châu 0905 111 222');
    const kept = await read().query<{ facts: string; words: string }[]>(
      `SELECT a.facts, w.words FROM audit_entry a JOIN audit_words w ON w.entry_id = a.id
       WHERE a.action = 'booking.cancel'`,
    );
    expect(JSON.stringify(kept)).toContain('Đổi đại sứ số');
    expect(JSON.stringify(kept)).not.toContain('Vũ Minh Châu');
    const listed = (await pages.get(paths.ward.changes(code()))).text;
    expect(listed).toContain(`Đổi đại sứ số: ${nga.fullName}`);

    await press(made, paths.ward.changeTakingBack(code(), change.id));
    const again = await pairOf(nga.id);
    expect(again).toMatchObject({ mentorId: world.mentor.id, isLocked: false });
    expect(await statesOf(nga.id)).toEqual(['booked', 'booked']);
  });

  it('is among the changes when a program asks for it, and is taken back from there', async () => {
    const [nga] = world.mentees;
    await book(nga, wednesday);
    await told();
    const url = `/api/v1/wards/${world.ward.id}/pairs/${nga.id}`;
    const ask = (method: 'PUT' | 'DELETE', payload?: object) =>
      pages.app.inject({ method, url, payload });
    const changes = () =>
      read().find(PlannedChange, { where: { wardId: world.ward.id }, order: { madeAt: 'ASC' } });

    /** Of who was theirs, nobody is given the number: why the place is off names the new one. */
    const asksWard = async () =>
      (await offMessages())
        .filter(({ recipientKind }) => recipientKind === 'mentee')
        .map(({ facts }) => facts?.asksWard);

    const given = await ask('PUT', { mentorId: other.id });
    expect(given.json()).toMatchObject({ menteeId: nga.id, mentorId: other.id, isLocked: true });
    expect(await statesOf(nga.id)).toEqual(['cancelled']);
    expect(await asksWard()).toEqual([true]);
    const [first] = await changes();
    await services.changes.takeBack(world.officer, first.id);
    expect((await pairOf(nga.id))?.mentorId).toBe(world.mentor.id);
    expect(await statesOf(nga.id)).toEqual(['booked']);

    // Who has that ambassador is kept with them, and nothing else happens.
    clock.at += 60_000;
    const kept = await ask('PUT', { mentorId: world.mentor.id });
    expect(kept.json()).toMatchObject({ mentorId: world.mentor.id, isLocked: true });
    expect(await changes()).toHaveLength(1);

    expect((await ask('DELETE')).statusCode).toBe(204);
    expect(await pairOf(nga.id)).toBeNull();
    expect(await asksWard()).toEqual([true]);
    expect((await ask('DELETE')).json()).toMatchObject({ code: 'not-found' });
    const [, second] = await changes();
    await services.changes.takeBack(world.officer, second.id);
    expect((await pairOf(nga.id))?.mentorId).toBe(world.mentor.id);
  });

  it('says whom it leaves with fewer than the least', async () => {
    const action = paths.ward.pickedMentor(code());
    const picked = world.mentees.slice(0, 2);
    const people = picked.map(({ id, version }) => `${id}.${version}`).join(',');
    const look = await pages.send('POST', action, { people, mentorId: other.id });
    expect(look.text).toContain(`${world.mentor.fullName}: còn 4 học viên`);
    expect(look.text).toMatch(/<strong>2<\/strong> <span>cặp/);
    expect((await pairOf(picked[0].id))?.mentorId).toBe(world.mentor.id);
    const made = await press(look.text, action);
    expect((await pairOf(picked[1].id))?.mentorId).toBe(other.id);
    const [change] = await read().findBy(PlannedChange, { wardId: world.ward.id });
    await press(made, paths.ward.changeTakingBack(code(), change.id));
    for (const { id } of picked) expect((await pairOf(id))?.mentorId).toBe(world.mentor.id);
  });

  it('pairs somebody who had nobody, and lets them be alone again', async () => {
    const [alone] = await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 1, () => ({ windows: alwaysFree, topics: ['vneid'] })),
    );
    const action = paths.ward.menteeMentor(code(), alone.id);
    const look = await pages.send('POST', action, { mentorId: other.id });
    const made = await press(look.text, action);
    expect((await pairOf(alone.id))?.mentorId).toBe(other.id);
    const [change] = await read().findBy(PlannedChange, { wardId: world.ward.id });
    expect(change.people).toBe(1);
    await press(made, paths.ward.changeTakingBack(code(), change.id));
    expect(await pairOf(alone.id)).toBeNull();
  });

  it('changes nothing where they have that ambassador, or somebody was quicker', async () => {
    const [nga] = world.mentees;
    const action = paths.ward.menteeMentor(code(), nga.id);
    const same = await pages.send('POST', action, { mentorId: world.mentor.id });
    expect(same.status).toBe(409);
    expect((await pairOf(nga.id))?.isLocked).toBe(false);
    const look = await pages.send('POST', action, { mentorId: other.id });
    const third = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid', 'cashless'] }),
    );
    await services.pairChanges.giveOne(world.officer, world.ward.id, {
      menteeId: nga.id,
      mentorId: third.id,
    });
    const form = formsOf(look.text).find((one) => one.action === action);
    expect((await pages.send('POST', action, form?.hidden)).status).toBe(409);
    expect((await pairOf(nga.id))?.mentorId).toBe(third.id);
  });

  it('is refused in one sentence where nobody is that ambassador, and changes nothing', async () => {
    const [{ id }] = world.mentees;
    const before = await pairOf(id);
    for (const mentorId of [randomUUID(), 'null']) {
      const page = await pages.send('POST', paths.ward.menteeMentor(code(), id), { mentorId });
      expect(page.status).toBe(404);
    }
    const path = `/api/v1/wards/${world.ward.id}/pairs/${id}`;
    expect((await pages.send('PUT', path, { mentorId: randomUUID() })).status).toBe(404);
    expect(await pairOf(id)).toEqual(before);
  });

  it('stays once the two have had a lesson', async () => {
    const [nga] = world.mentees;
    const action = paths.ward.menteeMentor(code(), nga.id);
    const look = await pages.send('POST', action, { mentorId: other.id });
    await press(look.text, action);
    await book(nga, wednesday);
    clock.at = at('2026-11-26', 9);
    await database.unitOfWork.write((manager) =>
      manager.update(Booking, { menteeId: nga.id }, { state: 'attended' }),
    );
    const [change] = await read().findBy(PlannedChange, { wardId: world.ward.id });
    const { items } = await services.changes.takeBack(world.officer, change.id);
    expect(items).toMatchObject([{ isBack: false, why: 'agreed-since' }]);
    expect((await pairOf(nga.id))?.mentorId).toBe(other.id);
  });

  it('ends a pair for good in the same way, and takes that back too', async () => {
    const [nga] = world.mentees;
    await book(nga, wednesday);
    await told();
    const action = paths.ward.menteeRelease(code(), nga.id);
    const look = await pages.send('POST', action, { forbid: 'yes' });
    expect(look.text).toMatch(/<strong>1<\/strong> <span>chỗ đã hẹn/);
    const made = await press(look.text, action);
    expect(await pairOf(nga.id)).toBeNull();
    const ruledOut = { mentorId: world.mentor.id, menteeId: nga.id };
    expect(await read().existsBy(ForbiddenPair, ruledOut)).toBe(true);
    const [change] = await read().findBy(PlannedChange, { wardId: world.ward.id });
    await press(made, paths.ward.changeTakingBack(code(), change.id));
    expect(await read().existsBy(ForbiddenPair, ruledOut)).toBe(false);
    expect((await pairOf(nga.id))?.mentorId).toBe(world.mentor.id);
    expect(await statesOf(nga.id)).toEqual(['booked']);
  });

  it('spreads all mentees of an ambassador over others in one press', async () => {
    const action = paths.ward.mentorSuccessors(code(), world.mentor.id);
    const { text } = await pages.get(action);
    const [first, second] = world.mentees;
    const look = await pages.send('POST', action, {
      [first.id]: other.id,
      [second.id]: other.id,
    });
    expect(text).toContain(first.fullName);
    expect(look.text).toMatch(/<strong>2<\/strong> <span>cặp/);
    await press(look.text, action);
    expect((await pairOf(second.id))?.mentorId).toBe(other.id);
  });

  it('shares all of an ambassador out in three presses from the first page', async () => {
    await database.unitOfWork.write(async (manager) => {
      const others = await addMentees(manager, world, 4, () => ({ windows: alwaysFree }));
      await pairUp(manager, world.ward.id, other.id, others);
      await manager.update(Mentor, { id: other.id }, { maxMentees: 9 });
      // Whoever has taught nobody for weeks is given nobody.
      await manager.update(Pair, { mentorId: other.id }, { startedAt: clock.at });
    });
    const action = paths.ward.handover(code());
    const asked = (await pages.get(action)).text;
    // The other one of that name is told apart.
    const number = maskPhone(world.mentor.phone ?? '').replaceAll('*', '\\*');
    expect(asked).toMatch(new RegExp(`${world.mentor.fullName} \\([^)]*${number}\\) – 6 học viên`));
    const look = await pages.send('POST', action, { mentorId: world.mentor.id });
    expect(look.text).toMatch(/<strong>5<\/strong> <span>cặp/);
    expect(look.text).toContain('Chưa tìm được ai nhận');
    const seen = [...look.text.matchAll(/name="seen" value="([^"]*)"/g)].map(([, one]) => one);
    expect(seen).toHaveLength(5);
    const form = formsOf(look.text).find(({ hidden }) => hidden.confirmed === 'yes');
    const done = await pages.send('POST', form?.action ?? '', { ...form?.hidden, seen });
    expect(done.status).toBe(303);
    expect(await read().countBy(Pair, { mentorId: other.id, endedAt: IsNull() })).toBe(9);
    const nobody = await pages.send('POST', action, {});
    expect(nobody.status).toBe(422);
  });

  it('are chosen among ambassadors of one name by their hamlets and numbers, wherever one is chosen', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Mentor, { id: other.id }, { fullName: world.mentor.fullName }),
    );
    const { fullName } = world.mentor;
    const numbers = [world.mentor, other].map(({ phone }) => maskPhone(phone ?? ''));
    const [pair] = await read().findBy(Pair, { mentorId: world.mentor.id, endedAt: IsNull() });
    for (const page of [
      paths.ward.absence(code()),
      `${paths.ward.week(code())}?by=mentor`,
      `${paths.ward.mentees(code())}/picked?whom=everybody&id=${pair.menteeId}`,
    ]) {
      const { text } = await pages.get(page);
      const said = [...text.matchAll(/<option[^>]*>([^<]*)</g)].map(([, label]) => label);
      const named = said.filter((label) => label.includes(fullName));
      expect(named.length).toBeGreaterThan(0);
      for (const label of named) expect(numbers.some((one) => label.includes(one))).toBe(true);
    }
  });

  it('are found from the first page, where their number can be put right from their row', async () => {
    const home = (await pages.get(paths.ward.home(code()))).text;
    expect(home).toContain(`formaction="${paths.ward.mentors(code())}"`);
    const [nga] = world.mentees;
    const found = `${paths.ward.mentees(code())}?q=${encodeURIComponent(nga.phone ?? '')}`;
    expect((await pages.get(found)).text).toContain('Sửa số');
  });
});
