import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { GroupClass } from '../../../src/modules/sessions/entities/group-class.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Team } from '../../../src/modules/teams/entities/team.entity';
import { TeamMember } from '../../../src/modules/teams/entities/team-member.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { plant } from '../../factories/given';
import { makeTeam, makeTeamMember } from '../../factories/teams';
import { makeHamlet } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addMentees } from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

describe.each(dialects)('a class for the people of a team on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let team: Team;
  /** Of another hamlet, which the team does not serve. */
  let others: Mentee[];
  const name = 'Tổ công nghệ số thôn Đông';

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
  });
  beforeEach(async () => {
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 3);
      const wardId = world.ward.id;
      await manager.update(Venue, { id: world.venue.id }, { seats: 20 });
      const hamlet = await plant(manager, Hamlet, makeHamlet({ wardId, name: 'Thôn Tây' }));
      others = await addMentees(manager, { ...world, hamlet }, 2);
      team = await plant(manager, Team, makeTeam({ wardId, name, hamletIds: [world.hamlet.id] }));
      const leader = { teamId: team.id, mentorId: world.mentor.id, role: 'leader' } as const;
      await plant(manager, TeamMember, makeTeamMember(leader));
    });
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const path = (rest: string) => `/wards/${world.ward.code}/classes/${rest}`;
  const first = {
    topic: 'vneid',
    date: '2026-11-28',
    start: '09:00',
    seats: '6',
    audience: 'team',
  };

  async function make(): Promise<{ desk: Pressing; id: string }> {
    const desk = new Pressing(pages);
    await desk.open(path('new'));
    await desk.send(/holders$/, { ...first, venueId: world.venue.id, teamId: team.id });
    await desk.send(/classes\/new$/, { mentorIds: world.mentor.id });
    const [{ id }] = await read().findBy(GroupClass, { wardId: world.ward.id });
    return { desk, id };
  }

  it('asks which team, and says whom it is for on its page, its poster, aloud and in the list', async () => {
    const which = await pages.send('POST', path('new/holders'), {
      ...first,
      venueId: world.venue.id,
    });
    expect([which.status, which.text]).toEqual([422, expect.stringContaining('id="teamId-error"')]);
    const { desk, id } = await make();
    expect(desk.text).toContain(`địa bàn của ${name}`);
    for (const page of [path(`${id}/poster`), path(`${id}/loudspeaker`), `/classes/${id}`]) {
      expect((await pages.get(page)).text).toContain(`địa bàn của ${name}`);
    }
    expect(JSON.parse((await pages.get(`/api/v1/classes/${id}`)).text)).toMatchObject({
      audienceKind: 'team',
      audienceRef: team.id,
      teamName: name,
    });
    const change = await pages.get(path(`${id}/change`));
    expect(chosenIn(change.text, 'audience')).toEqual(['team']);
    pages.actors = [{ kind: 'mentor', id: world.mentor.id, wardId: world.ward.id }];
    const mine = await pages.get(`/mentor/${world.mentor.id}/teams`);
    expect(mine.text).toContain(`/classes/${id}`);
  });

  it('invites and seats the people of its hamlets, of those that it serves today, and nobody else', async () => {
    const { desk, id } = await make();
    await desk.open(path(id));
    await desk.send(/invitations$/);
    const seating = await read().findOneByOrFail(Session, { classId: id });
    const invited = await read().findBy(Booking, { sessionId: seating.id, state: 'invited' });
    expect(invited.map(({ menteeId }) => menteeId).sort()).toEqual(
      world.mentees.map((mentee) => mentee.id).sort(),
    );
    const take = (mentee: Mentee) => {
      pages.actors = [{ kind: 'mentee', id: mentee.id, wardId: world.ward.id }];
      return pages.send('POST', `/api/v1/classes/${id}/seats`, { menteeId: mentee.id });
    };
    expect(JSON.parse((await take(others[0])).text)).toMatchObject({ code: 'not-in-audience' });
    expect((await take(world.mentees[0])).status).toBe(201);
    // The team takes the other hamlet on.
    const hamletIds = [world.hamlet.id, others[0].hamletId];
    await database.unitOfWork.write((manager) =>
      manager.update(Team, { id: team.id }, { hamletIds }),
    );
    expect((await take(others[0])).status).toBe(201);
  });

  it('is not made for a team that is dissolved or of another ward', async () => {
    const elsewhere = await database.unitOfWork.write(async (manager) => {
      const there = await settlePairs(manager, 0);
      const hamletIds = [there.hamlet.id];
      return plant(manager, Team, makeTeam({ wardId: there.ward.id, hamletIds }));
    });
    await database.unitOfWork.write((manager) =>
      manager.update(Team, { id: team.id }, { dissolvedAt: 1 }),
    );
    const wanted = {
      topic: 'vneid',
      venueId: world.venue.id,
      startAt: at('2026-11-28', 9),
      seats: 6,
      mentorIds: [world.mentor.id],
      audienceKind: 'team',
    };
    for (const audienceRef of [team.id, elsewhere.id]) {
      const answer = await pages.send('POST', `/api/v1/wards/${world.ward.id}/classes`, {
        ...wanted,
        audienceRef,
      });
      expect(answer.status).toBe(404);
    }
    // A unit without teams is not asked for one.
    expect((await pages.get(path('new'))).text).not.toContain('name="teamId"');
    expect(await read().countBy(GroupClass, { wardId: world.ward.id })).toBe(0);
  });
});
