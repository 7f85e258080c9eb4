import type { Actor } from '../../../src/modules/access/policies/actor';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import { ChangeTakingBack } from '../../../src/modules/people/changes/change-taking-back';
import { EarlierKey } from '../../../src/modules/people/entities/earlier-key.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PersonChange } from '../../../src/modules/people/entities/person-change.entity';
import { PersonHistory } from '../../../src/modules/people/history/person-history';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { MessageChoicesService } from '../../../src/modules/reminders/preferences/message-choices';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { newId } from '../../../src/platform/database/columns';
import { plant } from '../../factories/given';
import { makeNewcomer } from '../../factories/people';
import { makeHamlet } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const hours = [{ weekday: 2, startMinute: 1080, endMinute: 1200 }];

describe.each(dialects)('the history of somebody, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    clock.stepMs = 1;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 3));
    const officer: Actor = world.officer;
    pages.actors = [officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const now = (id: string) => read().findOneByOrFail(Mentee, { id });
  const history = (id: string) => pages.app.get(PersonHistory).of('mentee', id);
  const home = () => `/wards/${world.ward.code}`;
  const pageOf = (id: string) => `${home()}/mentees/${id}`;
  const edit = async (id: string, changes: object) => {
    const { version } = await now(id);
    const answer = await pages.send('PATCH', `/api/v1/mentees/${id}`, { version, ...changes });
    expect(answer.status).toBe(200);
  };
  const takeBack = async (id: string) =>
    pages.app.get(ChangeTakingBack).takeBack(world.officer, (await history(id))[0].id);

  it('tells from what to what, by every way in', async () => {
    const [{ id, phone }] = world.mentees;
    await edit(id, { phone: '+84911222333', address: 'Ngõ 2' });
    const { version } = await now(id);
    const next = { windows: hours, exceptions: [], version };
    await services.availability.put(asMentee(world.mentees[0]), 'mentee', id, next);
    await pages.app
      .get(MessageChoicesService)
      .change(asMentee(world.mentees[0]), 'mentee', id, { language: 'en', isStopped: true });
    const [messages, free, edited] = await history(id);
    expect(messages).toMatchObject({
      action: 'mentee.messages',
      actorKind: 'mentee',
      changes: [
        { name: 'messageLanguage', was: null, is: 'en' },
        { name: 'messages', was: true, is: false },
      ],
      canBeTakenBack: false,
    });
    expect(free).toMatchObject({
      action: 'availability.put',
      changes: [{ name: 'windows', was: world.mentees[0].windows, is: hours }],
    });
    expect(edited).toMatchObject({
      action: 'mentee.change',
      actorKind: 'officer',
      changes: [
        { name: 'phone', was: phone, is: '+84911222333' },
        { name: 'address', was: null, is: 'Ngõ 2' },
      ],
      canBeTakenBack: true,
    });
    const { text } = await pages.get(pageOf(id));
    expect(text).toContain('Địa chỉ: từ chưa có thành Ngõ 2');
    expect(text).toContain('Ngôn ngữ của tin nhắn: từ theo ngôn ngữ người này nói thành tiếng Anh');
    expect(text).toContain('Nhận tin nhắn: từ có nhận thành không nhận');
    expect(text).not.toMatch(/mentee\.|availability\./);
  });

  it('names hamlets and households as people do, and tells no point beside a hamlet', async () => {
    const [{ id }] = world.mentees;
    const hamlet = await database.unitOfWork.write((manager) =>
      plant(manager, Hamlet, makeHamlet({ wardId: world.ward.id, name: 'Thôn Đoài' })),
    );
    await edit(id, { hamletId: hamlet.id, householdCode: 'HGĐ 7' });
    expect((await history(id))[0].changes).toEqual([
      { name: 'householdId', was: null, is: 'HGĐ 7' },
      { name: 'hamletId', was: world.hamlet.name, is: 'Thôn Đoài' },
    ]);
  });

  it('tells what a merge changed, with that of the other record, and nothing of whoever withdrew consent', async () => {
    const [kept, other] = world.mentees;
    await edit(other.id, { email: 'nam@example.org' });
    const merging = {
      side: 'mentee' as const,
      kept: await now(kept.id),
      other: await now(other.id),
    };
    await services.merges.merge(world.officer, { ...merging, chosen: {} });
    const entries = await history(kept.id);
    const merge = entries.find(({ action }) => action === 'mentee.merge');
    expect(merge?.changes).toContainEqual({ name: 'email', was: null, is: 'nam@example.org' });
    expect(merge?.canBeTakenBack).toBe(false);
    expect(entries.filter(({ action }) => action === 'mentee.change')).toHaveLength(1);
    const { version } = await now(kept.id);
    const leaving = {
      side: 'mentee',
      id: kept.id,
      version,
      on: monday,
      reason: 'consent',
    } as const;
    await services.departures.stop(world.officer, leaving);
    const since = await history(kept.id);
    expect(since.flatMap(({ changes }) => changes)).toEqual([]);
    expect(since.some(({ canBeTakenBack }) => canBeTakenBack)).toBe(false);
  });

  describe('an edit', () => {
    it('is taken back in one press from the page after saving, and messages go to the old number', async () => {
      const [mentee] = world.mentees;
      const { id } = mentee;
      const { booking } = await services.bookings.book(asMentee(mentee), {
        menteeId: id,
        startAt: at('2026-11-25', 18),
      });
      const before = await now(id);
      const { birthYear, hamletId, version, topics, languages, latitude, longitude } = before;
      const saved = await pages.send('POST', `${pageOf(id)}/edit`, {
        version: String(version),
        birthYear: String(birthYear),
        hamletId,
        topics,
        languages,
        place: `${latitude}, ${longitude}`,
        windows: before.windows.map((one) => `${one.weekday}-${one.startMinute}-${one.endMinute}`),
        phone: '0911 222 333',
        fullName: 'Người Nhầm',
      });
      const { text } = await pages.get(saved.location ?? '');
      expect(text).toContain('Lần sửa mới nhất');
      expect(text).toContain('Tin nhắn từ nay gửi đến số mới');
      const path = /action="([^"]+taking-back)"/.exec(text)?.[1] ?? '';
      const back = await pages.send('POST', path, {});
      expect(back).toMatchObject({ status: 303, location: expect.stringContaining(pageOf(id)) });
      const after = await now(id);
      expect({ ...after, version: 0, updatedAt: 0 }).toEqual({
        ...before,
        version: 0,
        updatedAt: 0,
      });
      // No list means them by the name of a mistake.
      expect(await read().countBy(EarlierKey, { personId: id })).toBe(0);
      expect(
        await read().countBy(Reminder, { bookingId: booking.id, state: 'planned' }),
      ).toBeGreaterThan(0);
      const again = await pages.send('POST', path, {});
      expect(again.status).toBe(409);
      expect(again.text).toContain('Thay đổi này đã được hoàn tác rồi.');
      expect((await pages.get(pageOf(id))).text).toContain('Đã hoàn tác lúc');
    });

    it('stays where somebody changed these fields since, and goes where they changed others', async () => {
      const [{ id, phone, fullName }] = world.mentees;
      await edit(id, { phone: '+84911222333' });
      const [first] = await history(id);
      await edit(id, { phone: '+84911222444' });
      const [second] = await history(id);
      expect((await history(id)).map(({ canBeTakenBack }) => canBeTakenBack)).toEqual([
        true,
        false,
      ]);
      const taking = pages.app.get(ChangeTakingBack);
      await expect(taking.takeBack(world.officer, first.id)).rejects.toMatchObject({
        code: 'changed-since',
        details: { fields: ['phone'] },
      });
      const path = `${pageOf(id)}/changes/${first.id}/taking-back`;
      const refused = await pages.send('POST', path, {});
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('đã được sửa tiếp');
      await edit(id, { fullName: 'Đặng Văn Sửa' });
      await taking.takeBack(world.officer, second.id);
      await taking.takeBack(world.officer, first.id);
      expect(await now(id)).toMatchObject({ phone, fullName: 'Đặng Văn Sửa' });
      expect(fullName).not.toBe('Đặng Văn Sửa');
    });

    it('of name and of hamlet are taken back in whatever order, each by what lists know', async () => {
      const { id: otherHamlet } = await database.unitOfWork.write((manager) =>
        plant(manager, Hamlet, makeHamlet({ wardId: world.ward.id, name: 'Thôn Đoài' })),
      );
      const { id } = await pages.app.get(CounterService).add(world.officer, world.ward.id, {
        ...makeNewcomer({ hamletId: world.hamlet.id, phone: '0912345678' }),
        fullName: 'Bùi Thị Nga',
        consent: { way: 'signed', proof: 'Phiếu số 3' },
      });
      const before = await now(id);
      await edit(id, { fullName: 'Bùi Thị Ngà Sai' });
      const [name] = await history(id);
      await edit(id, { hamletId: otherHamlet });
      const [place] = await history(id);
      const taking = pages.app.get(ChangeTakingBack);
      await taking.takeBack(world.officer, name.id);
      expect(await now(id)).toMatchObject({ fullName: 'Bùi Thị Nga', hamletId: otherHamlet });
      await taking.takeBack(world.officer, place.id);
      const { version: _, updatedAt: __, ...rest } = before;
      expect(await now(id)).toMatchObject(rest);
    });

    it('stays where somebody else is called so by now', async () => {
      const add = (fullName: string) =>
        pages.app.get(CounterService).add(world.officer, world.ward.id, {
          ...makeNewcomer({ hamletId: world.hamlet.id }),
          fullName,
          isAnother: true,
          consent: { way: 'signed', proof: 'Phiếu số 3' },
        });
      const first = await add('Lê Thị Một');
      await edit(first.id, { fullName: 'Lê Thị Hai' });
      const second = await add('Lê Thị Một');
      await expect(takeBack(first.id)).rejects.toMatchObject({
        code: 'person-exists',
        details: { menteeId: second.id },
      });
      expect((await history(first.id))[0].takenBackAt).toBeNull();
    });

    it('is taken back once, whoever presses, and never by whoever may not', async () => {
      const [{ id, phone }] = world.mentees;
      await edit(id, { phone: '+84911222333' });
      const [entry] = await history(id);
      const presses = await Promise.allSettled(
        [1, 2, 3].map(() => pages.app.get(ChangeTakingBack).takeBack(world.officer, entry.id)),
      );
      expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await now(id)).phone).toBe(phone);
      const stranger: Actor = { kind: 'officer', id: newId(), wardId: newId() };
      await expect(
        pages.app.get(ChangeTakingBack).takeBack(stranger, entry.id),
      ).rejects.toMatchObject({ code: 'not-found' });
      expect(await read().countBy(PersonChange, { personId: id })).toBe(2);
    });

    it('and another by an officer of the same moment do not lose one another', async () => {
      const [{ id, phone }] = world.mentees;
      await edit(id, { phone: '+84911222333' });
      const [entry] = await history(id);
      const { version } = await now(id);
      const outcomes = await Promise.allSettled([
        pages.app.get(ChangeTakingBack).takeBack(world.officer, entry.id),
        services.people.changeMentee(world.officer, id, version, { email: 'a@b.vn' }),
      ]);
      const person = await now(id);
      const [back, edited] = outcomes.map(({ status }) => status === 'fulfilled');
      expect(person.phone).toBe(back ? phone : '+84911222333');
      expect(person.email).toBe(edited ? 'a@b.vn' : null);
      expect(back || edited).toBe(true);
    });
  });
});
