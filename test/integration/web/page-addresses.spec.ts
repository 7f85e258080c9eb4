import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { type RuledRoute, RouteRules } from '../../../src/modules/access/guard/route-rules';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { policyNow, type PolicyWorld, settlePolicyWorld } from '../../support/worlds/policy-world';
import { fillRoute } from '../../support/pages/route-filler';

/** What people, robots and old links write into an address. */
const oddValues = [
  '-1.5',
  '99999999999999999999',
  'NaN',
  '9999-12-31',
  '2026-02-30',
  '__proto__',
  '%00',
  '%F0%9F%98%80%27--',
  'x'.repeat(300),
];
/** Of these, what PostgreSQL minds otherwise than SQLite: what is no number of its own, a zero byte, dates. */
const oddToPostgres = ['99999999999999999999', '9999-12-31', '%00'];
/** What every page reads, beside the names of its own. */
const everywhere = ['lang', 'notice'];

describe.each(dialects)('the addresses of pages (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: PolicyWorld;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(policyNow));
    world = await database.unitOfWork.write(settlePolicyWorld);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const pageRoutes = () =>
    pages.app
      .get(RouteRules)
      .list()
      .filter(({ path }) => !/^\/(api|health|metrics)(\/|$)/.test(path));

  const routeOf = (pattern: string) =>
    pageRoutes().find(({ path }) => path === pattern) as RuledRoute;

  const get = async (url: string, actors: Actor[]): Promise<number> => {
    pages.actors = actors;
    return (await pages.app.inject({ method: 'GET', url })).statusCode;
  };

  it('all lead to a page, and every page is among them', () => {
    const written = new Set(patternsIn(paths));
    const served = new Set(pageRoutes().map(({ path }) => path));
    const board = paths.operations.queues.pattern;
    expect([...written].filter((pattern) => pattern !== board && !served.has(pattern))).toEqual([]);
    expect([...served].filter((pattern) => !written.has(pattern))).toEqual([]);
    expect(pages.served.map(({ url }) => url)).toContain(board);
  });

  it('are found with a slash at their end as well', async () => {
    pages.actors = [world.actors.operator];
    const asked = await pages.get(`${paths.wards()}/?lang=en`);
    expect([asked.status, asked.headers.get('location')]).toEqual([
      308,
      `${paths.wards()}?lang=en`,
    ]);
    expect((await pages.get('/api/v1/wards/')).status).toBe(404);
    expect((await pages.get(paths.start())).status).not.toBe(308);
  });

  it('are written nowhere else', () => {
    const handBuilt =
      /[`'"](\/(wards|mentor|mentee|operations|account|sign-in|sign-out|setup)\b|\$\{(base|path)\}\/)/;
    const found = sourcesOf(join(__dirname, '../../../src/web')).filter(
      (file) => !file.includes('/kit/paths/') && handBuilt.test(readFileSync(file, 'utf8')),
    );
    expect(found).toEqual([]);
  });

  it('never end in a fault, whatever stands in them', async () => {
    const faults: string[] = [];
    const { operator, mentor, mentee } = world.actors;
    const routes = pageRoutes().filter(({ method }) => method === 'GET');
    const odd = dialect === 'postgres' ? oddToPostgres : oddValues;
    for (const [nth, route] of routes.entries()) {
      const { path } = route;
      const own = queryNamesOf(route);
      const inOne = namesReadInOne(route);
      const actor = path.startsWith('/mentor')
        ? mentor
        : path.startsWith('/mentee')
          ? mentee
          : operator;
      const filled = fillRoute(path, world.own, world, 'mentees');
      // Each page with half of them, the next one with the other half.
      const urls = odd
        .filter((_, at) => (nth + at) % 2 === 0)
        .flatMap((value) => [
          ...own.map((name) => `${filled}?${name}=${value}`),
          ...path.split('/').flatMap((part, index) => {
            return part.startsWith(':') ? [replaced(filled, index, value.slice(0, 90))] : [];
          }),
        ]);
      // What all pages, or all lists, read in one place, and names that come twice: each with another value.
      const value = oddValues[nth % oddValues.length];
      urls.push(...inOne.map((name, at) => `${filled}?${name}=${odd[(nth + at) % odd.length]}`));
      urls.push(`${filled}?${everywhere.map((name) => `${name}=${value}`).join('&')}`);
      const names = [...everywhere, ...own, ...inOne];
      urls.push(`${filled}?${names.map((name) => `${name}=${value}&${name}=x`).join('&')}`);
      for (const url of urls) {
        const status = await get(url, [actor]);
        if (status >= 500) faults.push(`${url.slice(0, 160)}: ${status}`);
      }
    }
    expect(faults).toEqual([]);
    expect(queryNamesOf(routeOf(paths.ward.week.pattern))).toContain('from');
  });

  it('say so when a day or a page lies outside the calendar or the list', async () => {
    const { officer, mentee } = world.actors;
    const { own } = world;
    const me = own.menteeId;
    const refused = [
      `${paths.ward.week(own.code)}?from=9999-12-31`,
      `${paths.ward.paper(own.code)}?from=9999-12-31`,
      `${paths.ward.mentees(own.code)}?page=99999999999999999999`,
      `${paths.ward.reminders(own.code)}?calls=99999999999999999999`,
    ];
    for (const url of refused) expect([url, await get(url, [officer])]).toEqual([url, 400]);
    expect(await get(paths.ward.personMessages(own.code, '__proto__', 'x'), [officer])).toBe(404);
    expect(await get(paths.mentee.bookTime(me), [mentee])).toBe(400);
    expect(await get(`${paths.mentee.book(me)}?from=9999-12-31`, [mentee])).toBe(400);
    expect(await get(`${paths.mentee.bookTime(me)}?day=2026-11-25&at=1e300`, [mentee])).toBe(400);
  });
});

/** The names of the values that a page takes from what stands behind the question mark, each by itself. */
function queryNamesOf(route: RuledRoute): string[] {
  return queriesOf(route).flatMap(({ data }) => (typeof data === 'string' ? [data] : []));
}

/** Those that are read together, as a list's filters are. */
function namesReadInOne(route: RuledRoute): string[] {
  return queriesOf(route).flatMap(({ pipes = [] }) => pipes.flatMap(({ names = [] }) => names));
}

function queriesOf({
  controller,
  handler,
}: RuledRoute): { data?: unknown; pipes?: { names?: string[] }[] }[] {
  const taken: object = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {};
  return Object.entries(taken)
    .filter(([kind]) => kind.startsWith(`${RouteParamtypes.QUERY}:`))
    .map(([, one]) => one);
}

/** The path with one of its parts, counted from the slash at the front, exchanged. */
function replaced(path: string, index: number, by: string): string {
  return path
    .split('/')
    .map((part, at) => (at === index ? by : part))
    .join('/');
}

/** The program's own files in a folder and below. */
function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

interface Patterned {
  pattern: string;
}

function patternsIn(table: object): string[] {
  return Object.values(table).flatMap((entry: Patterned | object) =>
    'pattern' in entry ? [entry.pattern] : patternsIn(entry),
  );
}
