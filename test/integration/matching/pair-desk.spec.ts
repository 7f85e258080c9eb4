import { In, IsNull } from 'typeorm';
import type { Actor } from '../../../src/modules/access';
import { newId } from '../../../src/platform/database/columns';
import { DomainError } from '../../../src/platform/common/domain-error';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { MoveEffects } from '../../../src/modules/sessions/pair-moves/move-effects';
import { PairMoves } from '../../../src/modules/sessions/pair-moves/pair-moves.service';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { WardBoundary } from '../../../src/modules/wards/entities/ward-boundary.entity';
import { paths } from '../../../src/web/kit/paths/paths';
import { deskPath } from '../../../src/web/staff/pairs/desk-state';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { MemoryChannel } from '../../support/worlds/reminder-desk';
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

describe.each(dialects)('the pairing desk, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let clock: FakeClock;
  let moves: PairMoves;
  /** Teaches only one of the topics, lives farther away, and has room for one. */
  let other: Mentor;

  beforeAll(async () => {
    clock = new FakeClock(at(monday, 9));
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.app.get(Channels).use([new MemoryChannel('sms')]);
    world = await database.unitOfWork.write(async (manager) => {
      const settled = await settlePairs(manager, 3, (index) => ({
        fullName: ['Bùi Thị Nga', 'Lò Văn Hùng', 'Đỗ Thị Lan'][index],
        phone: `+8498000000${index}`,
        topics: ['vneid', 'cashless'],
      }));
      other = await addMentor(manager, settled, {
        fullName: 'Vũ Minh Châu',
        windows: [alwaysFree[0]],
        topics: ['vneid'],
        maxMentees: 1,
        latitude: settled.mentor.latitude + 0.01,
      });
      return settled;
    });
    pages.actors = [world.officer];
    moves = pages.app.get(PairMoves);
  });
  afterAll(async () => {
    await assertSound(database.unitOfWork.read);
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const code = () => world.ward.code;
  const pairOf = (menteeId: string) =>
    read().findOneByOrFail(Pair, { menteeId, endedAt: IsNull() });
  const mentorOf = async (menteeId: string) =>
    (await read().findOneBy(Pair, { menteeId, endedAt: IsNull() }))?.mentorId;
  const statesOf = async (menteeId: string) => {
    const bookings = await read().find(Booking, { where: { menteeId }, order: { startAt: 'ASC' } });
    return bookings.map(({ state }) => state);
  };
  const planned = (kind: string) =>
    read().countBy(Reminder, { kind: kind as never, state: 'planned' });
  const codeOf = (refused: Promise<unknown>): Promise<string> =>
    refused.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  /** Presses the only button of the form that goes there. */
  async function press(text: string, action: RegExp): Promise<string> {
    const form = formsOf(text).find((one) => action.test(one.action));
    if (!form) throw new Error(`no form goes to ${String(action)}`);
    const { location } = await pages.send('POST', form.action, form.hidden);
    return (await pages.get(location ?? '')).text;
  }

  it('shows what a move does before it is done: ways, loads, times, topics, lessons and messages', async () => {
    const [nga] = world.mentees;
    for (const startAt of [wednesday, friday]) {
      await services.bookings.book(asMentee(nga), { menteeId: nga.id, startAt });
    }
    // Both have been told of the first lesson, and nobody of the second.
    const [first] = await read().find(Booking, { order: { startAt: 'ASC' } });
    await database.unitOfWork.write((manager) =>
      manager.update(Reminder, { bookingId: first.id, kind: 'booked' }, { state: 'sent' }),
    );
    const effect = await pages.app.get(MoveEffects).of(world.officer, world.ward, {
      menteeId: nga.id,
      mentorId: other.id,
    });
    expect(effect.refusal).toBeNull();
    expect(effect.before).toMatchObject({ metres: 0, mentees: { today: 3, afterwards: 2 } });
    expect(effect.after).toMatchObject({ mentees: { today: 0, afterwards: 1 }, most: 1 });
    expect(effect.after.metres).toBeGreaterThan(1000);
    expect(effect.after.facts.topicsMissing).toEqual(['cashless']);
    expect(effect.after.windows).toEqual([alwaysFree[0]]);
    expect(effect.places.map(({ startAt }) => startAt)).toEqual([wednesday, friday]);

    const before = await planned('cancelled');
    const asked = deskPath(code(), { mentee: nga.id, to: other.id });
    const { text } = await pages.get(asked);
    expect(text).toContain(`Bùi Thị Nga học với Vũ Minh Châu?`);
    expect(text).toContain(`2 chỗ học đã hẹn với đại sứ cũ sẽ hủy; ${effect.messages} tin`);
    const after = await press(text, /desk\/moves$/);
    expect(await mentorOf(nga.id)).toBe(other.id);
    expect(await statesOf(nga.id)).toEqual(['cancelled', 'cancelled']);
    expect((await planned('cancelled')) - before).toBe(effect.messages);
    expect(effect.messages).toBeGreaterThan(0);
    expect(after).toContain('Bạn vừa chuyển Bùi Thị Nga từ');
  });

  it('puts the last act back by one press, with the lessons that fell', async () => {
    const [nga] = world.mentees;
    const { text } = await pages.get(paths.ward.desk(code()));
    const after = await press(text, /taking-back$/);
    expect(await mentorOf(nga.id)).toBe(world.mentor.id);
    expect(await statesOf(nga.id)).toEqual(['booked', 'booked']);
    const pair = await read().findOneByOrFail(Pair, { menteeId: nga.id, endedAt: IsNull() });
    expect(pair.isLocked).toBe(false);
    expect(formsOf(after).some(({ action }) => action.includes('taking-back'))).toBe(false);
  });

  it('is among the changes of the ward, where one press takes it back as well', async () => {
    const [nga] = world.mentees;
    const { officer, ward, mentor } = world;
    const move = { menteeId: nga.id, mentorId: other.id, fromId: mentor.id };
    const { id } = await moves.move(officer, ward.id, move);
    expect((await pages.get(paths.ward.changes(code()))).text).toContain(
      `href="${paths.ward.change(code(), id)}"`,
    );
    const { text } = await pages.get(paths.ward.change(code(), id));
    await press(text, /taking-back$/);
    expect(await mentorOf(nga.id)).toBe(mentor.id);
    expect(await statesOf(nga.id)).toEqual(['booked', 'booked']);
    expect(await moves.last(officer, ward.id)).toBeNull();
    expect(await codeOf(moves.takeBack(officer, ward.id, id))).toBe('pair-changed-since');
  });

  it('refuses with the rule that speaks against it, and then changes nothing', async () => {
    const [nga, hung] = world.mentees;
    const { officer, ward, mentor } = world;
    const from = { fromId: mentor.id, mentorId: other.id };
    const first = await moves.move(officer, ward.id, { ...from, menteeId: hung.id });
    expect(await codeOf(moves.move(officer, ward.id, { ...from, menteeId: nga.id }))).toBe(
      'mentor-full',
    );
    expect(await statesOf(nga.id)).toEqual(['booked', 'booked']);
    const { text } = await pages.get(deskPath(code(), { mentee: nga.id, to: other.id }));
    expect(text).toContain('Không chuyển được.');
    expect(formsOf(text).some(({ action }) => action.endsWith('/desk/moves'))).toBe(false);
    // Whoever looked before him saw another ambassador.
    const colleague = { ...officer, id: newId() };
    expect(await codeOf(moves.move(colleague, ward.id, { ...from, menteeId: hung.id }))).toBe(
      'stale-version',
    );
    await moves.takeBack(officer, ward.id, first.id);
    expect(await codeOf(moves.takeBack(officer, ward.id, first.id))).toBe('already-taken-back');
  });

  it('does not take back what two people have agreed on since', async () => {
    const [, hung] = world.mentees;
    const { officer, ward, mentor } = world;
    const move = { menteeId: hung.id, mentorId: other.id, fromId: mentor.id };
    const act = await moves.move(officer, ward.id, move);
    const startAt = at('2026-11-30', 18);
    await services.bookings.book(asMentee(hung), { menteeId: hung.id, startAt });
    expect(await codeOf(moves.takeBack(officer, ward.id, act.id))).toBe('agreed-since');
    expect(await mentorOf(hung.id)).toBe(other.id);
    // Nor is it offered; whoever still has the page hears why.
    const { text } = await pages.get(deskPath(code(), { mentee: hung.id }));
    expect(formsOf(text).some(({ action }) => action.includes('taking-back'))).toBe(false);
    const path = paths.ward.deskTakingBack(code(), act.id);
    const { status, text: body } = await pages.send('POST', path, { mentee: hung.id });
    expect(status).toBe(409);
    expect(body).toContain('đã hẹn học hoặc đã học với đại sứ mới');
    expect(body).toContain('aria-current="true"');
  });

  it('lets one of two who move the same mentee at once do it', async () => {
    const [, , lan] = world.mentees;
    const third = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
    );
    const move = { menteeId: lan.id, fromId: world.mentor.id, mentorId: third.id };
    const { officer, ward } = world;
    const colleague = { ...officer, id: newId() };
    const codes = await Promise.all(
      [officer, colleague].map((actor) => codeOf(moves.move(actor, ward.id, move))),
    );
    expect(codes.toSorted()).toEqual(['done', 'stale-version']);
    // Of whoever pressed twice it is the same act.
    const winner = codes[0] === 'done' ? officer : colleague;
    const last = await moves.last(winner, ward.id);
    expect((await moves.move(winner, ward.id, move)).id).toBe(last?.id);
  });

  it('lets one of two take an act back who press at once', async () => {
    const { officer, ward } = world;
    const [, , lan] = world.mentees;
    const pair = await pairOf(lan.id);
    clock.at += 1000;
    const act = await moves.lock(officer, ward.id, { pairId: pair.id, isLocked: !pair.isLocked });
    const codes = await Promise.all(
      [1, 2].map(() => codeOf(moves.takeBack(officer, ward.id, act?.id ?? ''))),
    );
    expect(codes.toSorted()).toEqual(['already-taken-back', 'done']);
    expect((await pairOf(lan.id)).isLocked).toBe(pair.isLocked);
  });

  it('fixes a pair and lets it go, and takes that back as well', async () => {
    const [nga] = world.mentees;
    const isLocked = async () =>
      (await read().findOneByOrFail(Pair, { menteeId: nga.id, endedAt: IsNull() })).isLocked;
    clock.at += 1000;
    const { text } = await pages.get(deskPath(code(), { mentor: world.mentor.id }));
    const locked = await press(text, /desk\/locks$/);
    expect(await isLocked()).toBe(true);
    expect(locked).toContain('Bạn vừa cố định cặp Bùi Thị Nga');
    // Also beside the pair, where the focus is.
    expect(locked).toMatch(/Bỏ cố định<\/button>(?:(?!<li).)*aria-label="Hoàn tác: Bùi Thị Nga"/s);
    await press(locked, /taking-back$/);
    expect(await isLocked()).toBe(false);
  });

  it('does not take away a lock that stood before, or that somebody set since', async () => {
    const [nga] = world.mentees;
    const { officer, ward } = world;
    const colleague = { ...officer, id: newId() };
    const { id: pairId } = await pairOf(nga.id);
    const set = async (actor: Actor, isLocked: boolean) => {
      clock.at += 1000;
      return moves.lock(actor, ward.id, { pairId, isLocked });
    };
    const first = await set(officer, true);
    // A colleague whose page is older presses it too: nothing of theirs is to be taken back.
    expect(await set(colleague, true)).toBeNull();
    expect(await moves.last(colleague, ward.id)).toBeNull();
    await set(colleague, false);
    await set(colleague, true);
    const { text } = await pages.get(deskPath(code(), { mentee: nga.id }));
    expect(formsOf(text).some(({ action }) => action.includes('taking-back'))).toBe(false);
    expect(await codeOf(moves.takeBack(officer, ward.id, first?.id ?? ''))).toBe(
      'lock-changed-since',
    );
    expect((await pairOf(nga.id)).isLocked).toBe(true);
    const mine = await set(officer, false);
    clock.at += 25 * 60 * 60_000;
    expect(await moves.last(officer, ward.id)).toBeNull();
    expect(await codeOf(moves.takeBack(officer, ward.id, mine?.id ?? ''))).toBe('undo-too-late');
  });

  it('locks the pair that was seen, and no other that the mentee has by now', async () => {
    const [nga] = world.mentees;
    const { officer, ward, mentor } = world;
    const third = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'], fullName: 'Trần Ba' }),
    );
    const seen = deskPath(code(), { mentor: mentor.id, mentee: nga.id, q: 'nga' });
    const { text } = await pages.get(seen);
    const form = formsOf(text).find(
      ({ action, hidden }) => action.endsWith('/desk/locks') && hidden.menteeId === nga.id,
    );
    const act = await moves.move(officer, ward.id, {
      menteeId: nga.id,
      mentorId: third.id,
      fromId: mentor.id,
    });
    const { status, text: body } = await pages.send('POST', form?.action ?? '', form?.hidden);
    expect(status).toBe(409);
    expect(body).toContain('Cặp bạn thấy vừa được thay đổi');
    expect(body).toContain('value="nga"');
    expect((await pairOf(nga.id)).lockChangedAt).toBeNull();
    // The pair has changed since, so that the move before is not taken back either.
    clock.at += 1000;
    await moves.move(officer, ward.id, {
      menteeId: nga.id,
      mentorId: mentor.id,
      fromId: third.id,
    });
    const again = await pages.send('POST', paths.ward.deskTakingBack(code(), act.id));
    expect(again.status).toBe(409);
    expect(again.text).toContain(`${nga.fullName} đã được ghép lại, hiện học với`);
  });

  it('keeps whoever was chosen, and what was looked for, after every act', async () => {
    const [nga] = world.mentees;
    clock.at += 1000;
    const state = { mentor: world.mentor.id, mentee: nga.id, q: 'nga', names: '1' } as const;
    const { text } = await pages.get(deskPath(code(), state));
    const form = formsOf(text).find(({ action }) => action.endsWith('/desk/locks'));
    const { location } = await pages.send('POST', form?.action ?? '', form?.hidden);
    const query = new URL(location ?? '', 'http://x').searchParams;
    expect(Object.fromEntries(query)).toMatchObject(state);
    // The browser goes on from the row whose button was pressed.
    expect(location).toMatch(new RegExp(`#p-${form?.hidden.menteeId}$`));
    const search = /<form method="get".*?<\/form>/s.exec(text)?.[0];
    expect(search).toContain(`name="mentee" value="${nga.id}"`);
  });

  it('offers nobody whom the act refuses', async () => {
    const [, hung] = world.mentees;
    const { ward, mentor } = world;
    const [full, guest] = await database.unitOfWork.write(async (manager) => {
      const shown = await addMentor(manager, world, {
        fullName: 'Đủ Người',
        windows: alwaysFree,
        topics: ['vneid'],
        maxMentees: 1,
      });
      const [one] = await addMentees(manager, world, 1, () => ({ windows: alwaysFree }));
      await pairUp(manager, ward.id, shown.id, [one]);
      const neighbour = await settlePairs(manager, 0);
      const [across] = await addMentees(manager, neighbour, 1, () => ({
        fullName: 'Khách Xã Bên',
        windows: alwaysFree,
      }));
      await pairUp(manager, ward.id, mentor.id, [across]);
      return [shown, across];
    });
    for (const [mentee, names] of [
      [hung, true],
      [guest, false],
    ] as const) {
      const { text } = await pages.get(deskPath(code(), { mentee: mentee.id, all: '1' }));
      const targets = [...text.matchAll(/<li[^>]*><a href="[^"]*[?&](?:amp;)?to=([\w-]+)/g)];
      expect(targets.length > 0).toBe(names);
      const from = await mentorOf(mentee.id);
      for (const [, to] of targets) {
        const { refusal } = await pages.app
          .get(MoveEffects)
          .of(world.officer, ward, { menteeId: mentee.id, mentorId: to });
        expect([to, refusal?.code ?? null, to === from]).toEqual([to, null, false]);
      }
      if (names) expect(text).toContain(full.fullName);
      else expect(text).toContain('chỉ đơn vị đó chuyển được');
    }
  });

  it('has everybody in a list: whose ambassador pauses, who goes across a border', async () => {
    const { ward } = world;
    const [waiting, away] = await database.unitOfWork.write(async (manager) => {
      const pausing = await addMentor(manager, world, { fullName: 'Hà Tạm Nghỉ', isActive: false });
      const [one, two] = await addMentees(manager, world, 2, (index) => ({
        fullName: ['Mai Đợi', 'Cúc Đi Xa'][index],
        windows: alwaysFree,
      }));
      await pairUp(manager, ward.id, pausing.id, [one]);
      const neighbour = await settlePairs(manager, 0);
      await pairUp(manager, neighbour.ward.id, neighbour.mentor.id, [two]);
      return [one, two];
    });
    for (const { id, fullName } of [waiting, away]) {
      const { text } = await pages.get(deskPath(code(), { q: fullName }));
      expect(text).toContain(`mentee=${id}`);
    }
    const { text } = await pages.get(deskPath(code(), { mentee: waiting.id }));
    expect(text).toContain('Hà Tạm Nghỉ đang tạm nghỉ');
    const list = await pages.get(`${paths.ward.pairs(code())}?q=Mai+Doi`);
    expect(list.text).toContain('tạm nghỉ');
    expect(list.text).toContain('Mai Đợi');
  });

  it('shows a long list to its end by a link', async () => {
    const { ward, mentor } = world;
    const many = await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 65, (index) => ({ fullName: `Người Thứ ${index}` })),
    );
    const linksTo = (text: string) => many.filter(({ id }) => text.includes(`mentee=${id}`)).length;
    const lists = /<div id="chosen".*/s;
    const { text } = await pages.get(deskPath(code(), { q: 'nguoi thu' }));
    const listed = lists.exec(text)?.[0] ?? '';
    expect(linksTo(listed)).toBe(60);
    const href = /href="([^"]*all=1[^"]*)#left-over"/.exec(listed)?.[1].replaceAll('&amp;', '&');
    const whole = await pages.get(href ?? '');
    expect(linksTo(lists.exec(whole.text)?.[0] ?? '')).toBe(65);
    expect(
      await pages.get(deskPath(code(), { hamlet: 'nonsense', mentor: mentor.id })),
    ).toMatchObject({ text: expect.stringContaining(mentor.fullName) as string });
    await database.unitOfWork.write((manager) =>
      manager.update(
        Mentee,
        { wardId: ward.id, id: In(many.map(({ id }) => id)) },
        {
          isActive: false,
        },
      ),
    );
  });

  it('draws homes without names until they are asked for', async () => {
    const [nga] = world.mentees;
    const mapOf = async (names?: '1') => {
      const { text } = await pages.get(deskPath(code(), { mentee: nga.id, names }));
      return /<svg class="ward-map".*?<\/svg>/s.exec(text)?.[0] ?? '';
    };
    const map = await mapOf();
    expect(map).toContain('class="mentee own"');
    for (const { fullName } of [...world.mentees, other]) expect(map).not.toContain(fullName);
    expect(await mapOf('1')).toContain(nga.fullName);
    const { text } = await pages.get(deskPath(code(), { mentee: nga.id }));
    expect(text).toContain('class="desk-lists no-print"');
  });

  it('takes boundaries from a file, and says in one sentence what is wrong with another', async () => {
    const { latitude, longitude, name } = world.ward;
    const [west, south] = [longitude - 0.05, latitude - 0.05];
    const square = [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ];
    const feature = { properties: { name }, geometry: { type: 'Polygon', coordinates: [square] } };
    const good = await upload({ type: 'Feature', ...feature });
    expect(good.statusCode).toBe(303);
    const stored = await read().findOneByOrFail(WardBoundary, { wardId: world.ward.id });
    expect(stored).toMatchObject({ fileName: 'xã.geojson', points: 5 });
    expect((await pages.get(paths.ward.desk(code()))).text).toContain('class="ward-area"');

    const metres = { type: 'Polygon', coordinates: [square.map((one) => one.map((x) => x * 1e4))] };
    const bad = await upload(metres);
    expect(bad.statusCode).toBe(422);
    expect(bad.body).toContain('không phải kinh độ, vĩ độ WGS84');
    expect((await upload('không phải JSON')).body).toContain('không phải bản đồ');
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect((await upload(`{"type":"FeatureCollection","features":${deep}}`)).statusCode).toBe(422);
    const bow = [square[0], square[2], square[1], square[3], square[0]];
    const crossed = await upload({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'Polygon', coordinates: [bow] },
    });
    expect(crossed.statusCode).toBe(422);
    expect(crossed.body).toContain('tự cắt qua chính nó');
    // What was there stays.
    expect(await read().countBy(WardBoundary, { wardId: world.ward.id })).toBe(1);
    await pages.send('POST', paths.ward.boundaryRemoval(code()));
    expect((await pages.get(paths.ward.desk(code()))).text).not.toContain('class="ward-area"');
  });

  /** As a browser sends the form: with its token, and the cookie that the token belongs to. */
  async function upload(content: object | string) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const shown = await pages.app.inject({ method: 'GET', url: paths.ward.boundary(code()) });
    const form = formsOf(shown.body).find(({ action }) =>
      action.startsWith(paths.ward.boundary(code())),
    );
    if (!form) throw new Error('the page has no form');
    const payload = [
      '--x',
      'content-disposition: form-data; name="boundary"; filename="xã.geojson"',
      'content-type: application/geo+json',
      '',
      text,
      '--x--',
      '',
    ].join('\r\n');
    return pages.app.inject({
      method: 'POST',
      url: form.action,
      cookies: Object.fromEntries(shown.cookies.map(({ name, value }) => [name, value])),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload,
    });
  }

  it('lists nobody who has learned all that they asked for, and proposes a class of what six need', async () => {
    const people = await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 7, (index) => ({
        fullName: `Hà Thị Số ${index + 1}`,
        topics: ['online-selling'],
        phone: null,
      })),
    );
    const proposed = 'Lập lớp Bán hàng trực tuyến:';
    expect((await pages.get(deskPath(code(), {}))).text).toContain(`${proposed} 7 người cần`);
    const learned = { level: 'alone' as const, version: 0, reason: 'Tự bán được' };
    const done = await services.courses
      .correct(world.officer, people[6].id, 'online-selling', learned)
      .then(() => pages.get(deskPath(code(), {})));
    expect(done.text).toContain(`${proposed} 6 người cần`);
    expect(done.text).toContain('Hà Thị Số 6');
    expect(done.text).not.toContain('Hà Thị Số 7');
    await services.courses.correct(world.officer, people[5].id, 'online-selling', learned);
    expect((await pages.get(deskPath(code(), {}))).text).not.toContain(proposed);
  });
});
