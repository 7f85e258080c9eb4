import { programmeErasure } from '../../../src/modules/programme/programme.erasure';
import { programmeRetention } from '../../../src/modules/programme/programme.retention';
import { Certificate } from '../../../src/modules/programme/entities/certificate.entity';
import { Recognition } from '../../../src/modules/programme/entities/recognition.entity';
import { CertificatesService } from '../../../src/modules/programme/recognition/certificates.service';
import { RecognitionService } from '../../../src/modules/programme/recognition/recognition.service';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Team } from '../../../src/modules/teams/entities/team.entity';
import { TeamMember } from '../../../src/modules/teams/entities/team-member.entity';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { DomainError } from '../../../src/platform/common/domain-error';
import { newId } from '../../../src/platform/database/columns';
import { plant } from '../../factories/given';
import { makeTeam, makeTeamMember } from '../../factories/teams';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { addSession } from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

describe.each(dialects)('recognition on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  const clock = new FakeClock(at(monday, 9));
  const days = { fromOn: '2026-11-01', untilOn: '2026-11-23' };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  /** Two lessons of half an hour with the same two people; one that nobody came to; two of October. */
  beforeEach(async () => {
    clock.at = at(monday, 9);
    world = await database.unitOfWork.write(async (manager) => {
      const made = await settlePairs(manager, 3);
      const [one, two, three] = made.mentees;
      const come = async (day: string, people: { id: string }[], state: 'attended' | 'absent') => {
        const { session, bookings } = await addSession(manager, made, people, at(day, 8), {
          mentorId: made.mentor.id,
          state: 'completed',
        });
        for (const { id } of bookings) await manager.update(Booking, { id }, { state });
        return session;
      };
      const { id: sessionId } = await come('2026-11-10', [one, two], 'attended');
      await come('2026-11-11', [three], 'absent');
      await come('2026-11-12', [one, two], 'attended');
      await come('2026-10-12', [one, three], 'attended');
      await come('2026-10-13', [one, three], 'attended');
      const now = at('2026-11-10', 10);
      await plant(manager, Skill, {
        id: newId(),
        menteeId: one.id,
        topic: 'vneid',
        level: 'alone',
        levelBefore: 'never',
        lessons: 1,
        reachedAt: now,
        sessionId,
        seenByKind: 'officer',
        seenById: null,
        seenAt: now,
        version: 1,
        createdAt: now,
        updatedAt: now,
      });
      return made;
    });
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const service = () => pages.app.get(RecognitionService);
  const certificates = () => pages.app.get(CertificatesService);
  const codeOf = (refused: Promise<unknown>): Promise<string> =>
    refused.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  const decide = (more: object = {}) =>
    service().decide(world.officer, world.ward.id, {
      side: 'mentor',
      subjectId: world.mentor.id,
      ...days,
      isAwarded: true,
      word: '',
      ...more,
    });
  const paperOf = async ({ certificateId }: Recognition) => {
    const id = certificateId ?? '';
    return database.unitOfWork.read.findOneByOrFail(Certificate, { id });
  };
  const withdraw = () =>
    database.unitOfWork.write((manager) =>
      manager.update(Mentor, { id: world.mentor.id }, { consentOn: null, isActive: false }),
    );
  const setRule = (rule: object) =>
    pages.send('PATCH', `/api/v1/wards/${world.ward.id}/settings`, rule);
  const lowRule = { recognitionHours: 1, recognitionPeople: 2, recognitionSkills: 1 };

  it('counts what was really held, of the days that are asked for, and proposes by the rule of the ward', async () => {
    const one = async (of = days) =>
      (await service().list(world.officer, world.ward.id, of)).find(
        ({ side }) => side === 'mentor',
      );
    expect(await one()).toMatchObject({
      work: { lessons: 2, minutes: 60, people: 2, skills: 1 },
      isProposed: false,
    });
    const since = { ...days, fromOn: '2026-10-01' };
    expect(await one(since)).toMatchObject({ work: { lessons: 4, minutes: 120, people: 3 } });
    expect((await setRule(lowRule)).status).toBe(200);
    expect((await one())?.isProposed).toBe(true);
    await setRule({ recognitionHours: 2 });
    expect((await one())?.isProposed).toBe(false);
    expect((await one(since))?.isProposed).toBe(true);
    // Whoever has withdrawn is proposed for no paper, and given none.
    await withdraw();
    expect(await one(since)).toBeUndefined();
    expect(await codeOf(decide())).toBe('not-found');
  });

  it('counts for a team what its members held while they were in it', async () => {
    const team = await database.unitOfWork.write(async (manager) => {
      const { id } = await plant(
        manager,
        Team,
        makeTeam({ wardId: world.ward.id, hamletIds: [world.hamlet.id] }),
      );
      await plant(
        manager,
        TeamMember,
        makeTeamMember({ teamId: id, mentorId: world.mentor.id, createdAt: at('2026-11-01', 0) }),
      );
      return id;
    });
    const ofTeam = async () =>
      (await service().list(world.officer, world.ward.id, { ...days, fromOn: '2026-10-01' })).find(
        ({ side }) => side === 'team',
      );
    expect(await ofTeam()).toMatchObject({
      id: team,
      work: { lessons: 2, minutes: 60, people: 2, skills: 1 },
    });
    await database.unitOfWork.write((manager) =>
      manager.update(TeamMember, { teamId: team }, { leftAt: at('2026-11-05', 0) }),
    );
    expect(await ofTeam()).toBeUndefined();
  });

  it('lets one of two officers decide, and gives each paper the next number of the unit and year', async () => {
    const both = await Promise.all([decide(), decide()].map(codeOf));
    expect(both.sort()).toEqual(['done', 'recognition-decided']);
    const [first] = await certificates().register(world.officer, world.ward.id);
    expect(first).toMatchObject({ number: 1, year: 2026, kind: 'mentor', issuedOn: monday });
    // For days that these do not touch there is another.
    const october = { fromOn: '2026-10-01', untilOn: '2026-10-31' };
    expect(await paperOf(await decide(october))).toMatchObject({ number: 2 });
    const other = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    expect(await codeOf(service().list(other.officer, world.ward.id, days))).toBe('not-found');
    expect(await certificates().register(other.officer, other.ward.id)).toEqual([]);
  });

  it('is refused for hours that nobody held, and declined with a word only', async () => {
    const empty = { fromOn: '2026-09-01', untilOn: '2026-09-30' };
    expect(await codeOf(decide(empty))).toBe('nothing-held');
    expect(await codeOf(decide({ isAwarded: false }))).toBe('invalid-form');
    expect(await codeOf(decide({ fromOn: '2025-01-01' }))).toBe('invalid-form');
    expect(await decide({ isAwarded: false, word: 'Chưa đủ giờ' })).toMatchObject({
      certificateId: null,
    });
    expect(await codeOf(decide())).toBe('recognition-decided');
  });

  it('is taken back with its paper, whose number is not given again', async () => {
    const made = await decide();
    const { proof } = await paperOf(made);
    expect(await codeOf(service().takeBack(world.officer, made.id, 9))).toBe('stale-version');
    await service().takeBack(world.officer, made.id, made.version);
    const gone = await pages.get(`/giay/${proof}`);
    expect([gone.status, gone.text.includes('không còn giá trị')]).toEqual([200, true]);
    expect(await paperOf(await decide())).toMatchObject({ number: 2 });
    const actions = await database.unitOfWork.read.findBy(AuditEntry, { wardId: world.ward.id });
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'recognition.award',
        'certificate.issue',
        'recognition.take-back',
        'certificate.take-back',
      ]),
    );
  });

  it('is genuine on a public page, which names nobody who has not agreed', async () => {
    const certificate = await paperOf(await decide());
    pages.actors = [];
    const open = async () => (await pages.get(`/giay/${certificate.proof}`)).text;
    const text = await open();
    for (const words of ['Giấy thật', '01/2026', 'Giấy ghi nhận đại sứ số', world.ward.name])
      expect(text).toContain(words);
    expect(text).not.toContain(world.mentor.fullName);
    expect(text).not.toContain('giờ');
    expect((await pages.get('/giay/AAAAAAAAAAAAAAAA')).status).toBe(404);
    const mentor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id } as const;
    const named = { namedOn: monday, version: 1 };
    const neighbour = { ...mentor, id: newId() };
    expect(await codeOf(certificates().name(neighbour, certificate.id, named))).toBe('not-found');
    await certificates().name(mentor, certificate.id, named);
    expect(await open()).toContain(world.mentor.fullName);
    expect(
      await codeOf(certificates().name(mentor, certificate.id, { namedOn: null, version: 1 })),
    ).toBe('stale-version');
    // Whoever withdraws is named no more, and without anybody's doing.
    await withdraw();
    expect(await open()).not.toContain(world.mentor.fullName);
  });

  it('is decided, printed and kept on the pages of the staff, and in Excel', async () => {
    await setRule(lowRule);
    const desk = new Pressing(pages);
    const list = `/wards/${world.ward.code}/recognition`;
    await desk.open(list);
    expect(desk.text).toContain('Được đề nghị (1)');
    await desk.follow(new RegExp(world.mentor.fullName));
    await desk.send(/recognition\/mentor\//, { act: 'award', word: 'Tận tâm với bà con' });
    expect(desk.text).toContain('Đã ghi nhận');
    expect(desk.text).toContain('Được đề nghị (0)');
    await desk.follow(new RegExp(world.mentor.fullName));
    await desk.follow(/Giấy số 01\/2026/);
    await desk.follow(/Mở giấy để in/);
    for (const words of [
      'Số 01/2026',
      'Tận tâm với bà con',
      '2 giờ hướng dẫn',
      world.ward.name,
      'class="qr"',
    ])
      expect(desk.text).toContain(words);
    const rows = await rowsOfFile(pages, `${list}.xlsx`);
    expect(rows.flat()).toEqual(
      expect.arrayContaining([world.mentor.fullName, '01/2026', 'Tận tâm với bà con']),
    );
    const register = await rowsOfFile(pages, `/wards/${world.ward.code}/certificates.xlsx`);
    expect(register.flat()).toContain('01/2026');
    // A form that says neither is refused, and nothing is decided by it.
    await desk.open(list);
    await desk.follow(new RegExp(world.mentor.fullName));
    await desk.send(/taking-back$/);
    expect(desk.text).toContain('Được đề nghị (1)');
    const forged = await pages.send('POST', `${list}/mentor/${world.mentor.id}`, {
      act: 'maybe',
      ...days,
    });
    expect(forged.status).toBe(422);
    const standing = await service().list(world.officer, world.ward.id, days);
    expect(standing.map(({ decided }) => decided)).toEqual([null]);
  });

  it('stands on the ambassador’s own page, who says whether the public page names them', async () => {
    const { id } = await paperOf(await decide());
    pages.actors = [{ kind: 'mentor', id: world.mentor.id, wardId: world.ward.id }];
    const own = `/mentor/${world.mentor.id}/certificates`;
    const mine = new Pressing(pages);
    await mine.open(own);
    expect(mine.text).toContain('Số 01/2026');
    await mine.send(/naming$/);
    expect(mine.text).toContain('có nêu tên bạn');
    await mine.follow(/Mở giấy để in/);
    expect(mine.text).toContain('Giấy ghi nhận');
    await mine.open(own);
    await mine.send(/naming$/);
    expect(mine.text).toContain('không nêu tên bạn');
    const other = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    pages.actors = [{ kind: 'mentor', id: other.mentor.id, wardId: other.ward.id }];
    expect((await pages.get(`/mentor/${other.mentor.id}/certificates/${id}`)).status).toBe(404);
  });

  it('gives the papers of courses and families their numbers from the same register', async () => {
    const [learner, , other] = world.mentees;
    const paper = `/wards/${world.ward.code}/mentees/${learner.id}/certificate`;
    const desk = new Pressing(pages);
    await desk.open(paper);
    expect(desk.text).not.toContain('class="qr"');
    await desk.send(/certificate$/);
    expect(desk.text).toContain('Số 01/2026');
    const again = { kind: 'course', subjectId: learner.id } as const;
    expect(await certificates().issue(world.officer, world.ward.id, again)).toMatchObject({
      number: 1,
    });
    const nothing = { kind: 'course', subjectId: other.id } as const;
    const issued = certificates().issue(world.officer, world.ward.id, nothing);
    expect(await codeOf(issued)).toBe('no-certificate');
    pages.actors = [{ kind: 'mentee', id: learner.id, wardId: world.ward.id }];
    expect((await pages.get(`/mentee/${learner.id}/certificate`)).text).toContain('Số 01/2026');
    expect(await paperOf(await decide())).toMatchObject({ number: 2 });
  });

  it('leaves a genuine paper of nobody when the person is erased, and is forgotten after a term', async () => {
    const made = await decide({ word: 'Cảm ơn' });
    const { id, proof } = await paperOf(made);
    await certificates().name(world.officer, id, { namedOn: monday, version: 1 });
    await database.unitOfWork.write(async (manager) => {
      for (const { table, erase } of programmeErasure) {
        if (table !== 'certificate' && table !== 'recognition') continue;
        const gone = { ids: new Set([world.mentor.id]), wardId: world.ward.id };
        const traces = { takenOut: (text: unknown) => text, takenOutOf: (of: unknown) => of };
        await erase(manager, { ...gone, traces } as never);
      }
    });
    expect(await database.unitOfWork.read.countBy(Recognition, { id: made.id })).toBe(0);
    const { text } = await pages.get(`/giay/${proof}`);
    expect([text.includes('Giấy thật'), text.includes(world.mentor.fullName)]).toEqual([
      true,
      false,
    ]);
    expect(programmeRetention.map(({ table }) => table)).toContain('recognition');
  });
});
