import type { RuledRoute } from '../../../src/modules/access/guard/route-rules';
import { RouteRules } from '../../../src/modules/access/guard/route-rules';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { RefusedSignIns } from '../../../src/modules/access/identity/refused-sign-ins';
import type { Actor } from '../../../src/modules/access/policies/actor';
import {
  type Act,
  acts,
  type Role,
  roles,
  type Scope,
  mayDo,
  scopeOf,
} from '../../../src/modules/access/policies/policy';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  type Belongings,
  policyNow,
  type PolicyWorld,
  settlePolicyWorld,
} from '../../support/worlds/policy-world';
import { bodyOf, fillRoute, queryOf } from '../../support/pages/route-filler';
import { UndoneWrites } from '../../support/databases/undone-writes';

type Whose = 'own' | 'neighbour' | 'foreign';
type Verdict = 'in' | 401 | 403 | 404;

const farthestFirst: Whose[] = ['foreign', 'neighbour', 'own'];

/** Served without a handler of ours, each with a guard of its own or with nothing to hide. */
const notHandlers = [
  /^\/(assets|help\/pictures)\//,
  /^\/operations\/queues(\/|$)/,
  /^\/api\/openapi\.json$/,
];

describe.each(dialects)('who may do what (%s)', (dialect) => {
  let database: TestDatabase;
  let unitOfWork: UndoneWrites;
  let pages: PagesApp;
  let world: PolicyWorld;
  let ruled: RuledRoute[];
  const clock = new FakeClock(policyNow);

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    world = await database.unitOfWork.write(settlePolicyWorld);
    unitOfWork = await UndoneWrites.over(database.unitOfWork);
    // Written beside the answer, it would meet the next request's undone writes; evidence.spec is about it.
    jest.spyOn(RefusedSignIns.prototype, 'noteAct').mockImplementation(() => undefined);
    pages = await startPagesApp(unitOfWork, clock);
    ruled = pages.app.get(RouteRules).list();
  });
  afterAll(async () => {
    await pages.close();
    await unitOfWork.close();
    await database.drop();
  });

  it('is ruled for every route that the server has', () => {
    const known = new Set(
      ruled.flatMap((route) => methodsOf(route).map((one) => `${one} ${route.path}`)),
    );
    const unruled = pages.served
      .filter(({ url }) => !notHandlers.some((pattern) => pattern.test(url)))
      .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
      .map(({ method, url }) => `${method} ${url.replace(/(.)\/$/, '$1')}`)
      .filter((route) => isPlain(route) && !known.has(route));
    expect(unruled).toEqual([]);
    expect(ruled.length).toBeGreaterThan(200);
  });

  it('has no act that no route and no service knows', () => {
    const used = new Set(ruled.flatMap(({ rule }) => ('act' in rule ? [rule.act] : [])));
    const onlyInServices: Act[] = ['bookings.make-exceptions', 'mentees.look-after'];
    expect(acts.filter((act) => !used.has(act) && !onlyInServices.includes(act))).toEqual([]);
  });

  it('tells whoever is not signed in to do so first', async () => {
    const wrong: string[] = [];
    for (const route of closed()) {
      const { status, location } = await ask(route, [], world.own);
      const isSentToSignIn = status === 303 && location?.startsWith('/sign-in') === true;
      if (status !== 401 && !isSentToSignIn) wrong.push(`${nameOf(route)}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('refuses everybody what lies outside their reach, and writes nothing', async () => {
    const before = await unitOfWork.read.count(AuditEntry);
    expect(await wrongAnswers((verdict) => verdict !== 'in')).toEqual([]);
    expect(await unitOfWork.read.count(AuditEntry)).toBe(before);
  });

  it('shows everybody what lies within it', async () => {
    expect(await wrongAnswers((verdict) => verdict === 'in', ['GET'])).toEqual([]);
  });

  it('lets everybody do what lies within it', async () => {
    const writes = ['POST', 'PUT', 'PATCH', 'DELETE'];
    expect(await wrongAnswers((verdict) => verdict === 'in', writes)).toEqual([]);
  });

  it('shows an ambassador nothing of whom they guided once, and lets them do nothing', async () => {
    const before = await unitOfWork.read.count(AuditEntry);
    const { menteeId, bookingId, holdId, sessionId, reminderId } = world.ended;
    const theirs = [menteeId, bookingId, holdId, sessionId, reminderId];
    const wrong: string[] = [];
    for (const route of closed()) {
      if (!mayDo(world.actors.mentor, actOf(route))) continue;
      const asked = fillRoute(route.path, world.ended, world, 'mentees');
      const told = JSON.stringify(bodyOf(nameOf(route), world.ended));
      if (!theirs.some((id) => `${asked} ${told}`.includes(id))) continue;
      const { status } = await ask(route, [world.actors.mentor], world.ended, 'mentees');
      if (status !== 404) wrong.push(`${nameOf(route)}: ${status}`);
    }
    expect(wrong).toEqual([]);
    expect(await unitOfWork.read.count(AuditEntry)).toBe(before);
  });

  it('asks a coordinator for a reason before a unit of their province, and has none elsewhere', async () => {
    const unopened: Actor = { ...world.actors.provincial, wardIds: [] };
    const wrong: string[] = [];
    for (const route of closed()) {
      if (scopeOf(unopened, actOf(route)) !== 'opened') continue;
      if (route.path === '/wards' || route.path === '/api/v1/wards') continue;
      const { status } = await ask(route, [unopened], world.own);
      const expected = /\/wards\/:/.test(route.path) ? 403 : 404;
      if (isAboutSomebody(route) && status !== expected) wrong.push(`${nameOf(route)}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('lets a coordinator write nothing in a unit', () => {
    // Looked at, and written down: a number that was masked.
    const computed = /\/(what-if|phones)$/;
    const writing = closed().filter(
      (route) =>
        scopeOf({ kind: 'provincial' }, actOf(route)) === 'opened' &&
        route.method !== 'GET' &&
        !computed.test(route.path),
    );
    expect(writing.map(nameOf)).toEqual([]);
  });

  it('gives whoever works at the counter no list and no file', () => {
    const lists = closed().filter(
      (route) => mayDo({ kind: 'counter' }, actOf(route)) && route.path.endsWith('.xlsx'),
    );
    expect(lists.map(nameOf)).toEqual([]);
  });

  /**
   * Every role, route and owner whose answer is not the table's; what an answer changed is undone. What lies within reach is asked of the farthest owner whom the role reaches. Who may do what
   * is the same on both databases: on PostgreSQL each route is asked once for each verdict, so that its
   * statements run there too.
   */
  async function wrongAnswers(
    isAsked: (verdict: Verdict) => boolean,
    methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  ): Promise<string[]> {
    const wrong: string[] = [];
    const asked = new Set<string>();
    for (const role of roles) {
      for (const route of closed().filter(({ method }) => methods.includes(method))) {
        for (const whose of farthestFirst) {
          const expected = verdictOf(route, role, whose);
          if (!isAsked(expected)) continue;
          const kind = `${expected} ${nameOf(route)}`;
          if (dialect === 'postgres' && asked.has(kind)) continue;
          asked.add(kind);
          const { status } = await ask(route, [world.actors[role]], world[whose]);
          if (expected === 'in' && route.method !== 'GET') await unitOfWork.undo();
          if (!isAsExpected(status, expected, route.method))
            wrong.push(`${role} ${whose} ${nameOf(route)}: ${status}, not ${expected}`);
          if (expected === 'in') break;
        }
      }
    }
    return wrong;
  }

  async function ask(
    route: RuledRoute,
    actors: Actor[],
    set: Belongings,
    people: 'mentors' | 'mentees' = actors[0]?.kind === 'mentor' ? 'mentors' : 'mentees',
  ): Promise<{ status: number; location?: string }> {
    pages.actors = actors;
    const path = fillRoute(route.path, set, world, people);
    const answer = await pages.app.inject({
      method: route.method as 'GET',
      url: path + queryOf(nameOf(route), set),
      ...(route.method === 'GET' ? {} : { payload: bodyOf(nameOf(route), set) }),
    });
    return { status: answer.statusCode, location: answer.headers.location };
  }

  const closed = () => ruled.filter(({ rule }) => 'act' in rule);
});

/** What the table says of a role's asking for what is its own, its neighbour's or a stranger's. */
function verdictOf(route: RuledRoute, role: Role, whose: Whose): Verdict {
  if (!('act' in route.rule)) return 'in';
  const scope = scopeOf({ kind: role }, route.rule.act);
  if (scope === null) return 403;
  return isWithin(scope, route, role, whose) ? 'in' : 404;
}

function isWithin(scope: Scope, route: RuledRoute, role: Role, whose: Whose): boolean {
  const isAboutWard = /\/wards\/:/.test(route.path);
  if (scope === 'all' || !isAboutSomebody(route)) return true;
  if (scope === 'ward' || scope === 'opened' || scope === 'province') return whose !== 'foreign';
  if (isAboutWard || (role === 'mentee' && route.path.includes('/mentors/:id'))) return false;
  return whose === 'own';
}

const aboutSomebody = new Map<RuledRoute, boolean>();

function isAboutSomebody(route: RuledRoute): boolean {
  const known = aboutSomebody.get(route) ?? namesSomebody(route);
  aboutSomebody.set(route, known);
  return known;
}

/** Lists of a ward and bookings name theirs in the query or in the body. */
function namesSomebody(route: RuledRoute): boolean {
  const somebody = { menteeId: 'x', menteeEmail: 'menteeEmail', mentorId: 'x' };
  const set = { wardId: 'x', ...somebody } as Belongings;
  const told = JSON.stringify(bodyOf(nameOf(route), set)) + queryOf(nameOf(route), set);
  // A topic is nobody's.
  const path = route.path.replace('/:topic', '');
  return path.includes(':') || /wardId|menteeId|menteeEmail|mentorId|reminderId/.test(told);
}

function isAsExpected(status: number, expected: Verdict, method: string): boolean {
  if (expected !== 'in') return status === expected;
  if (method === 'GET') return status >= 200 && status < 400;
  return status < 500 && ![401, 403, 404].includes(status);
}

const actOf = ({ rule }: RuledRoute): Act => ('act' in rule ? rule.act : 'self.read');

const nameOf = ({ method, path }: RuledRoute): string => `${method} ${path}`;

const methodsOf = ({ method }: RuledRoute): string[] =>
  method === 'ALL' ? ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] : [method];

/** The methods that browsers and programs use; Fastify offers every other one for @All as well. */
const isPlain = (route: string): boolean => /^(GET|POST|PUT|PATCH|DELETE) /.test(route);
