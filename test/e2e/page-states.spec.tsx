import type { Browser, Page } from 'playwright-core';
import type { Actor } from '../../src/modules/access/policies/actor';
import type { ProposedWeeks, WeekPlanRun } from '../../src/modules/sessions';
import { Venue } from '../../src/modules/wards/entities/venue.entity';
import { paths } from '../../src/web/kit/paths/paths';
import { PlanProposalPage } from '../../src/web/staff/week/plan-proposal-page';
import { describeInBrowser, openBrowser, openPage } from '../support/browser/browser';
import { createTestDatabase, type TestDatabase } from '../support/databases/databases';
import { FakeClock } from '../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages/pages-app';
import { addMentor } from '../support/worlds/reminder-world';
import { renderPage } from '../support/pages/render-page';
import {
  alwaysFree,
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../support/worlds/session-world';
import { axe, faultsOf } from './page-checks';

const saturday = at('2026-11-28', 9);

/** What every-page sees in one state is looked at here in all of them. */
describeInBrowser('in each of its states nothing keeps people from using', () => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let browser: Browser;
  let page: Page;
  let base: string;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, clock);
    services = sessionServices(database.unitOfWork, clock);
    world = await database.unitOfWork.write(async (manager) => {
      const settled = await settlePairs(manager, 10);
      await manager.update(Venue, { id: settled.venue.id }, { seats: 60 });
      return settled;
    });
    base = await pages.app.getUrl();
    browser = await openBrowser();
    page = await openPage(await browser.newContext({ bypassCSP: true }));
  });
  afterAll(async () => {
    await browser?.close();
    services?.threads.onModuleDestroy();
    await pages?.close();
    await database?.drop();
  });

  const look = async (): Promise<string[]> => {
    const faults = await faultsOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const byNight = await axe(page, ['color-contrast', 'link-in-text-block']);
    await page.emulateMedia({ colorScheme: 'light' });
    return [...faults, ...(await axe(page)), ...byNight];
  };

  describe('a proposed plan:', () => {
    const some = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        menteeId: `m${index}`,
        fullName: `Nguyễn Thị Lan ${index}`,
        weeks: ['2026-11-23', '2026-11-30'],
      }));
    const served: ProposedWeeks = {
      sessions: 3,
      served: 5,
      places: 6,
      unserved: 0,
      reasons: [],
      days: [{ date: '2026-11-24', sessions: 3, places: 6 }],
      messages: 5,
      smsParts: 8,
      calls: 0,
      toldLater: 0,
      held: 0,
    };
    const without = (...counts: number[]): Partial<ProposedWeeks> => ({
      unserved: counts.reduce((sum, one) => sum + one, 0),
      reasons: counts.map((count, nth) => ({
        because: (['mentor-full', 'no-topic'] as const)[nth],
        mentees: some(count),
      })),
    });
    const nothing = {
      sessions: 0,
      served: 0,
      places: 0,
      days: [],
      messages: 0,
      smsParts: 0,
      calls: 0,
    };

    it.each<[string, Partial<ProposedWeeks>, Partial<WeekPlanRun>, boolean]>([
      ['everybody served', {}, {}, false],
      ['some without', without(3), {}, false],
      ['many without, for two reasons', without(40, 2), {}, false],
      ['published by itself soon', without(3), { publishAt: at(monday, 19) }, false],
      ['outdated', without(3), {}, true],
      ['nothing missing', nothing, {}, false],
      ['nothing fits', { ...nothing, ...without(21) }, { weeks: 1 }, false],
    ])('%s', async (_, proposal, run, isOutdated) => {
      const whole = { id: 'r', fromDate: monday, weeks: 2, version: 1, publishAt: null, ...run };
      await page.goto(`${base}/sign-in`);
      await page.setContent(
        `<!doctype html>${renderPage(
          <PlanProposalPage
            code={world.ward.code}
            run={whole as WeekPlanRun}
            proposal={{ ...served, ...proposal }}
            isOutdated={isOutdated}
          />,
          { actor: world.officer, ward: world.ward },
        )}`,
      );
      for (const fold of await page.locator('summary').all()) await fold.click();
      expect(await look()).toEqual([]);
    });
  });

  it('a class: new, invited, full with a line, called off, and over', async () => {
    const helper = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
    );
    const { code, id: wardId } = world.ward;
    const make = (startAt: number) =>
      services.classes.service.make(world.officer, wardId, {
        topic: 'vneid',
        venueId: world.venue.id,
        startAt,
        seats: 6,
        mentorIds: [world.mentor.id, helper.id],
        audienceKind: 'ward',
        audienceRef: null,
      });
    const mentor: Actor = { kind: 'mentor', id: world.mentor.id, wardId };
    const [mentee] = world.mentees;
    const found: Record<string, string[]> = {};
    const lookAt = async (state: string, id: string): Promise<void> => {
      const of: [Actor, string[]][] = [
        [
          world.officer,
          [
            paths.ward.classes(code),
            paths.ward.class(code, id),
            paths.ward.classAttendance(code, id),
            paths.ward.classSheet(code, id),
            paths.ward.classPoster(code, id),
          ],
        ],
        [
          mentor,
          [
            paths.mentor.class(world.mentor.id, id),
            paths.mentor.classAttendance(world.mentor.id, id),
          ],
        ],
        [asMentee(mentee), [paths.groupClass(id), paths.mentee.home(mentee.id)]],
      ];
      for (const [actor, addresses] of of) {
        for (const address of addresses) {
          pages.actors = [actor];
          const answer = await page.goto(base + address);
          const faults = [
            ...(answer?.status() === 200 ? [] : [`${answer?.status()}`]),
            ...(await look()),
          ];
          if (faults.length > 0) found[`${state}: ${address}`] = faults;
        }
      }
    };
    const { id } = await make(saturday);
    await lookAt('new', id);
    await services.classes.invitations.invite(world.officer, id);
    await lookAt('invited', id);
    for (const one of world.mentees.slice(0, 8)) {
      await services.classes.seats.take(asMentee(one), id, { menteeId: one.id });
    }
    await lookAt('full', id);
    const off = await make(at('2026-11-29', 9));
    const { version } = await services.classes.queries.one(world.officer, off.id);
    await services.classes.service.cancel(world.officer, off.id, { version, reason: 'Mất điện' });
    await lookAt('called off', off.id);
    clock.at = saturday + 40 * 60_000;
    await lookAt('over', id);
    expect(found).toEqual({});
  });
});
