import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { GroupClass } from '../../../src/modules/sessions/entities/group-class.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn, valueOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

describe.each(dialects)('the form of a class on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let busy: Mentor;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 3);
      await manager.update(Venue, { id: world.venue.id }, { seats: 20 });
      busy = await addMentor(manager, world, { windows: [], topics: ['vneid'] });
      await addMentor(manager, world, { windows: alwaysFree, topics: ['cashless'] });
    });
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const pathOf = (step: string) => `/wards/${world.ward.code}/classes/${step}`;
  const filled = (with_: object = {}) => ({
    topic: 'vneid',
    venueId: world.venue.id,
    date: '2026-11-28',
    start: '09:00',
    seats: '8',
    audience: 'ward',
    phone: '0912 345 678',
    ...with_,
  });
  const first = (with_: object = {}) => pages.send('POST', pathOf('new/holders'), filled(with_));

  it.each([
    [{ topic: '' }, 422, 'id="topic-error"'],
    [{ venueId: 'nowhere' }, 422, 'id="venueId-error"'],
    [{ date: '2026-02-30' }, 422, 'id="date-error"'],
    [{ seats: '5' }, 422, 'từ 6 đến 60 chỗ'],
    [{ seats: '21' }, 422, 'Nhiều hơn số chỗ của điểm học'],
    [{ phone: '12' }, 422, 'id="phone-error"'],
    [{ date: '2026-11-21' }, 409, 'Giờ này đã qua'],
    [{ date: '2099-01-03' }, 409, 'Chỉ hẹn được trong 60 ngày tới'],
    [{ start: '06:00' }, 409, 'Chưa làm được'],
  ])('says on its first step what is wrong with %j', async (wrong, status, words) => {
    const answer = await first(wrong);
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(words)]);
    expect(answer.text).toContain('Bước 1');
    expect(answer.text).not.toContain('name="mentorIds"');
    const typed = { ...filled(wrong) };
    expect(valueOf(answer.text, 'date')).toBe(typed.date);
    expect(valueOf(answer.text, 'seats')).toBe(typed.seats);
    expect(chosenIn(answer.text, 'audience')).toEqual(['ward']);
  });

  it('has the number of the ward already, for the poster, and what was typed instead', async () => {
    const empty = await pages.get(pathOf('new'));
    expect(valueOf(empty.text, 'phone') ?? '').toBe('');
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, world.ward.id, {
        settings: { ...world.ward.settings, contactPhone: '+84912345679' },
      }),
    );
    expect(valueOf((await pages.get(pathOf('new'))).text, 'phone')).toBe('0912 345 679');
    const again = await first({ phone: '', seats: '5' });
    expect(valueOf(again.text, 'phone') ?? '').toBe('');
  });

  it('lists who teaches the topic and is free then, and the others behind a press', async () => {
    const { text } = await first();
    const [shown, folded] = text.split('<details');
    const ids = (html: string | undefined) =>
      [...(html ?? '').matchAll(/name="mentorIds" value="([^"]+)"/g)].map(([, id]) => id);
    expect(ids(shown)).toContain(world.mentor.id);
    expect(ids(shown)).not.toContain(busy.id);
    expect(ids(folded)).toContain(busy.id);
    // Back to the first step, with all that was typed.
    const back = await pages.send('POST', pathOf('new'), { ...filled(), step: 'again' });
    expect(back.text).toContain('Bước 1');
    expect(valueOf(back.text, 'date')).toBe('2026-11-28');
    expect(valueOf(back.text, 'phone')).toBe('0912 345 678');
    // Whoever is not free is kept in the form until they agree.
    const asked = await pages.send('POST', pathOf('new'), { ...filled(), mentorIds: busy.id });
    expect(asked.status).toBe(409);
    expect(chosenIn(asked.text, 'mentorIds')).toEqual([busy.id]);
    const done = await pages.send('POST', pathOf('new'), {
      ...filled(),
      mentorIds: [busy.id, world.mentor.id],
      agreed: 'yes',
    });
    expect(done.location).toContain('/classes/');
    const read = database.unitOfWork.read;
    expect(await read.countBy(GroupClass, { wardId: world.ward.id })).toBe(1);
  });

  it('is open for another time once the hall has closed', async () => {
    const read = database.unitOfWork.read;
    const { id } = await read.findOneByOrFail(GroupClass, { wardId: world.ward.id });
    const set = (openUntil: string | null) =>
      database.unitOfWork.write((manager) =>
        manager.update(Venue, { id: world.venue.id }, { openUntil }),
      );
    await set('2026-11-25');
    const { status, text } = await pages.get(pathOf(`${id}/change`));
    expect(status).toBe(200);
    expect(chosenIn(text, 'mentorIds').toSorted()).toEqual([busy.id, world.mentor.id].toSorted());
    await set(null);
  });

  it('names odd weeks and days of a plan for what they are', async () => {
    const plan = (from: string, weeks: string) =>
      pages.send('POST', `/wards/${world.ward.code}/week-plans`, { from, weeks });
    const odd = await plan('2026-11-20', '20');
    expect(odd.status).toBe(422);
    expect(odd.text).toContain('Số tuần từ 1 đến 8');
    expect(odd.text).toContain('Ngày này đã qua');
  });
});
