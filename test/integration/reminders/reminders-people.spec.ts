import { instantAt } from '../../../src/core/time/zone';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import {
  addHousehold,
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

const at = (date: string, hour: number, minute = 0) =>
  instantAt(date, hour * 60 + minute, 'Asia/Ho_Chi_Minh');
const refusal = { kind: 'unreachable', code: '-118', detail: '' } as const;

describe.each(dialects)('whom a reminder reaches, and how (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let clock: FakeClock;
  let zalo: MemoryChannel;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock = new FakeClock(at('2026-11-23', 9));
    zalo = new MemoryChannel('zalo', false);
    sms = new MemoryChannel('sms');
    desk = openDesk(database.unitOfWork, clock, [zalo, sms]);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      world = await settle(manager);
    });
  });

  /** One session of the ambassador with people like these. */
  async function book(people: Partial<Mentee>[]): Promise<Mentee[]> {
    return database.unitOfWork.write(async (manager) => {
      const mentees = await addMentees(manager, world, people.length, (index) => people[index]);
      const { session, bookings } = await addSession(manager, world, mentees, at('2026-11-25', 18));
      const places = bookings.map((booking) => ({ booking, session }));
      await desk.planner.bookingsMade(manager, places);
      return mentees;
    });
  }

  const household = () =>
    database.unitOfWork.write(async (manager) => (await addHousehold(manager, world)).id);
  const rows = (where = {}) => database.unitOfWork.read.findBy(Reminder, where);
  const calls = async () => {
    const list = openCallDesk(database.unitOfWork, clock);
    return (await list.list.list(world.ward.id, { page: 1, pageSize: 50 })).items;
  };

  it('writes in the language that somebody chose, or else speaks', async () => {
    await book([
      { fullName: 'An', languages: ['vi', 'en'] },
      { fullName: 'Ben', languages: ['en'] },
      { fullName: 'Chi', languages: ['vi'], messageLanguage: 'en' },
      { fullName: 'Dũng', languages: ['en'], messageLanguage: 'vi' },
    ]);
    await desk.dispatcher.sendDue();
    const told = new Map(zalo.sent.map((message) => [message.recipientName, message]));
    const languages = [...told].map(([name, { language }]) => [name, language]);
    expect(Object.fromEntries(languages)).toEqual({ An: 'vi', Ben: 'en', Chi: 'en', Dũng: 'vi' });
    expect(told.get('Ben')).toMatchObject({
      subject: 'Session booked',
      text: expect.stringContaining('Your lesson: Set up VNeID, Wed 25/11, 6 pm') as string,
      fields: { topic: 'Set up VNeID', date: 'Wed 25/11', notice: 'Session booked' },
    });
  });

  it('gives an ambassador who chose English tomorrow’s sessions in English', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Mentor, { id: world.mentor.id }, { messageLanguage: 'en' }),
    );
    await book([{}]);
    clock.at = at('2026-11-24', 20);
    await desk.dispatcher.sendDue();
    const digest = zalo.sent.find(({ kind }) => kind === 'digest');
    expect(digest?.text).toMatch(/^You teach tomorrow 25\/11\. .*: 18:00/);
  });

  it('tells a household with one phone, once, for whom the message is', async () => {
    const householdId = await household();
    const phone = '+84981111111';
    await book([
      { fullName: 'Đinh Thị Bưởi', householdId, phone },
      { fullName: 'Đinh Văn Khế', householdId, phone },
      { fullName: 'Đinh Văn Na', householdId, phone: null },
      { fullName: 'Lê Văn Lẻ', phone: '+84982222222' },
    ]);
    await desk.dispatcher.sendDue();
    expect(zalo.sent).toHaveLength(2);
    expect(new Map(zalo.sent.map(({ to, text }) => [to, /\. (.*?):/.exec(text)?.[1]]))).toEqual(
      new Map([
        [phone, 'Đinh Thị Bưởi, Đinh Văn Khế, Đinh Văn Na'],
        ['+84982222222', 'Lịch học Cài đặt VNeID'],
      ]),
    );
  });

  it('goes from Zalo to a text message, to the household’s phone, to the call list', async () => {
    const householdId = await household();
    zalo.answer = () => refusal;
    sms.answer = () => ({ kind: 'refused', code: '114', detail: '' });
    const [bưởi] = await book([{ fullName: 'Đinh Thị Bưởi', householdId, phone: '+84981111111' }]);
    await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 1, () => ({ householdId, phone: '+84983333333' })),
    );
    const order: string[] = [];
    for (const channel of [zalo, sms]) {
      const { answer } = channel;
      channel.answer = (message) => {
        order.push(`${channel.name} ${message.to}`);
        return answer(message);
      };
    }
    await desk.dispatcher.sendDue();
    expect(order).toEqual([
      'zalo +84981111111',
      'sms +84981111111',
      'zalo +84983333333',
      'sms +84983333333',
    ]);
    expect(await calls()).toMatchObject([
      { personId: bưởi.id, phone: '+84981111111', failure: '114', state: 'failed' },
    ]);
  });

  it('puts somebody without any phone on the call list at once', async () => {
    const [mentee] = await book([{ phone: null }]);
    await desk.dispatcher.sendDue();
    expect([...zalo.sent, ...sms.sent]).toEqual([]);
    expect(await calls()).toMatchObject([
      { personId: mentee.id, failure: 'no-address', mentorPhone: '+84912345678' },
    ]);
  });

  it('has a landline called and never writes to it', async () => {
    const otherPhone = '+842293868123';
    const [mentee] = await book([{ phone: null, otherPhone }]);
    await desk.dispatcher.sendDue();
    expect([...zalo.sent, ...sms.sent]).toEqual([]);
    expect(await calls()).toMatchObject([
      { personId: mentee.id, failure: 'no-address', phone: null, otherPhone },
    ]);
  });

  it('writes to a relative’s mobile where there is none of their own, and says for whom', async () => {
    const otherPhone = '+84987654321';
    await book([
      { fullName: 'Đinh Thị Bưởi', phone: null, otherPhone },
      { fullName: 'Lê Văn Lẻ', phone: '+84982222222', otherPhone },
    ]);
    await desk.dispatcher.sendDue();
    const told = zalo.sent.map(({ to, text }) => [to, text.includes('Đinh Thị Bưởi:')]);
    expect(new Map(told as [string, boolean][])).toEqual(
      new Map([
        [otherPhone, true],
        ['+84982222222', false],
      ]),
    );
  });

  it('sends nothing to who wants no messages, and asks for a call only when something changed', async () => {
    const [mentee] = await book([{ messagesStoppedAt: 1 }]);
    await desk.dispatcher.sendDue();
    expect(await calls()).toMatchObject([
      { personId: mentee.id, kind: 'booked', failure: 'opted-out' },
    ]);
    for (const time of [at('2026-11-24', 19), at('2026-11-25', 16)]) {
      clock.at = time;
      await desk.dispatcher.sendDue();
    }
    expect(zalo.sent.map(({ kind }) => kind)).toEqual(['digest']);
    expect(await rows({ kind: 'evening-before' })).toMatchObject([
      { state: 'cancelled', failure: 'opted-out' },
    ]);
    expect((await calls()).map(({ kind }) => kind)).toEqual(['booked']);
  });

  it('leaves the phone of a family member alone who wants no messages', async () => {
    const householdId = await household();
    await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 1, () => ({
        householdId,
        phone: '+84983333333',
        messagesStoppedAt: 1,
      })),
    );
    await book([{ householdId, phone: null }]);
    await desk.dispatcher.sendDue();
    expect(zalo.sent).toEqual([]);
    expect(await calls()).toMatchObject([{ failure: 'no-address' }]);
  });

  it('respects a STOP for one channel and one address alone', async () => {
    zalo.answer = () => ({ kind: 'stopped', code: '-141', detail: '' });
    const [{ id }] = await book([{ phone: '+84981111111' }]);
    await desk.dispatcher.sendDue();
    zalo.answer = ({ key }) => ({ kind: 'accepted', messageId: key });
    clock.at = at('2026-11-24', 19);
    await desk.dispatcher.sendDue();
    const told = [...zalo.sent, ...sms.sent].filter(({ to }) => to === '+84981111111');
    expect(told.map(({ kind }) => kind)).toEqual(['booked', 'booked', 'evening-before']);
    expect(await rows({ recipientId: id, kind: 'evening-before' })).toMatchObject([
      { state: 'sent', channel: 'sms' },
    ]);
  });
});
