import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { addMentees } from '../../support/worlds/reminder-world';
import { classWorld, saturday, refusal } from '../../support/worlds/class-world';
import { dialects } from '../../support/databases/databases';

describe.each(dialects)('a class that is written down afterwards, on %s', (dialect) => {
  const on = classWorld(dialect);
  const { read, make, fill, one } = on;

  it('marks everybody, those who came unannounced too, and gives them the seats of who stayed away', async () => {
    const { groupClass } = await make();
    await on.services.classes.invitations.invite(on.world.officer, groupClass.id);
    await fill(groupClass.id, 7);
    on.services.clock.at = saturday + 60 * 60_000;
    const { people, version } = await one(groupClass.id);
    const booked = people.filter(({ state }) => state === 'booked');
    const stranger = await on.database.unitOfWork.write(async (manager) => {
      const [person] = await addMentees(manager, on.world, 1, () => ({ topics: ['cashless'] }));
      return person;
    });
    const invited = people.filter(({ state }) => state === 'invited' || state === 'waiting');
    const mentor = { kind: 'mentor', id: on.other.id, wardId: on.world.ward.id } as const;
    await on.services.classes.attendance.enter(mentor, groupClass.id, {
      version,
      marks: booked.map(({ bookingId }, index) =>
        index < 2
          ? { bookingId, state: 'absent' }
          : { bookingId, state: 'attended', level: index === 2 ? 'alone' : 'with-help' },
      ),
      came: [
        { menteeId: invited[0].menteeId, level: 'with-help' },
        { menteeId: invited[1].menteeId },
        { menteeId: stranger.id, level: 'alone' },
      ],
      note: 'Đông hơn dự kiến',
    });
    const after = await one(groupClass.id);
    expect(after).toMatchObject({
      state: 'completed',
      seats: 7,
      seatsTaken: 7,
      note: 'Đông hơn dự kiến',
      counts: { attended: 7, absent: 2, invited: 0, waiting: 0 },
    });
    const sessions = await read().findBy(Session, { classId: groupClass.id });
    expect(sessions.map(({ state }) => state)).toEqual(['completed', 'completed']);
    const skills = await read().findBy(Skill, { sessionId: after.sessionId });
    expect(skills).toHaveLength(6);
    expect(skills.find(({ menteeId }) => menteeId === stranger.id)).toMatchObject({
      topic: 'vneid',
      level: 'alone',
      seenById: on.other.id,
    });
  });

  it('takes a full class of sixty on one sheet', async () => {
    await on.settle(60, 60);
    const { groupClass } = await make({ seats: 60, mentorIds: [on.world.mentor.id] });
    await fill(groupClass.id, 60);
    on.services.clock.at = saturday + 60 * 60_000;
    const { people, version } = await one(groupClass.id);
    await on.services.classes.attendance.enter(on.world.officer, groupClass.id, {
      version,
      marks: people.map(({ bookingId }) => ({
        bookingId,
        state: 'attended',
        level: 'with-help',
      })),
    });
    const { counts, sessionId } = await one(groupClass.id);
    expect(counts).toMatchObject({ attended: 60 });
    expect(await read().countBy(Skill, { sessionId })).toBe(60);
  });

  it('is corrected: who was there after all has a seat again, who was not has learned nothing', async () => {
    const { groupClass } = await make();
    await fill(groupClass.id, 2);
    on.services.clock.at = saturday + 60 * 60_000;
    const first = await one(groupClass.id);
    const [a, b] = first.people.map(({ bookingId }) => bookingId);
    const enter = (version: number, absent: string, there: string) =>
      on.services.classes.attendance.enter(on.world.officer, groupClass.id, {
        version,
        marks: [
          { bookingId: absent, state: 'absent' },
          { bookingId: there, state: 'attended', level: 'alone' },
        ],
      });
    await enter(first.version, a, b);
    const second = await one(groupClass.id);
    expect(second).toMatchObject({ seatsTaken: 1 });
    await enter(second.version, b, a);
    const third = await one(groupClass.id);
    expect(third).toMatchObject({ seatsTaken: 1, counts: { attended: 1, absent: 1 } });
    const levels = third.people.map(({ bookingId, level }) => [bookingId === a, level]);
    expect(levels).toEqual(
      expect.arrayContaining([
        [true, 'alone'],
        [false, 'never'],
      ]),
    );
    await expect(enter(second.version, a, b)).rejects.toEqual(refusal('stale-version'));
  });

  it('takes down somebody nobody knew, with their consent, and counts them', async () => {
    const { groupClass } = await make();
    on.services.clock.at = saturday + 60 * 60_000;
    const newcomer = {
      person: { fullName: 'Bùi Thị Nga', birthYear: 1955, hamletId: on.world.hamlet.id },
    };
    await expect(
      on.services.classes.attendance.addNewcomer(on.world.officer, groupClass.id, newcomer),
    ).rejects.toEqual(refusal('consent-needed'));
    await on.services.classes.attendance.addNewcomer(on.world.officer, groupClass.id, {
      ...newcomer,
      consent: { way: 'signed', proof: 'Phiếu điểm danh, dòng 7' },
    });
    const { people, version } = await one(groupClass.id);
    expect(people).toEqual([expect.objectContaining({ fullName: 'Bùi Thị Nga' })]);
    await on.services.classes.attendance.enter(on.world.officer, groupClass.id, {
      version,
      marks: [{ bookingId: people[0].bookingId, state: 'attended', level: 'with-help' }],
    });
    expect((await one(groupClass.id)).counts).toMatchObject({ attended: 1 });
  });
});
