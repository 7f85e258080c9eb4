import type { RuledRoute } from '../../../src/modules/access/guard/route-rules';
import { RouteRules } from '../../../src/modules/access/guard/route-rules';
import { RulesByPath } from '../../../src/modules/access/guard/rules-by-path';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { mayDo } from '../../../src/modules/access/policies/policy';
import type { BusyWard } from '../../support/worlds/busy-ward';
import type { TestDatabase } from '../../support/databases/databases';
import { allAddresses } from '../../support/pages/get-routes';
import { openBusyWard } from '../../support/worlds/lived-wards';
import { formsOf } from '../../support/pages/html-forms';

/** A whole fortnight, on a machine that may do other work besides. */
const longMs = 900_000;

describe('what the pages of a role offer', () => {
  let database: TestDatabase;
  let ward: BusyWard | undefined;
  let routes: RuledRoute[];

  beforeAll(async () => {
    ({ database, ward } = await openBusyWard('sqlite'));
    routes = ward.pages.app.get(RouteRules).list();
  }, longMs);
  afterAll(async () => {
    await ward?.pages.close();
    await database.drop();
  }, longMs);

  it.each(['operator', 'officer', 'provincial', 'counter', 'mentor', 'mentee'] as const)(
    'is what the %s may do: every link opens, every form may be sent',
    async (role) => {
      if (!ward) throw new Error('Nobody lived in the ward.');
      const actor = ward[role];
      ward.pages.actors = [actor];
      const opened = new Map<string, string>();
      const wrong: string[] = [];
      for (const { pattern, path } of pagesOf(ward, actor)) {
        const { status, text } = await ward.pages.get(path);
        if (status >= 400) wrong.push(`${pattern}: ${status}`);
        for (const form of formsOf(text)) {
          if (!isAllowed(actor, 'POST', form.action)) wrong.push(`${pattern}: form ${form.action}`);
        }
        for (const to of linksOf(text)) {
          const like = to.split(/[?#]/)[0].replace(/[\da-f]{8}-[\da-f-]{27}/g, ':id');
          if (!opened.has(like)) opened.set(like, `${pattern} → ${to}`);
        }
      }
      for (const way of opened.values()) {
        const { status } = await ward.pages.get(way.split(' → ')[1]);
        if (status >= 400) wrong.push(`${way}: ${status}`);
      }
      expect(wrong).toEqual([]);
      expect(opened.size).toBeGreaterThan(3);
    },
    longMs,
  );

  /** The pages that a role may open, with something of its own in the place of their parameters. */
  function pagesOf(lived: BusyWard, actor: Actor): { pattern: string; path: string }[] {
    const { ids } = lived;
    // What is still written is read by those alone who write it.
    const report = actor.kind === 'provincial' ? ids.sentReport : ids.report;
    return allAddresses({ ...lived, ids: { ...ids, report } }).filter(
      ({ pattern, path }) =>
        !pattern.startsWith('/api/') &&
        !/\.(xlsx|ics)$|^\/(metrics|health|setup|sign-in|l|g|G)\b/.test(pattern) &&
        // Acts of staff that an ambassador shares, as serving a walk-in day, have pages of their own for them.
        !(isPersons(actor) && pattern.startsWith('/wards/')) &&
        isAllowed(actor, 'GET', path),
    );
  }

  function isAllowed(actor: Actor, method: string, address: string): boolean {
    const rule = new RulesByPath(routes).of(method, address);
    return rule !== undefined && (!('act' in rule) || mayDo(actor, rule.act));
  }
});

const isPersons = ({ kind }: Actor): boolean => kind === 'mentor' || kind === 'mentee';

/** The addresses of ours that a page leads to. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/<a [^>]*?href="(\/[^"]*)"/g)]
    .map(([, to]) => to.replaceAll('&amp;', '&'))
    .filter((to) => !/^\/(assets|help\/pictures|operations\/queues)/.test(to));
}
