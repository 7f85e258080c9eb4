import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { PersonMerges } from '../../../src/modules/sessions/merging/merges.service';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Team } from '../../../src/modules/teams/entities/team.entity';
import { TeamMember } from '../../../src/modules/teams/entities/team-member.entity';
import { Training } from '../../../src/modules/teams/entities/training.entity';
import { TeamsService } from '../../../src/modules/teams/teams/teams.service';
import { TrainingsService } from '../../../src/modules/teams/trainings/trainings.service';
import { DomainError } from '../../../src/platform/common/domain-error';
import { plant } from '../../factories/given';
import { makeTeam } from '../../factories/teams';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf, valueOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addMentor, addSession } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

describe.each(dialects)('community technology teams on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let teams: TeamsService;
  let trainings: TrainingsService;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    teams = pages.app.get(TeamsService);
    trainings = pages.app.get(TrainingsService);
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 3));
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const read = () => database.unitOfWork.read;
  const list = () => `/wards/${world.ward.code}/teams`;
  const make = (name = 'Tổ công nghệ số 1') =>
    teams.make(world.officer, world.ward.id, { name, hamletIds: [world.hamlet.id] });
  const another = (given: Partial<Mentor> = {}) =>
    database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, ...given }),
    );
  const codeOf = (refused: Promise<unknown>): Promise<string> =>
    refused.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );

  it('are made, filled, changed and dissolved on their pages, and brought back with their members', async () => {
    const mentor = await another({ fullName: 'Vũ Thị Lan', organisation: 'Hội LHPN xã' });
    const desk = new Pressing(pages);
    await desk.open(list());
    expect(desk.text).toContain('Chưa có tổ nào');
    await desk.follow(/^Lập tổ/);
    await desk.send(/teams\/new$/, { name: '  Tổ số   Đông ', hamletIds: world.hamlet.id });
    expect(desk.text).toContain('Tổ số Đông</h1>');
    await desk.send(/members$/, { mentorId: mentor.id, role: 'leader' });
    await desk.send(/members$/, {
      fullName: 'PHẠM THỊ MƠ',
      phone: '0912 345 677',
      organisation: 'police',
      role: 'deputy',
    });
    expect(desk.text).toContain('Phạm Thị Mơ');
    const [team] = await read().findBy(Team, { wardId: world.ward.id });
    const rows = await rowsOfFile(pages, `${list()}.xlsx`);
    expect(rows.slice(2).map((row) => row.slice(0, 7))).toEqual([
      [
        'Tổ số Đông',
        world.hamlet.name,
        'Tổ trưởng',
        'Vũ Thị Lan',
        '0912 345 678',
        'Hội Phụ nữ',
        'có',
      ],
      [
        'Tổ số Đông',
        world.hamlet.name,
        'Tổ phó',
        'Phạm Thị Mơ',
        '0912 345 677',
        'Công an',
        'không',
      ],
    ]);
    // Another leader: the one before is one of the others.
    const other = await read().findOneByOrFail(TeamMember, { fullName: 'Phạm Thị Mơ' });
    await desk.open(`${list()}/${team.id}/members/${other.id}`);
    expect(valueOf(desk.text, 'phone')).toBe('0912 345 677');
    await desk.send(new RegExp(`members/${other.id}$`), {
      role: 'leader',
      fullName: 'Phạm Mơ',
      organisation: 'police',
    });
    const roles = async () =>
      (await read().findBy(TeamMember, { teamId: team.id }))
        .map(({ role, leftAt }) => `${role}${leftAt === null ? '' : ' gone'}`)
        .sort();
    expect(await roles()).toEqual(['leader', 'member']);
    await desk.open(`${list()}/${team.id}/members/${other.id}`);
    await desk.send(/departure$/);
    expect(await roles()).toEqual(['leader gone', 'member']);
    expect(desk.text).toContain('Chưa có tổ trưởng');
    await desk.send(/return$/);
    expect(await roles()).toEqual(['member', 'member']);
    await desk.send(/dissolution$/);
    expect(desk.text).toContain('Tổ này đã giải thể (Thứ Hai, 23/11/2026)');
    expect(formsOf(desk.text).some(({ action }) => action.endsWith('/members'))).toBe(false);
    await desk.send(/restoration$/);
    expect(desk.text).toContain('Phạm Mơ');
    expect(await read().countBy(Team, { id: team.id, dissolvedAt: undefined })).toBe(1);
  });

  it('refuse in one sentence what cannot be, change nothing, and keep what was typed', async () => {
    const team = await make();
    const again = await pages.send('POST', `${list()}/new`, {
      name: 'Tổ công nghệ số 1',
      hamletIds: world.hamlet.id,
    });
    expect([again.status, again.text]).toEqual([
      409,
      expect.stringContaining('Đơn vị đã có một tổ tên như vậy'),
    ]);
    expect(valueOf(again.text, 'name')).toBe('Tổ công nghệ số 1');
    const empty = await pages.send('POST', `${list()}/new`, { name: '' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('id="name-error"')]);
    expect(empty.text).toContain('id="hamletIds-error"');
    const bad = await pages.send('POST', `${list()}/${team.id}/members`, {
      fullName: 'Lê Bình',
      phone: '12',
      organisation: 'school',
      role: 'member',
    });
    expect([bad.status, valueOf(bad.text, 'fullName')]).toEqual([422, 'Lê Bình']);
    const nobody = await pages.send('POST', `${list()}/${team.id}/members`, { role: 'member' });
    expect([nobody.status, nobody.text]).toEqual([
      422,
      expect.stringContaining('id="fullName-error"'),
    ]);
    const elsewhere = await database.unitOfWork.write((manager) => settlePairs(manager, 0));
    const { officer, ward } = world;
    const said = { organisation: 'school', role: 'member' } as const;
    const { id, version } = team;
    expect([
      await codeOf(
        teams.make(officer, ward.id, { name: 'Tổ 2', hamletIds: [elsewhere.hamlet.id] }),
      ),
      await codeOf(teams.addMember(officer, id, { ...said, mentorId: elsewhere.mentor.id })),
      await codeOf(teams.addMember(elsewhere.officer, id, { ...said, fullName: 'Lê An' })),
      await codeOf(teams.change(officer, id, { version: version + 1, name: 'Tổ 3' })),
    ]).toEqual(['not-found', 'not-found', 'not-found', 'stale-version']);
    await teams.addMember(officer, id, { ...said, mentorId: world.mentor.id });
    expect([
      await codeOf(teams.addMember(officer, id, { ...said, mentorId: world.mentor.id })),
      await read().countBy(TeamMember, { teamId: id }),
      await read().countBy(Team, { wardId: ward.id }),
    ]).toEqual(['already-in-team', 1, 1]);
    const standing = await teams.change(officer, id, { version: version + 1, name: 'Tổ 4' });
    await teams.dissolve(officer, id, standing);
    expect(await codeOf(teams.addMember(officer, id, { ...said, fullName: 'Lê An' }))).toBe(
      'team-dissolved',
    );
    // The name is free while it is dissolved, and then it cannot come back under it.
    await make('Tổ 4');
    const dissolved = await read().findOneByOrFail(Team, { id });
    expect(await codeOf(teams.restore(officer, id, dissolved))).toBe('team-exists');
  });

  it('have one leader, however many officers name one at once', async () => {
    const { id } = await make();
    const mentors = await Promise.all([another(), another(), another(), another()]);
    const answers = await Promise.all(
      mentors.map(({ id: mentorId }) =>
        codeOf(
          teams.addMember(world.officer, id, {
            mentorId,
            organisation: 'youth-union',
            role: 'leader',
          }),
        ),
      ),
    );
    expect(answers).toEqual(mentors.map(() => 'done'));
    const roles = (await read().findBy(TeamMember, { teamId: id })).map(({ role }) => role);
    expect(roles.toSorted()).toEqual(['leader', 'member', 'member', 'member']);
  });

  it('show their leader the members, their hours of lessons that somebody came to, and the classes', async () => {
    const team = await make();
    const { mentor, officer } = world;
    const second = await another({ fullName: 'Hà Văn Tú' });
    const said = { organisation: 'youth-union' } as const;
    await teams.addMember(officer, team.id, { ...said, mentorId: mentor.id, role: 'leader' });
    await teams.addMember(officer, team.id, { ...said, mentorId: second.id, role: 'member' });
    await teams.addMember(officer, team.id, { ...said, fullName: 'Phạm Mơ', role: 'member' });
    await database.unitOfWork.write(async (manager) => {
      const hold = async (day: string, state: Booking['state'], mentorId: string) => {
        const held = { mentorId, state: 'completed' as const };
        const { bookings } = await addSession(
          manager,
          world,
          [world.mentees[0]],
          at(day, 18),
          held,
        );
        await manager.update(Booking, { id: bookings[0].id }, { state });
      };
      await hold('2026-11-16', 'attended', mentor.id);
      await hold('2026-11-17', 'attended', mentor.id);
      await hold('2026-11-18', 'absent', second.id);
    });
    pages.actors = [{ kind: 'mentor', id: mentor.id, wardId: world.ward.id }];
    const home = await pages.get(`/mentor/${mentor.id}`);
    expect(home.text).toContain('Tổ của tôi');
    const { text } = await pages.get(`/mentor/${mentor.id}/teams`);
    expect(text).toContain('2 buổi, 1 giờ');
    expect(text).toContain('chưa dạy buổi nào');
    expect(text).toContain('không phải đại sứ số nên không tính giờ');
    expect(text).toContain('Chưa có lớp nào');
    // Whoever is only a member leads nothing.
    pages.actors = [{ kind: 'mentor', id: second.id, wardId: world.ward.id }];
    expect((await pages.get(`/mentor/${second.id}/teams`)).text).not.toContain('Phạm Mơ');
    expect((await pages.get(`/mentor/${second.id}`)).text).not.toContain('Tổ của tôi');
  });

  it('have what their members were trained in written down once, and taken back', async () => {
    const team = await make();
    const { mentor, officer, ward } = world;
    const other = { fullName: 'Phạm Mơ', organisation: 'police', role: 'member' } as const;
    const { members } = await teams.addMember(officer, team.id, other);
    const path = `/wards/${ward.code}/trainings`;
    const desk = new Pressing(pages);
    await desk.open(path);
    const held = { kind: 'safe-conduct', heldOn: '2026-11-20', givenBy: 'Công an xã' };
    const late = await pages.send('POST', path, { ...held, heldOn: '2026-11-24', people: [] });
    expect([late.status, late.text]).toEqual([422, expect.stringContaining('Ngày này chưa đến')]);
    expect(late.text).toContain('id="people-error"');
    // What was refused stands open before whoever sent it.
    expect(late.text).toMatch(/<details open[^>]*><summary>Ghi một buổi tập huấn/);
    expect(valueOf(late.text, 'givenBy')).toBe('Công an xã');
    const people = [`mentor-${mentor.id}`, `member-${members[0].id}`] as unknown as string;
    await desk.send(/trainings$/, { ...held, people });
    await desk.send(/trainings$/, { ...held, people });
    expect(await read().countBy(Training, { wardId: ward.id })).toBe(2);
    const trainingsOf = async () =>
      (await read().findOneByOrFail(Mentor, { id: mentor.id })).trainings;
    expect(await trainingsOf()).toEqual(['safe-conduct']);
    const [, , ...rows] = await rowsOfFile(pages, `${path}.xlsx`);
    expect(rows.flatMap(([, , had]) => had ?? [])).toEqual([
      'Thứ Sáu, 20/11/2026, Công an xã',
      'Thứ Sáu, 20/11/2026, Công an xã',
    ]);
    const row = await read().findOneByOrFail(Training, { mentorId: mentor.id });
    await desk.send(new RegExp(`${row.id}/removal$`));
    expect(await trainingsOf()).toEqual([]);
    expect(await codeOf(trainings.remove(officer, row.id))).toBe('not-found');
  });

  it('keep what two records of one ambassador were trained in, together and apart again', async () => {
    const { officer, ward, mentor } = world;
    const twin = await another();
    const held = { heldOn: '2026-11-20', givenBy: 'Công an xã', memberIds: [] };
    const record = (kind: string, mentorId: string) =>
      trainings.record(officer, ward.id, { ...held, kind, mentorIds: [mentorId] });
    await record('safe-conduct', mentor.id);
    await record('personal-data', twin.id);
    const one = async (id: string) => read().findOneByOrFail(Mentor, { id });
    const merges = pages.app.get(PersonMerges);
    const [kept, other] = [await one(mentor.id), await one(twin.id)];
    await merges.merge(officer, { side: 'mentor', kept, other, chosen: {} });
    expect((await one(mentor.id)).trainings).toEqual(['safe-conduct', 'personal-data']);
    const { id, version } = await one(twin.id);
    await merges.takeApart(officer, 'mentor', { id, version });
    expect([(await one(mentor.id)).trainings, (await one(twin.id)).trainings]).toEqual([
      ['safe-conduct'],
      ['personal-data'],
    ]);
  });

  it('are of their ward alone', async () => {
    const elsewhere = await database.unitOfWork.write(async (manager) => {
      const there = await settlePairs(manager, 0);
      const hamletIds = [there.hamlet.id];
      return plant(manager, Team, makeTeam({ wardId: there.ward.id, hamletIds }));
    });
    expect((await pages.get(`${list()}/${elsewhere.id}`)).status).toBe(404);
    expect((await pages.get(`/api/v1/teams/${elsewhere.id}`)).status).toBe(404);
  });
});
