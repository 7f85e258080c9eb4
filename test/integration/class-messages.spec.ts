import { Env } from '../../src/platform/config/env';
import type { Mentor } from '../../src/modules/people/entities/mentor.entity';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { CallList } from '../../src/modules/reminders/call-list/call-list';
import { DigestRows } from '../../src/modules/reminders/planning/digest-rows';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { MemoryChannel, openDesk } from '../support/reminder-desk';
import { addMentor } from '../support/reminder-world';
import {
  alwaysFree,
  asMentee,
  at,
  sessionServices,
  settlePairs,
  type SessionWorld,
} from '../support/session-world';

const saturday = at('2026-11-28', 9);

describe.each(dialects)('the messages about a class (%s)', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let helper: Mentor;
  let services: ReturnType<typeof sessionServices>;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;
  let classId: string;

  afterEach(async () => {
    services.threads.onModuleDestroy();
    await database.drop();
  });
  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 4, (index) => ({ fullName: `Lê Thị Na ${index}` }));
      helper = await addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] });
    });
    sms = new MemoryChannel('sms');
    const linkOf = () => 'https://tung-ngo.example.vn/l/Abc';
    desk = openDesk(database.unitOfWork, services.clock, [sms], services.env, linkOf);
    const { id } = await services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      venueId: world.venue.id,
      startAt: saturday,
      seats: 6,
      mentorIds: [world.mentor.id, helper.id],
      audienceKind: 'ward',
      audienceRef: null,
    });
    classId = id;
  });

  const invite = () => services.classes.invitations.invite(world.officer, classId);
  const take = (index: number) => {
    const mentee = world.mentees[index];
    return services.classes.seats.take(asMentee(mentee), classId, { menteeId: mentee.id });
  };
  const sentAs = (kind: string) => sms.sent.filter((message) => message.kind === kind);

  it('invite each once, with the link on which a yes is one press', async () => {
    await invite();
    await desk.dispatcher.sendDue();
    const invitations = sentAs('class-invitation');
    expect(new Set(invitations.map(({ to }) => to)).size).toBe(4);
    expect(invitations).toHaveLength(4);
    expect(invitations[0].plainText).toMatch(/Moi hoc Cai dat VNeID: .*9 gio sang.*\/l\/Abc$/);
    await invite();
    await desk.dispatcher.sendDue();
    expect(sentAs('class-invitation')).toHaveLength(4);
  });

  it('invite nobody who has answered before they went out', async () => {
    await invite();
    await take(0);
    const [{ bookingId, bookingVersion: version }] = await services.classes.queries.invitations(
      asMentee(world.mentees[1]),
      world.mentees[1].id,
    );
    await services.bookings.cancel(asMentee(world.mentees[1]), bookingId, { version });
    await desk.dispatcher.sendDue();
    expect(sentAs('class-invitation').map(({ recipientName }) => recipientName)).toEqual(
      expect.arrayContaining(['Lê Thị Na 2', 'Lê Thị Na 3']),
    );
    expect(sentAs('class-invitation')).toHaveLength(2);
    expect(sentAs('booked')).toHaveLength(1);
  });

  it('put whoever has no phone on the staff’s call list, and on no ambassador’s', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: world.mentees[0].id }, { phone: null }),
    );
    await invite();
    await desk.dispatcher.sendDue();
    const calls = new CallList(database.unitOfWork, services.clock, new Env());
    const { items } = await calls.list(world.ward.id, { page: 1, pageSize: 10 });
    expect(items).toEqual([
      expect.objectContaining({ name: 'Lê Thị Na 0', kind: 'class-invitation' }),
    ]);
    expect(await calls.ofMentor(world.mentor.id)).toEqual([]);
    await take(0);
    const after = await calls.list(world.ward.id, { page: 1, pageSize: 10 });
    expect(after.items.map(({ kind }) => kind)).not.toContain('class-invitation');
  });

  it('tell whoever was booked or invited that it is off', async () => {
    await invite();
    await take(0);
    await desk.dispatcher.sendDue();
    const { version } = await services.classes.queries.one(world.officer, classId);
    await services.classes.service.cancel(world.officer, classId, { version, reason: 'Mất điện' });
    await desk.dispatcher.sendDue();
    expect(new Set(sentAs('cancelled').map(({ recipientName }) => recipientName)).size).toBe(4);
  });

  it('tell each of its ambassadors on the evening before how many come, without sixty names', async () => {
    await take(0);
    await take(1);
    services.clock.at = at('2026-11-27', 18);
    await desk.dispatcher.sendDue();
    sms.sent.length = 0;
    await new DigestRows(database.unitOfWork, services.clock, services.env).writeForTomorrow();
    services.clock.at = at('2026-11-27', 20, 30);
    await desk.dispatcher.sendDue();
    const digests = sentAs('digest');
    expect(digests).toHaveLength(2);
    for (const { text } of digests) {
      expect(text).toContain('lớp 2 người');
      expect(text).not.toContain('Lê Thị Na');
    }
  });
});
