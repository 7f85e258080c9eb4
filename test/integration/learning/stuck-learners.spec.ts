import type { Actor } from '../../../src/modules/access/policies/actor';
import { LearningNote } from '../../../src/modules/learning/entities/learning-note.entity';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { paths } from '../../../src/web/kit/paths/paths';
import { makeBooking, makeSession } from '../../factories/sessions';
import { askingApi } from '../../support/pages/asking-api';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { addMentor } from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

const WEEK_MS = 7 * 24 * 60 * 60_000;

describe.each(dialects)('whoever gets no further with a topic, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let mentor: Actor;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 2));
    mentor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  /** A lesson a week in VNeID up to now, and how they do it after them. */
  const learn = (lessons: number, level: Skill['level'], mentorId = world.mentor.id) =>
    database.unitOfWork.write(async (manager) => {
      const { id: menteeId } = world.mentees[0];
      const place = { wardId: world.ward.id, mentorId, venueId: world.venue.id };
      for (let lesson = 1; lesson <= lessons; lesson += 1) {
        clock.at += WEEK_MS;
        const startAt = clock.at - WEEK_MS / 2;
        const session = makeSession({ ...place, startAt, state: 'completed', seatsTaken: 1 });
        await insert(manager, Session, session);
        await insert(manager, Booking, makeBooking(session, { menteeId, state: 'attended' }));
      }
      const given = await manager.countBy(Booking, { menteeId, state: 'attended' });
      await manager.delete(Skill, { menteeId });
      await insert(manager, Skill, {
        id: newId(),
        menteeId,
        topic: 'vneid',
        level,
        levelBefore: 'never',
        lessons: given,
        reachedAt: null,
        sessionId: null,
        seenByKind: 'mentor',
        seenById: mentorId,
        seenAt: clock.at,
        version: 1,
        createdAt: 0,
        updatedAt: 0,
      });
    });
  const list = () => paths.ward.stuckLearners(world.ward.code);
  const text = async (path: string) => (await pages.get(path)).text;
  const isListed = async (asked = '') =>
    (await text(list() + asked)).includes(paths.ward.mentee(world.ward.code, world.mentees[0].id));
  const notePath = () => paths.ward.learningNote(world.ward.code, world.mentees[0].id, 'vneid');

  it('is named to the officer after four lessons, with one press to each thing that helps', async () => {
    await learn(3, 'never');
    expect(await isListed()).toBe(false);
    expect(await text(paths.ward.home(world.ward.code))).not.toContain(`href="${list()}"><strong>`);
    await learn(1, 'with-help');
    expect(await text(paths.ward.home(world.ward.code))).toContain(
      `href="${list()}"><strong>1</strong>`,
    );
    const page = await text(list());
    const [{ id }] = world.mentees;
    for (const way of [
      `${paths.ward.menteeMentor(world.ward.code, id)}?topic=vneid`,
      `${paths.ward.newClass(world.ward.code)}?topic=vneid`,
      notePath(),
    ]) {
      expect(page).toContain(`href="${way}"`);
    }
    await learn(1, 'alone');
    expect(await isListed()).toBe(false);
  });

  it('is named after as many lessons as the ward says', async () => {
    await learn(4, 'never');
    const settings = { ...world.ward.settings, stuckLessons: 6 };
    const { id } = world.ward;
    await database.unitOfWork.write((manager) => manager.update(Ward, { id }, { settings }));
    expect(await isListed()).toBe(false);
    await learn(2, 'never');
    expect(await isListed()).toBe(true);
  });

  it('is found by name, topic, hamlet and ambassador, and stands in Excel', async () => {
    await learn(4, 'never');
    const { fullName, hamletId } = world.mentees[0];
    for (const [asked, found] of [
      [`?q=${encodeURIComponent(fullName)}`, true],
      [`?q=${encodeURIComponent(world.mentor.fullName)}`, true],
      ['?q=khongaica', false],
      ['?topic=vneid', true],
      ['?topic=cashless', false],
      [`?hamlet=${hamletId}&mentor=${world.mentor.id}`, true],
      [`?hamlet=${newId()}`, false],
    ] as const) {
      expect([asked, await isListed(asked)]).toEqual([asked, found]);
    }
    const api = await askingApi(pages)<{ fullName: string; lessons: number; level: string }[]>(
      'GET',
      `wards/${world.ward.id}/stuck-learners`,
    );
    expect(api).toMatchObject([{ fullName, lessons: 4, level: 'never' }]);
    const file = paths.ward.stuckLearnersFile(world.ward.code);
    expect((await rowsOfFile(pages, file))[2]).toEqual(
      expect.arrayContaining([fullName, 'Cài đặt VNeID', 4, world.mentor.fullName]),
    );
    expect(await rowsOfFile(pages, `${file}?topic=cashless`)).toHaveLength(2);
  });

  it('is put aside by a note, which staff and ambassador read, until as many lessons more brought nothing', async () => {
    await learn(4, 'never');
    const empty = await pages.send('POST', notePath(), { note: '  ' });
    expect([empty.status, empty.text.includes('aria-invalid="true"')]).toEqual([422, true]);
    const saved = await pages.send('POST', notePath(), { note: 'Con gái ngồi cùng' });
    expect([saved.status, saved.location]).toEqual([303, `${list()}?notice=learning-noted`]);
    expect(await isListed()).toBe(false);
    await learn(3, 'never');
    expect(await isListed()).toBe(false);
    await learn(1, 'never');
    expect(await text(list())).toContain('Con gái ngồi cùng');
  });

  it('is not named to another ambassador before their first lesson', async () => {
    await learn(4, 'never');
    const [{ id: menteeId }] = world.mentees;
    const other = await database.unitOfWork.write(async (manager) => {
      const added = await addMentor(manager, world, { phone: '+84912345679' });
      await manager.update(Pair, { menteeId }, { mentorId: added.id });
      return added;
    });
    expect(await isListed()).toBe(false);
    await learn(1, 'never', other.id);
    expect(await isListed()).toBe(true);
  });

  it('is named to their ambassador, who can note what was agreed; to no other', async () => {
    await learn(4, 'never');
    const [{ id, fullName }, { id: otherId }] = world.mentees;
    pages.actors = [mentor];
    const me = world.mentor.id;
    expect(await text(paths.mentor.home(me))).toContain(`${paths.mentor.mentee(me, id)}#stuck`);
    expect(await text(paths.mentor.mentee(me, id))).toContain('đã học 4 buổi');
    expect(await text(paths.mentor.mentee(me, otherId))).not.toContain('đã học 4 buổi');
    const path = paths.mentor.learningNote(me, id, 'vneid');
    expect(await text(path)).toContain(fullName);
    const saved = await pages.send('POST', path, { note: 'Học chậm lại' });
    expect(saved.status).toBe(303);
    expect(await text(paths.mentor.home(me))).not.toContain('#stuck');
    expect(await database.unitOfWork.read.findOneBy(LearningNote, { menteeId: id })).toMatchObject({
      note: 'Học chậm lại',
      actorKind: 'mentor',
      actorId: me,
    });
    pages.actors = [{ kind: 'mentor', id: newId(), wardId: world.ward.id }];
    const path2 = `/api/v1/mentees/${id}/skills/vneid/notes`;
    expect((await pages.send('POST', path2, { note: 'x' })).status).toBe(404);
  });

  it('keeps no note about a topic that the learner does not need', async () => {
    const path = paths.ward.learningNote(world.ward.code, world.mentees[0].id, 'digital-signature');
    expect((await pages.send('POST', path, { note: 'x' })).status).toBe(422);
    expect(
      await database.unitOfWork.read.countBy(LearningNote, { menteeId: world.mentees[0].id }),
    ).toBe(0);
  });
});
