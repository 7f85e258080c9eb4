import { instantAt } from '../../../src/core/time/zone';
import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

const at = (date: string, hour: number) => instantAt(date, hour * 60, 'Asia/Ho_Chi_Minh');
const monday = '2026-11-23';
const phone = '+84981111111';

interface Place {
  booking: Booking;
  session: Session;
}

describe.each(dialects)('what moves (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let clock: FakeClock;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock = new FakeClock(at(monday, 9));
    sms = new MemoryChannel('sms');
    desk = openDesk(database.unitOfWork, clock, [sms]);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      world = await settle(manager);
      const settings = { ...world.ward.settings, messagesAWeek: 2, messagesADay: 3 };
      await manager.update(Ward, { id: world.ward.id }, { settings });
    });
  });

  /** Lessons of these people that everybody has heard of. */
  async function published(dates: readonly string[], ...given: Partial<Mentee>[]) {
    const places = await database.unitOfWork.write(async (manager) => {
      const people = await addMentees(manager, world, given.length, (index) => given[index]);
      const made: Place[] = [];
      for (const date of dates) {
        const { session, bookings } = await addSession(manager, world, people, at(date, 18));
        made.push(...bookings.map((booking) => ({ booking, session })));
      }
      await desk.planner.planPublished(manager, made);
      return made;
    });
    clock.at += 3_600_000;
    await desk.dispatcher.sendDue();
    sms.sent.length = 0;
    return places;
  }

  /** Each in a call of its own, as where one mistake after the other is taken back. */
  async function move(places: readonly Place[], by: number, asAt?: number): Promise<Place[]> {
    return database.unitOfWork.write(async (manager) => {
      const moved: Place[] = [];
      for (const { booking, session } of places) {
        const startAt = booking.startAt + by;
        const times = { startAt, endAt: startAt + 1_800_000 };
        const after = { ...times, version: booking.version + 1 };
        await manager.update(Session, { id: session.id }, times);
        await manager.update(Booking, { id: booking.id }, after);
        const place = {
          booking: Object.assign(new Booking(), booking, after),
          session: Object.assign(new Session(), session, times),
        };
        await desk.planner.bookingMoved(manager, { before: booking, ...place, asAt });
        moved.push(place);
      }
      return moved;
    });
  }

  /** What staff are to say to mentees. */
  const openLines = async () =>
    (
      await openCallDesk(database.unitOfWork, clock).list.list(world.ward.id, {
        page: 1,
        pageSize: 50,
      })
    ).items.flatMap(({ personKind, say }) => (personKind === 'mentee' ? [say] : []));

  const told = (kind: 'mentor' | 'mentee') =>
    sms.sent.filter(({ recipientKind }) => recipientKind === kind).map(({ text }) => text);

  it('one lesson after the other is one message to a phone and one to the ambassador', async () => {
    const family = [
      { fullName: 'Bà Bưởi', phone },
      { fullName: 'Ông Khế', phone },
    ];
    const places = await published(['2026-11-25', '2026-11-27'], ...family);
    await move(places, 3_600_000);
    await desk.dispatcher.sendDue();
    const [toPhone, ...more] = told('mentee');
    expect(more).toEqual([]);
    expect(toPhone).toMatch(
      /^Bà Bưởi, Ông Khế: Đổi lịch học .*thứ 4 25\/11, 6 giờ tối đổi sang thứ 4 25\/11, 7 giờ tối; thứ 6 27\/11, 6 giờ tối đổi sang thứ 6 27\/11, 7 giờ tối\. Hỏi /,
    );
    const [toMentor, ...others] = told('mentor');
    expect(others).toEqual([]);
    expect(toMentor).toMatch(
      /^Các buổi dạy đổi lịch: .*thứ 4 25\/11, 6 giờ tối đổi sang thứ 4 25\/11, 7 giờ tối, .*, học viên: Bà Bưởi, Ông Khế; .*thứ 6 27\/11/,
    );
  });

  it('and comes back is no new lesson for the ambassador who was told of the other time', async () => {
    const places = await published(['2026-11-25'], { fullName: 'Bà Bưởi' });
    const moved = await move(places, 3_600_000);
    await desk.dispatcher.sendDue();
    sms.sent.length = 0;
    await move(moved, -3_600_000);
    await desk.dispatcher.sendDue();
    const [text] = told('mentor');
    expect(text).toMatch(/7 giờ tối đổi sang thứ 4 25\/11, 6 giờ tối/);
    expect(text).not.toContain('Thêm');
  });

  it('and comes back before anybody heard of it says nothing', async () => {
    const places = await published(['2026-11-25'], { fullName: 'Bà Bưởi', phone });
    const movedAt = clock.at;
    await move(await move(places, 3_600_000), -3_600_000, movedAt);
    await desk.dispatcher.sendDue();
    expect(sms.sent.map(({ text }) => text)).toEqual([]);
  });

  it('and comes back leaves nobody to be called about a change that they never heard of', async () => {
    const places = await published(['2026-11-25'], { fullName: 'Bà Bưởi', phone: null });
    const before = await openLines();
    const movedAt = clock.at;
    const moved = await move(places, 3_600_000);
    await desk.dispatcher.sendDue();
    clock.at += 60_000;
    await move(moved, -3_600_000, movedAt);
    await desk.dispatcher.sendDue();
    expect(await openLines()).toEqual(before);
  });
});
