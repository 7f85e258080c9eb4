import type { Mentor } from '../../src/modules/people/entities/mentor.entity';
import { Session } from '../../src/modules/sessions/entities/session.entity';
import type { SessionWanted } from '../../src/modules/sessions/session-changes/session-placing';
import { MINUTE_MS } from '../../src/core/time/durations';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { MemoryChannel, openDesk } from '../support/reminder-desk';
import { addMentor } from '../support/reminder-world';
import {
  alwaysFree,
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../support/session-world';

const wednesday = at('2026-11-25', 18);
const thursday = at('2026-11-26', 19);
const reason = 'Đại sứ có việc nhà';

/** What each reads, by name. */
const kindsOf = (sent: readonly [string, string, string][]) =>
  Object.fromEntries(sent.map(([name, kind]) => [name, kind]));

describe.each(dialects)(
  'a lesson that another ambassador takes, in their words, on %s',
  (dialect) => {
    let database: TestDatabase;
    let services: ReturnType<typeof sessionServices>;
    let world: SessionWorld;
    let other: Mentor;
    let session: Session;
    let sms: MemoryChannel;
    let desk: ReturnType<typeof openDesk>;

    beforeAll(async () => {
      database = await createTestDatabase(dialect);
      services = sessionServices(database.unitOfWork);
    });
    beforeEach(async () => {
      services.clock.at = at(monday, 9);
      sms = new MemoryChannel('sms');
      desk = openDesk(database.unitOfWork, services.clock, [sms]);
      await database.unitOfWork.write(async (manager) => {
        world = await settlePairs(manager, 1);
        other = await addMentor(manager, world, {
          fullName: 'Bùi Văn Mới',
          phone: '+84981234567',
          windows: alwaysFree,
          topics: ['vneid'],
        });
      });
      const [mentee] = world.mentees;
      ({ session } = await services.bookings.book(asMentee(mentee), {
        menteeId: mentee.id,
        startAt: wednesday,
      }));
      session = await database.unitOfWork.read.findOneByOrFail(Session, { id: session.id });
    });
    afterAll(() => database.drop());

    /** What goes out after this, by who reads it. */
    async function said(goal: Partial<SessionWanted>): Promise<[string, string, string][]> {
      sms.sent.length = 0;
      const { id: sessionId } = session;
      const { version } = await database.unitOfWork.read.findOneByOrFail(Session, {
        id: sessionId,
      });
      const wanted = { sessionId, version, reason, ...goal };
      await services.sessionChanges.make(world.officer, wanted);
      services.clock.at += 10 * MINUTE_MS;
      await desk.dispatcher.sendDue();
      return sms.sent.map(({ recipientName, kind, text }) => [recipientName, kind, text]);
    }

    /** Somebody has told the ambassador of it on the phone. */
    const mentorKnows = () =>
      database.unitOfWork.write((manager) =>
        manager.query(
          `UPDATE reminder SET called_at = 1 WHERE kind = 'digest' AND recipient_id = $1`,
          [world.mentor.id],
        ),
      );

    it('is news of a lesson to the new one, is off for the old one, and names the new one to the learner', async () => {
      await desk.dispatcher.sendDue();
      await mentorKnows();
      const sent = await said({ mentorId: other.id });
      expect(kindsOf(sent)).toEqual({
        'Bùi Văn Mới': 'booked',
        'Nguyễn Văn Nam': 'moved',
        'Trần Thị Hoa': 'lesson-given',
      });
      const textTo = (name: string) => sent.find(([to]) => to === name)?.[2];
      expect(textTo('Bùi Văn Mới')).toBe(
        'Thêm buổi dạy Cài đặt VNeID: thứ 4 25/11, 6 giờ tối, NVH thôn Đông. Học viên: Nguyễn Văn Nam.',
      );
      expect(textTo('Nguyễn Văn Nam')).toContain(
        'Buổi học Cài đặt VNeID thứ 4 25/11, 6 giờ tối, Nhà văn hóa thôn Đông có người dạy mới. Lý do: Đại sứ có việc nhà. Từ nay hỏi Bùi Văn Mới 0981 234 567.',
      );
    });

    it('says both when it goes to another time as well, and speaks of the time alone where only that changes', async () => {
      await desk.dispatcher.sendDue();
      await mentorKnows();
      const both = await said({ mentorId: other.id, startAt: thursday });
      expect(both.find(([to]) => to === 'Bùi Văn Mới')?.[2]).toBe(
        'Thêm buổi dạy Cài đặt VNeID: thứ 5 26/11, 7 giờ tối, NVH thôn Đông. Học viên: Nguyễn Văn Nam.',
      );
      expect(both.find(([to]) => to === 'Nguyễn Văn Nam')?.[2]).toContain(
        'Đổi lịch học Cài đặt VNeID thứ 4 25/11, 6 giờ tối sang thứ 5 26/11, 7 giờ tối, Nhà văn hóa thôn Đông, có người dạy mới. Lý do: Đại sứ có việc nhà. Từ nay hỏi Bùi Văn Mới 0981 234 567.',
      );
      const later = await said({ startAt: at('2026-11-27', 18) });
      expect(later.find(([to]) => to === 'Bùi Văn Mới')?.[2]).toMatch(/^Buổi dạy .* đổi sang /);
      expect(later.find(([to]) => to === 'Nguyễn Văn Nam')?.[2]).toMatch(/ Hỏi Bùi Văn Mới/);
    });

    it('is told to the new one at once, and to nobody who never heard of it that it is off', async () => {
      await desk.dispatcher.sendDue();
      const sent = await said({ mentorId: other.id });
      expect(kindsOf(sent)).toEqual({
        'Bùi Văn Mới': 'booked',
        'Nguyễn Văn Nam': 'moved',
      });
    });
  },
);
