import { Workbook } from 'exceljs';
import { IsNull } from 'typeorm';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { ForbiddenPair } from '../../../src/modules/matching/entities/forbidden-pair.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { paths } from '../../../src/web/kit/paths/paths';
import { plant } from '../../factories/given';
import { makeMentee } from '../../factories/people';
import { makeHamlet } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  alwaysFree,
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const wednesday = at('2026-11-25', 18);

describe.each(dialects)('the lists of people, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let far: Mentee;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    const clock = new FakeClock(at(monday, 9));
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write(async (manager) => {
      const settled = await settlePairs(manager, 3);
      const wardId = settled.ward.id;
      const ten = await plant(manager, Hamlet, makeHamlet({ wardId, name: 'Xóm 10' }));
      const two = await plant(manager, Hamlet, makeHamlet({ wardId, name: 'Xóm 2' }));
      const [first] = settled.mentees;
      const beside = {
        wardId,
        windows: alwaysFree,
        latitude: first.latitude,
        longitude: first.longitude,
      };
      far = await plant(manager, Mentee, {
        ...makeMentee({ ...beside, hamletId: ten.id, fullName: 'Đặng Thị Ánh', birthYear: 1950 }),
        groups: ['elderly'],
        topics: ['digital-savings'],
        phone: null,
      });
      await plant(
        manager,
        Mentee,
        makeMentee({
          ...beside,
          hamletId: two.id,
          fullName: 'Lê Văn Bình',
          birthYear: null,
          phone: '+84987000111',
        }),
      );
      return settled;
    });
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const list = () => paths.ward.mentees(world.ward.code);
  async function namesAt(path: string): Promise<string[]> {
    const { status, text } = await pages.get(path);
    expect(status).toBe(200);
    return [...text.matchAll(/<th scope="row">.*?<a [^>]*>([^<]*)<\/a>/g)].map(([, name]) => name);
  }
  const seen = async (people: readonly Mentee[]): Promise<string> => {
    const now = await database.unitOfWork.read.find(Mentee, { order: { id: 'ASC' } });
    return people.map(({ id }) => `${id}.${now.find((one) => one.id === id)?.version}`).join(',');
  };

  it.each([
    ['q=anh xom 10', 'a name and a hamlet without accents'],
    ['show=no-phone', 'having no number'],
    ['mark=elderly', 'a group'],
    ['topic=digital-savings', 'a topic'],
    ['show=no-mentor&sort=birthYear&q=anh', 'several at once'],
  ])('find somebody by %s (%s)', async (query) => {
    expect(await namesAt(`${list()}?${query}`)).toEqual(['Đặng Thị Ánh']);
  });

  it('fold what they can be filtered by, and say how much of it is set', async () => {
    const base = `/wards/${world.ward.code}`;
    const folded = async (path: string) => {
      const { text } = await pages.get(`${base}/${path}`);
      return /<details class="all-filters"([^>]*)><summary>([^<]*)/.exec(text)?.slice(1);
    };
    expect(await folded('mentees')).toEqual(['', 'Lọc và chọn cột']);
    const set = 'mentees?topic=digital-savings&show=no-phone&q=anh';
    expect(await folded(set)).toEqual(['', 'Lọc và chọn cột (đang chọn 2)']);
    expect(await folded('pairs?mark=room')).toEqual(['', 'Lọc và sắp xếp (đang chọn 1)']);
    expect((await folded('week?topic=vneid'))?.[1]).toMatch(/\(đang chọn 1\)$/);
    // What is set goes with the next search, folded or not.
    expect((await pages.get(`${base}/${set}`)).text).toMatch(/value="no-phone" selected/);
  });

  it('count whoever has learned all of it as nobody who waits for an ambassador', async () => {
    const pairsPage = `/wards/${world.ward.code}/pairs`;
    const waiting = async (): Promise<string | undefined> => {
      const { text } = await pages.get(`/wards/${world.ward.code}`);
      return /<strong>(\d+)<\/strong>\s*<[^>]*>học viên chưa có đại sứ</.exec(text)?.[1];
    };
    const before = await waiting();
    expect((await pages.get(pairsPage)).text).toContain('Đặng Thị Ánh');
    const learned = { level: 'alone', version: 0, reason: 'Đã tự gửi tiết kiệm' } as const;
    await services.courses.correct(world.officer, far.id, 'digital-savings', learned);
    expect(await namesAt(`${list()}?show=no-mentor`)).toEqual(['Lê Văn Bình']);
    expect((await pages.get(pairsPage)).text).not.toContain('Đặng Thị Ánh');
    expect([before, await waiting()]).toEqual(['2', '1']);
  });

  it('stand in the order that was asked for: hamlet 2 before hamlet 10, unknown years at the end', async () => {
    const without = await namesAt(`${list()}?show=no-mentor&sort=hamletId`);
    expect(without).toEqual(['Lê Văn Bình', 'Đặng Thị Ánh']);
    expect(await namesAt(`${list()}?show=no-mentor&sort=-hamletId`)).toEqual(without.toReversed());
    for (const sort of ['birthYear', '-birthYear']) {
      expect((await namesAt(`${list()}?sort=${sort}`)).at(-1)).toBe('Lê Văn Bình');
    }
  });

  it('lead to the same people in Excel and on slips, with the columns that were chosen', async () => {
    const query = 'q=anh&col=birthYear&col=address';
    const { text } = await pages.get(`${list()}?${query}`);
    expect(text).toContain(`mentees.xlsx?q=anh&amp;col=birthYear&amp;col=address`);
    const answer = await pages.app.inject({
      method: 'GET',
      url: `${paths.ward.menteesFile(world.ward.code)}?${query}`,
    });
    const workbook = new Workbook();
    await workbook.xlsx.load(answer.rawPayload as never);
    const rows = workbook.worksheets[0].getSheetValues().slice(2) as unknown[][];
    expect(rows.map((row) => row.slice(1, 3))).toEqual([
      ['Họ và tên', 'Năm sinh'],
      ['Đặng Thị Ánh', 1950],
    ]);
    const slips = await pages.get(`${paths.ward.slips(world.ward.code, 'mentees')}?${query}`);
    expect(slips.text.match(/class="slip"/g)).toHaveLength(1);
  });

  it('print slips by hamlet with the ambassador, the next session and the number to call', async () => {
    const [first] = world.mentees;
    await services.bookings.book(asMentee(first), { menteeId: first.id, startAt: wednesday });
    const path = paths.ward.slips(world.ward.code, 'mentees');
    const { text } = await pages.get(path);
    const slips = text.split('class="slip"').slice(1);
    expect(slips).toHaveLength(5);
    const [two, ten] = ['Xóm 2<', 'Xóm 10<'].map((name) => text.indexOf(name));
    expect(two).toBeLessThan(ten);
    const theirs = slips.find((slip) => slip.includes('18:00'));
    expect(theirs).toContain(`Đại sứ số: <strong>${world.mentor.fullName}</strong>`);
    expect(slips.filter((slip) => slip.includes('18:00'))).toHaveLength(1);
    // Nobody's phone opens what the codes say here, and the ward has named no number.
    expect(text).toContain('chỉ mở được trên máy này');
    expect(text).not.toContain('Cần giúp, xin gọi');
    await database.unitOfWork.write((manager) =>
      manager.update(
        Ward,
        { id: world.ward.id },
        { settings: { ...world.ward.settings, contactPhone: '+842293871234' } },
      ),
    );
    expect((await pages.get(path)).text).toContain('Cần giúp, xin gọi 0229 3871 234');
  });

  it('let several be chosen, or everybody found; and say so when nobody was', async () => {
    const picked = paths.ward.pickedMentees(world.ward.code);
    const two = world.mentees.slice(0, 2).map(({ id }) => `id=${id}`);
    expect((await pages.get(`${picked}?whom=ticked&${two.join('&')}`)).text).toContain(
      '2 học viên đã chọn',
    );
    const all = await pages.get(`${picked}?whom=everybody&show=no-mentor`);
    expect(all.text).toContain('2 học viên đã chọn');
    expect((await pages.get(`${picked}?whom=ticked`)).text).toContain('Chưa đánh dấu ai.');
  });

  it('lead back to the list as it was filtered, from whatever was looked at with the chosen', async () => {
    const { code } = world.ward;
    const everybody = await database.unitOfWork.read.findBy(Mentee, { wardId: world.ward.id });
    const first = everybody.find(({ fullName }) => fullName.includes('Bình')) ?? everybody[0];
    const filter = `q=${encodeURIComponent('a')}&mark=elderly&col=phone&col=topics&sort=-birthYear`;
    const from = `${paths.ward.pickedMentees(code)}?${filter}&whom=ticked&id=${first.id}`;
    const filtered = `${paths.ward.mentees(code)}?q=a&mark=elderly&sort=-birthYear&col=phone&col=topics`;
    const backOf = (text: string) =>
      /class="back" href="([^"]*)"/.exec(text)?.[1].replaceAll('&amp;', '&');
    const { text } = await pages.get(filtered);
    for (const kept of ['name="col" value="phone"', 'name="col" value="topics"', 'name="mark"']) {
      expect(text.split('id="picked"')[1]).toContain(kept);
    }
    expect(backOf((await pages.get(from)).text)).toBe(filtered);
    const chosen = `${paths.ward.pickedMentees(code)}${filtered.slice(paths.ward.mentees(code).length)}&id=${first.id}`;
    const people = await seen([first]);
    const acts: [string, Record<string, string>][] = [
      [paths.ward.pickedStop(code), { people, reason: 'moved', on: monday }],
      [paths.ward.pickedMentor(code), { people, mentorId: world.mentor.id }],
    ];
    for (const [path, answers] of acts) {
      const look = await pages.send('POST', path, { ...answers, _from: from });
      expect(look.text.replaceAll('&amp;', '&')).toContain(`href="${chosen}"`);
      const refused = await pages.send('POST', path, { people, _from: from });
      expect(backOf(refused.text)).toBe(filtered);
    }
    expect(backOf((await pages.get(chosen)).text)).toBe(filtered);
  });

  it('pair all of the chosen with one ambassador, or nobody and say who cannot go', async () => {
    const mentorId = world.mentor.id;
    const alone = await database.unitOfWork.read.findBy(Mentee, { wardId: world.ward.id });
    const wanted = alone.filter(({ fullName }) => /Ánh|Bình/.test(fullName));
    await database.unitOfWork.write((manager) =>
      insert(manager, ForbiddenPair, {
        id: newId(),
        wardId: world.ward.id,
        mentorId,
        menteeId: far.id,
        createdAt: 0,
      }),
    );
    const path = paths.ward.pickedMentor(world.ward.code);
    const people = await seen(wanted);
    const refused = await pages.send('POST', path, { people, mentorId });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Đặng Thị Ánh</a>: ');
    const pairs = () => database.unitOfWork.read.countBy(Pair, { mentorId });
    expect(await pairs()).toBe(3);
    const [, others = ''] = /name="people" value="([^"]*)"/.exec(refused.text) ?? [];
    const look = await pages.send('POST', path, { people: others, mentorId });
    expect(look.text).toMatch(/<strong>1<\/strong> <span>được ghép lần đầu/);
    expect(await pairs()).toBe(3);
    await pages.send('POST', path, { people: others, mentorId, confirmed: 'yes' });
    expect(await pairs()).toBe(4);
    const nobody = await pages.send('POST', path, { people });
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('href="#mentorId"');
  });

  it('leave what was agreed on where somebody stays with the ambassador, and count them once', async () => {
    const mentorId = world.mentor.id;
    const [first] = world.mentees;
    await services.bookings.book(asMentee(first), { menteeId: first.id, startAt: wednesday });
    const path = paths.ward.pickedMentor(world.ward.code);
    await database.unitOfWork.write((manager) =>
      manager.update(Mentor, { id: mentorId }, { maxMentees: 4 }),
    );
    const all = await database.unitOfWork.read.findBy(Mentee, { wardId: world.ward.id });
    // What she needs, this ambassador does not teach.
    const everybody = all.filter(({ id }) => id !== far.id);
    const people = await seen(everybody);
    const asked = everybody.map(({ id }) => `id=${id}`).join('&');
    const offered = await pages.get(`${paths.ward.pickedMentees(world.ward.code)}?${asked}`);
    // Two are of one name: the hamlet and the number tell them apart.
    expect(offered.text).toMatch(/Trần Thị Hoa \([^)]+\) – nhận được 1\/4 học viên/);
    const done = await pages.send('POST', path, { people, mentorId, confirmed: 'yes' });
    expect(done.status).toBe(303);
    const { read } = database.unitOfWork;
    expect(await read.countBy(Pair, { mentorId, endedAt: IsNull() })).toBe(4);
    expect(await read.countBy(Booking, { menteeId: first.id, state: 'booked' })).toBe(1);
  });

  it('stop all of the chosen with what was planned, as it was said before; a page that is old stops nobody', async () => {
    const [first] = world.mentees;
    await services.bookings.book(asMentee(first), { menteeId: first.id, startAt: wednesday });
    const path = paths.ward.pickedStop(world.ward.code);
    const people = await seen(world.mentees);
    const form = { people, reason: 'moved', on: monday };
    const preview = await pages.send('POST', path, form);
    expect(preview.text).toMatch(/<strong>3<\/strong> <span>cặp kết thúc/);
    const old = await pages.send('POST', path, {
      ...form,
      people: people.replace(/\.\d+$/, '.77'),
      confirmed: 'yes',
    });
    expect(old.status).toBe(409);
    const { read } = database.unitOfWork;
    const active = () => read.countBy(Mentee, { wardId: world.ward.id, isActive: true });
    expect(await active()).toBe(5);
    const done = await pages.send('POST', path, { ...form, confirmed: 'yes' });
    expect(done.status).toBe(303);
    expect(await active()).toBe(2);
    expect(await read.countBy(Booking, { menteeId: first.id, state: 'booked' })).toBe(0);
  });

  it('know which ambassadors have fewer mentees than the ward wants, and let nobody stop them together', async () => {
    const { code } = world.ward;
    const mentors = await database.unitOfWork.read.findBy(Mentor, { wardId: world.ward.id });
    expect(await namesAt(`${paths.ward.mentors(code)}?show=below-minimum`)).toHaveLength(
      mentors.length,
    );
    const idle = await namesAt(`${paths.ward.mentors(code)}?show=no-mentees`);
    expect(idle).toHaveLength(mentors.length - 1);
    const stranger = await pages.send('POST', paths.ward.pickedStop(code), {
      people: `${world.mentor.id}.1`,
      reason: 'moved',
      on: monday,
    });
    expect(stranger.status).toBe(404);
  });
});
