import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { ProposalsService } from '../../../src/modules/matching/proposals/proposals.service';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { settleWard } from '../../support/worlds/province-wards';
import { StatementRecorder } from '../../support/databases/statement-recorder';

const operator: Actor = { kind: 'operator', id: newId(), wardId: null };
const code = '30001';
/** 30 ambassadors are two pages of groups; 70 people stay without one. */
const [mentors, mentees] = [30, 310];

describe.each(dialects)('pages of a large pairing, on %s', (dialect) => {
  let world: FeaturesWorld;
  let unitOfWork: UnitOfWork;
  let pages: PagesApp;
  let wardId: string;
  let proposal: string;
  let recorder: StatementRecorder;

  beforeAll(async () => {
    world = await startFeatures(dialect);
    unitOfWork = world.database.unitOfWork;
    pages = await startPagesApp(unitOfWork, world.clock);
    pages.actors = [operator];
    wardId = await settleWard(world, code, 105.8, [mentors, mentees], false);
    const runs = world.app.get(MatchRunsService);
    const { id } = await runs.request(systemActor, wardId);
    await runs.execute(id);
    proposal = `/wards/${code}/proposals/${id}`;
    recorder = await StatementRecorder.on(unitOfWork);
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    await world.close();
  });

  async function view(path: string): Promise<{ text: string; statements: string[] }> {
    recorder.forget();
    const { status, text } = await pages.get(path);
    expect(status).toBe(200);
    const statements = recorder.statements.flatMap(({ sql, times }) =>
      Array<string>(times).fill(sql.replace(/\s+/g, ' ')),
    );
    return { text, statements };
  }
  /** From its heading to the next list. */
  const shortageOf = (text: string) => /<h2>Nơi thiếu đại sứ.*?<h2>Các cặp/s.exec(text)?.[0] ?? '';
  const readsOf = (statements: string[], table: string) =>
    statements.filter((statement) => new RegExp(`FROM "?${table}"?\\b`).test(statement));

  it('show a proposal after reading its pairs once, and from then on only the groups shown', async () => {
    const first = await view(proposal);
    // Once for what is computed, once for the order of the groups, once for those on the page.
    expect(readsOf(first.statements, 'proposed_pair')).toHaveLength(3);
    const again = await view(proposal);
    expect(readsOf(again.statements, 'proposed_pair')).toHaveLength(2);
    expect(readsOf(again.statements, 'mentee').filter((one) => one.includes('windows'))).toEqual(
      [],
    );
    expect(again.statements.length).toBeLessThanOrEqual(14);
    expect(shortageOf(again.text)).toBe(shortageOf(first.text));
    expect(shortageOf(first.text)).toContain('thiếu 70 chỗ');
  });

  it('word the shortage in the language of the reader', async () => {
    const vi = await view(proposal);
    expect(vi.text).toContain('70 học viên chưa có đại sứ số; cần thêm ít nhất 9 đại sứ số.');
    const en = await view(`${proposal}?lang=en`);
    expect(en.text).toContain('70 without an ambassador; at least 9 more needed.');
    expect(en.text).not.toContain('Nơi thiếu');
  });

  it('say the same of a proposal page by page as the whole says', async () => {
    const shown = new Set<string>();
    for (const page of ['1', '2']) {
      const { text } = await view(`${proposal}?page=${page}`);
      for (const [, id] of text.matchAll(/mentees\/([\w-]+)\/why/g)) shown.add(id);
    }
    const [, runId] = proposal.split('/proposals/');
    const all = await world.app.get(ProposalsService).allPairs(runId);
    expect([...shown].toSorted()).toEqual(all.map(({ menteeId }) => menteeId).toSorted());
    expect((await view(`${proposal}?page=99`)).text).toContain('page=1');
  });

  it('print sixty slips, or those of the whole ward, after one look at the list', async () => {
    const { statements, text } = await view(`/wards/${code}/slips/mentees`);
    expect(text.match(/class="slip"/g)).toHaveLength(60);
    const inFull = readsOf(statements, 'mentee').filter((read) => read.includes('windows'));
    expect(inFull).toEqual([]);
    expect(readsOf(statements, 'mentee').length).toBeLessThanOrEqual(3);
    const last = await view(`/wards/${code}/slips/mentees?page=6`);
    expect(last.text.match(/class="slip"/g)).toHaveLength(mentees - 5 * 60);
    const inOneGo = `/wards/${code}/slips/mentees?all=yes`;
    const all = await view(inOneGo);
    expect(all.text.match(/class="slip"/g)).toHaveLength(mentees);
    expect(all.text).not.toContain('class="paging"');
    // What all pages look at now and then, whether the messages leave, is asked by one of two at the most.
    const least = Math.min(all.statements.length, (await view(inOneGo)).statements.length);
    expect(least).toBeLessThanOrEqual(statements.length);
  });

  it('show today’s pairs as one line for each ambassador, and read the people once', async () => {
    const [, runId] = proposal.split('/proposals/');
    const run = await world.app.get(MatchRunsService).get(runId);
    await world.app.get(ProposalsService).publish(operator, run);
    // What would help those left over is found once, and kept.
    await view(`/wards/${code}/pairs`);
    const { statements, text } = await view(`/wards/${code}/pairs`);
    // What is true of the pairs today.
    const inFull = readsOf(statements, 'mentee').filter((one) => one.includes('windows'));
    expect(inFull).toHaveLength(1);
    expect(statements.length).toBeLessThanOrEqual(28);
    expect(text.match(/class="pair-line"/g)).toHaveLength(mentors);
    expect(text).not.toContain('pair-opened');
    const left = await unitOfWork.read.countBy(Mentee, { wardId });
    expect(left).toBe(mentees);
    expect(text).toContain(`: 70`);
  });

  it('open a line where it is pressed, with what is looked for kept in the address', async () => {
    const { text } = await view(`/wards/${code}/pairs?mark=full&sort=hamlet`);
    const [, opener = ''] = /<a class="opener" href="([^"#]+)#/.exec(text) ?? [];
    expect(opener).toContain('mark=full&amp;sort=hamlet');
    expect(text).toContain(`/wards/${code}/pairs.xlsx?mark=full&amp;sort=hamlet"`);
    const opened = await view(opener.replaceAll('&amp;', '&'));
    const [part = ''] = /<div class="pair-opened">.*?<\/table>/s.exec(opened.text) ?? [];
    expect(part.match(/<th scope="row">/g)?.length).toBeGreaterThanOrEqual(5);
    expect(opened.text.match(/pair-opened/g)).toHaveLength(1);
  });
});
