import { instantAt } from '../../../src/core/time/zone';
import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { chosenIn, formsOf, type HtmlForm, valueOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  addMentees,
  addSession,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';
import { pairUp } from '../../support/worlds/session-world';

/** Nothing that any text field of ours takes as it is, and hard to show again unharmed. */
const odd = (name: string) => `${name} "31/02" <b>&amp;`;

/**
 * Every form of the pages is sent with things typed that cannot be right. What is refused must come
 * back as it was filled in, with the focus on what was wrong and every link of the page leading on.
 */
describe('a form that is refused', () => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;
  let mentee: Mentee;
  let sessionId: string;
  const clock = new FakeClock(instantAt('2026-11-23', 9 * 60, 'Asia/Ho_Chi_Minh'));

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, clock);
    await database.unitOfWork.write(async (manager) => {
      world = await settle(manager);
      [mentee] = (await addMentees(manager, world, 1)) as [Mentee];
      await pairUp(manager, world.ward.id, world.mentor.id, [mentee]);
      const startAt = instantAt('2026-11-25', 18 * 60, 'Asia/Ho_Chi_Minh');
      sessionId = (await addSession(manager, world, [mentee], startAt)).session.id;
    });
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const actors = (): Record<string, Actor> => ({
    officer: { kind: 'officer', id: newId(), wardId: world.ward.id },
    mentor: { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id },
    mentee: { kind: 'mentee', id: mentee.id, wardId: world.ward.id },
  });
  const ward = (rest: string) => () => `/wards/${world.ward.code}/${rest}`;
  const own = (rest: (ids: { mentee: string; session: string }) => string) => () =>
    rest({ mentee: mentee.id, session: sessionId });

  const refusable: [string, () => string, string][] = [
    ['officer', ward('settings'), '/settings'],
    ['officer', ward('holidays'), '/holidays'],
    ['officer', ward('venues/new'), '/venues/new'],
    ['officer', ward('week'), '/week-plans'],
    ['officer', ward('mentees/new'), '/mentees/new'],
    ['officer', ward('walk-ins/new'), '/walk-ins/new'],
    ['officer', () => ward(`mentees/${mentee.id}/messages`)(), '/messages'],
    ['officer', () => ward(`sessions/${sessionId}`)(), '/seats'],
    ['officer', () => ward(`sessions/${sessionId}`)(), '/changes/new'],
    ['mentor', own(({ session }) => `/mentor/${world.mentor.id}/sessions/${session}`), '/seats'],
    ['mentor', () => `/mentor/${world.mentor.id}/free-times`, '/exceptions'],
  ];

  it.each(refusable)('keeps what %s typed: %#', async (who, address, action) => {
    pages.actors = [actors()[who]];
    const url = address();
    const fresh = await pages.get(`${url}?notice=holidays-saved`);
    expect(fresh.status).toBe(200);
    const form = formsOf(fresh.text).find(
      (one) => one.action.endsWith(action) && one.texts.length + one.choices.size > 0,
    ) as HtmlForm;
    expect(form).toBeDefined();

    const typed = Object.fromEntries(form.texts.map((name) => [name, odd(name)]));
    const ticked = Object.fromEntries(
      [...form.choices].map(([name, values]) => [name, values.at(-1) ?? '']),
    );
    // Whoever types a name to look for has found it before the rest is looked at.
    const found = 'foundFor' in form.hidden ? { foundFor: typed.q } : {};
    const sent = { ...form.hidden, ...typed, ...ticked, ...found };
    const answer = await pages.send('POST', form.action, sent);

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).toMatch(/class="error-summary" role="alert" tabindex="-1" autofocus/);
    expect(answer.text).not.toContain('class="notice"');
    const again = formsOf(answer.text).find(
      (one) => one.action === form.action && `${one.texts}` === `${form.texts}`,
    )?.html as string;
    expect(again).toBeDefined();
    for (const [name, text] of Object.entries(typed)) {
      expect([name, valueOf(again, name)]).toEqual([name, text]);
    }
    for (const [name, value] of Object.entries(ticked)) {
      expect([name, chosenIn(again, name)]).toEqual([name, [value]]);
    }
    for (const [, target] of answer.text.matchAll(/<a href="#([^"]*)">/g)) {
      if (target !== 'main') expect(answer.text).toContain(` id="${target}"`);
    }
    const english = /<a class="language" href="([^"]*)" lang=/.exec(answer.text)?.[1] ?? '';
    const translated = await pages.get(english.replaceAll('&amp;', '&'));
    expect(translated.status).toBe(200);
    expect(translated.text).toContain('<html lang="en">');
  });

  it('never shows a secret again', async () => {
    pages.actors = [];
    const answer = await pages.send('POST', '/sign-in', {
      login: 'lan',
      password: 'a secret word',
    });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('value="lan"');
    expect(answer.text).not.toContain('a secret word');
  });

  it('leaves nothing of what was typed in the browser of whoever signs out', async () => {
    pages.actors = [actors().officer];
    const { status, headers } = await pages.send('POST', '/sign-out');
    expect(status).toBe(303);
    expect(headers.get('clear-site-data')).toBe('"cache"');
  });

  it('leads back to no other site, whatever the form says of where it stood', async () => {
    pages.actors = [actors().officer];
    for (const from of ['//evil.example/x', 'https://evil.example', '/\\evil.example', 5]) {
      const answer = await pages.send('POST', ward('holidays')(), { _from: from, date: 'x' });
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain('evil.example');
    }
  });
});
