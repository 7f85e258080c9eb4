import { In } from 'typeorm';
import { wardWindows } from '../../../src/core/slots/windows';
import { SheetReader } from '../../../src/modules/exchange/people/sheet-reader';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import type { ChangeView } from '../../../src/modules/sessions/changes/changes.views';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  assertSound,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const day = '2026-11-25';
const untilEight = wardWindows({
  evening: { startMinute: 18 * 60, endMinute: 20 * 60 },
  weekend: { startMinute: 8 * 60, endMinute: 20 * 60 },
  noonBreak: null,
});

type Answer = { status: number; body: Record<string, unknown> & { change: ChangeView | null } };

describe.each(dialects)('settings and venues that programs and lists write, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    const clock = new FakeClock(at(monday, 9));
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 6));
    pages.actors = [world.officer];
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const book = (index: number, startAt: number) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const send = async (method: 'PATCH' | 'POST', path: string, said: object): Promise<Answer> => {
    const to = `/api/v1/wards/${world.ward.id}/${path}`;
    const { status, text } = await pages.send(method, to, said);
    return { status, body: JSON.parse(text) as Answer['body'] };
  };
  const patch = (said: object) => send('PATCH', 'settings', said);
  const save = (said: object) => {
    const { name, latitude, longitude, hasWifi, isStepFree, seats } = world.venue;
    const place = { name, latitude, longitude, hasWifi, isStepFree, seats };
    return send('POST', 'venues', { ...place, hamletName: world.hamlet.name, ...said });
  };
  const sessionOf = (id: string) => read().findOneByOrFail(Session, { id });
  const changes = () => read().countBy(PlannedChange, { wardId: world.ward.id });

  describe('settings', () => {
    it('keep and name what lies outside of the new hours where nothing is said of it', async () => {
      const early = await book(0, at(day, 18));
      const late = await book(1, at(day, 20));
      const { status, body } = await patch({ workingWindows: untilEight });
      expect(status).toBe(200);
      expect(body).toMatchObject({ id: world.ward.id, settings: { workingWindows: untilEight } });
      expect(body.change).toMatchObject({
        kind: 'settings',
        act: 'keep',
        people: 1,
        items: [{ subjectId: late.session.id, outcome: 'kept', hitBy: 'hours' }],
      });
      expect((await sessionOf(late.session.id)).startAt).toBe(at(day, 20));
      expect((await sessionOf(early.session.id)).startAt).toBe(at(day, 18));
      await services.changes.takeBack(world.officer, body.change?.id ?? '');
      const { settings } = await read().findOneByOrFail(Ward, { id: world.ward.id });
      expect(settings.workingWindows).not.toEqual(untilEight);
    });

    it('do with it what the body says, and people hear of it', async () => {
      const late = await book(1, at(day, 20));
      const said = { workingWindows: untilEight, act: 'move' };
      expect(await patch(said)).toMatchObject({ status: 422, body: { code: 'invalid-form' } });
      expect(await changes()).toBe(0);
      const { body } = await patch({ ...said, reason: 'Hội trường sửa điện' });
      expect(body.change?.items).toMatchObject([
        { subjectId: late.session.id, outcome: 'moved', toStartAt: at('2026-11-26', 18) },
      ]);
      expect((await sessionOf(late.session.id)).startAt).toBe(at('2026-11-26', 18));
      const moved = { bookingId: late.booking.id, kind: 'moved' as const };
      expect(await read().countBy(Reminder, moved)).toBe(1);
    });

    it('let reminders follow in the same write', async () => {
      const { booking } = await book(0, at(day, 18));
      // The people of other tests have the same phones.
      const state = In(['planned', 'joined', 'held']);
      const evening = { bookingId: booking.id, kind: 'evening-before' as const, state };
      const before = await read().findOneByOrFail(Reminder, evening);
      const { settings } = await read().findOneByOrFail(Ward, { id: world.ward.id });
      const eveningBeforeMinute = (settings.eveningBeforeMinute ?? 0) - 30;
      const { body } = await patch({ eveningBeforeMinute });
      expect(body.change?.remindersMoved).toBe(1);
      const after = await read().findOneByOrFail(Reminder, evening);
      expect(before.dueAt - after.dueAt).toBe(30 * 60_000);
    });

    it('are no change where they are so already', async () => {
      const { settings } = await read().findOneByOrFail(Ward, { id: world.ward.id });
      const { status, body } = await patch({ maxMetres: settings.maxMetres });
      expect([status, body.change, await changes()]).toEqual([200, null, 0]);
    });
  });

  describe('a venue', () => {
    it('keeps and names what has no room there any more, or does with it what the body says', async () => {
      const { session } = await book(0, at(day, 18));
      await book(1, at(day, 18));
      const { status, body } = await save({ seats: 1 });
      expect([status, body.added, body.changed, body.unchanged]).toEqual([201, 0, 1, 0]);
      expect(body.change).toMatchObject({
        kind: 'venue',
        venueId: world.venue.id,
        people: 2,
        items: [{ subjectId: session.id, outcome: 'kept', hitBy: 'seats' }],
      });
      expect((await sessionOf(session.id)).state).toBe('planned');
      const shut = { seats: 1, openUntil: '2026-11-24', act: 'cancel', reason: 'Nhà dột' };
      const off = await save(shut);
      expect(off.body.change).toMatchObject({
        items: [{ subjectId: session.id, outcome: 'cancelled' }],
      });
      expect((await sessionOf(session.id)).state).toBe('cancelled');
    });

    it('is saved without a change of plans where it is new, the same, or hits nothing', async () => {
      const { booking } = await book(0, at(day, 18));
      expect(booking.state).toBe('booked');
      expect(await save({})).toMatchObject({ status: 201, body: { unchanged: 1, change: null } });
      const wider = await save({ seats: world.venue.seats + 5, latitude: 20.41 });
      expect(wider.body).toMatchObject({ changed: 1, change: null });
      const fresh = await save({ name: 'Nhà văn hóa mới' });
      expect(fresh.body).toMatchObject({ added: 1, change: null });
      expect(await changes()).toBe(0);
      expect((await read().findOneByOrFail(Venue, { id: world.venue.id })).latitude).toBe(20.41);
    });
  });

  describe('a list of places', () => {
    const csv = (text: string) => new Blob([text], { type: 'text/csv' });
    const bring = async (files: Record<string, string>) => {
      const form = new FormData();
      for (const [name, text] of Object.entries(files)) form.set(name, csv(text), `${name}.csv`);
      const body = new Response(form);
      const url = `/wards/${world.ward.code}`;
      const shown = await pages.app.inject({ method: 'GET', url: `${url}/imports` });
      const upload = formsOf(shown.body).find(({ action }) => action.startsWith(`${url}/places`));
      const answer = await pages.app.inject({
        method: 'POST',
        url: upload?.action,
        cookies: Object.fromEntries(shown.cookies.map(({ name, value }) => [name, value])),
        headers: { 'content-type': body.headers.get('content-type') ?? '' },
        payload: Buffer.from(await body.arrayBuffer()),
      });
      return { status: answer.statusCode, location: answer.headers.location, text: answer.body };
    };
    const venueList = (seats: number) =>
      `Tên,Sức chứa,Thôn,Vĩ độ,Kinh độ,Wifi\n${world.venue.name},${seats},Thôn Mới,20.4,105.85,x\n`;

    it('is kept in one write: where the venues are refused, no hamlet is there either', async () => {
      const hamlets = 'Thôn,Vĩ độ,Kinh độ\nThôn Mới,20.4,105.85\n';
      const spy = jest
        .spyOn(PlacesService.prototype, 'saveVenuesWithin')
        .mockRejectedValue(new Error('the process dies here'));
      await bring({ hamlets, venues: venueList(20) });
      spy.mockRestore();
      expect(await read().countBy(Hamlet, { wardId: world.ward.id, name: 'Thôn Mới' })).toBe(0);
      expect(await bring({ hamlets, venues: venueList(20) })).toMatchObject({ status: 303 });
      const made = await read().findOneByOrFail(Hamlet, {
        wardId: world.ward.id,
        name: 'Thôn Mới',
      });
      expect((await read().findOneByOrFail(Venue, { id: world.venue.id })).hamletId).toBe(made.id);
    });

    it('keeps what has no room in a venue any more, and leads to where it is named', async () => {
      const { session } = await book(0, at(day, 18));
      await book(1, at(day, 18));
      const { status, location } = await bring({ venues: venueList(1) });
      const [change] = await read().findBy(PlannedChange, { wardId: world.ward.id });
      expect([status, location]).toEqual([303, expect.stringContaining(change.id)]);
      expect((await sessionOf(session.id)).state).toBe('planned');
      expect((await pages.get(`/wards/${world.ward.code}/changes/${change.id}`)).text).toContain(
        world.mentor.fullName,
      );
    });

    it('is read in a thread with bounds: what takes too much of it is refused, and nothing else', async () => {
      const reader = pages.app.get(SheetReader);
      const rows = Array.from({ length: 50_000 }, (_, nth) => `Thôn ${nth},20.4,105.85`).join('\n');
      const file = { name: 'thon.csv', bytes: Buffer.from(`Thôn,Vĩ độ,Kinh độ\n${rows}\n`) };
      const bounds = { megabytes: 512, processorMs: 0, clockMs: 600_000 };
      await expect(reader.readPlaces('hamlets', file, [], bounds)).rejects.toMatchObject({
        code: 'file-too-large',
      });
      const none = await bring({ hamlets: 'a,b\n1,2\n' });
      expect(none.status).toBe(422);
      expect(none.text).toContain('hamlets.csv');
    });
  });
});
