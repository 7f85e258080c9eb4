import { Announcements } from '../../../src/modules/reminders';
import { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { ProposedPair } from '../../../src/modules/matching/entities/proposed-pair.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { paths } from '../../../src/web/kit/paths/paths';
import { plant } from '../../factories/given';
import { makeMatchRun, makeProposedPair } from '../../factories/pairs';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { rowsOfFile } from '../../support/reading/xlsx-rows';

const day = '2026-11-25';

describe.each(dialects)('what staff decide and say, as Excel files, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    const clock = new FakeClock(at(monday, 9));
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 5, (index) => ({
        fullName: index === 0 ? '=1+1' : `Bùi Thị Nga ${index}`,
        phone: `+8498000000${index}`,
      })),
    );
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const code = () => world.ward.code;
  /** The rows of a file to which the page leads, without its title and headings. */
  const rowsFrom = async (page: string, file: string) => {
    expect((await pages.get(page)).text).toContain(`href="${file}"`);
    return (await rowsOfFile(pages, file)).slice(2);
  };

  it('have the days off of the year that is shown', async () => {
    const put = `/api/v1/wards/${world.ward.id}/holidays`;
    await pages.send('PUT', `${put}/2026-12-24`, { name: '=Hội làng', isHoliday: true });
    const { holidays, holidaysFile } = paths.ward;
    const of = (year: number) =>
      rowsFrom(`${holidays(code())}?year=${year}`, `${holidaysFile(code())}?year=${year}`);
    const names = (await of(2026)).map(([, name]) => name);
    expect(names).toContain('=Hội làng');
    expect(names.length).toBeGreaterThan(8);
    expect((await of(2027)).map(([, name]) => name)).not.toContain('=Hội làng');
  });

  it('have every change of plans with what became of it', async () => {
    const { changes, changesFile } = paths.ward;
    expect((await pages.get(changes(code()))).text).not.toContain(changesFile(code()));
    const [mentee] = world.mentees;
    await services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt: at(day, 18) });
    const days = { wardId: world.ward.id, venueId: null, from: day, to: day };
    const wish = { act: 'cancel', reason: '=Bão' } as const;
    const { id } = await services.changes.closeDays(world.officer, days, wish);
    await services.changes.takeBack(world.officer, id);
    const rows = await rowsFrom(changes(code()), changesFile(code()));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toEqual(expect.arrayContaining(['=Bão', 1]));
  });

  it('have every pair of a proposal that staff look at', async () => {
    const run = await database.unitOfWork.write(async (manager) => {
      const wardId = world.ward.id;
      const made = await plant(manager, MatchRun, makeMatchRun({ wardId, state: 'proposed' }));
      const pairs = world.mentees.map(({ id }) =>
        makeProposedPair({ runId: made.id, mentorId: world.mentor.id, menteeId: id }),
      );
      await insert(manager, ProposedPair, pairs);
      return made;
    });
    const { proposal, proposalFile } = paths.ward;
    const rows = await rowsFrom(proposal(code(), run.id), proposalFile(code(), run.id));
    const mentees = rows.map(([mentor, , mentee]) => [mentor, mentee]);
    expect(mentees).toHaveLength(5);
    expect(mentees).toContainEqual([world.mentor.fullName, '=1+1']);
    expect(rows[0]).toContain(world.hamlet.name);
    const foreign = await pages.app.inject(proposalFile(code(), newId()));
    expect(foreign.statusCode).toBe(404);
  });

  it('have what was said to many, and to whom it goes', async () => {
    const id = newId();
    const personIds = world.mentees.map((mentee) => mentee.id);
    const said = { id, side: 'mentee', personIds, text: '=Mai học ở xã' } as const;
    await pages.app.get(Announcements).send(world.officer, world.ward.id, said);
    const { announcements, announcementsFile, announcement, announcementFile } = paths.ward;
    const rows = await rowsFrom(announcements(code()), announcementsFile(code()));
    expect(rows.map((row) => row[3])).toEqual(['=Mai học ở xã']);
    const people = await rowsFrom(announcement(code(), id), announcementFile(code(), id));
    expect(people.map(([name]) => name)).toContain('=1+1');
    expect(people).toHaveLength(5);
  });

  it('have the messages of the state that is shown', async () => {
    const { reminders, remindersFile } = paths.ward;
    const of = (state: string) =>
      rowsFrom(`${reminders(code())}?state=${state}`, `${remindersFile(code())}?state=${state}`);
    const [planned, all, sent] = [await of('planned'), await of('all'), await of('sent')];
    expect(planned.length).toBeGreaterThan(0);
    expect(all.length).toBeGreaterThan(planned.length);
    expect(sent).toEqual([]);
    expect(planned.map(([name]) => name)).toContain('=1+1');
  });
});
