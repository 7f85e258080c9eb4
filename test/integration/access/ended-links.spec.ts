import { retentionRules } from '../../../src/app/retention';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { PersonalLink } from '../../../src/modules/access/identity/personal-link.entity';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { Env, parseEnv } from '../../../src/platform/config/env';
import { newId } from '../../../src/platform/database/columns';
import { Retention } from '../../../src/platform/retention/retention';
import { en } from '../../../src/texts/en';
import { vi } from '../../../src/texts/vi';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import {
  addMentees,
  addSession,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';
import { pairUp } from '../../support/worlds/session-world';

const DAY_MS = 24 * 3_600_000;

describe.each(dialects)('a personal link after its pair (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let links: PersonalLinksService;
  let retention: Retention;
  let world: ReminderWorld;
  let paired: Mentee;
  let waiting: Mentee;
  /** Identifiers tell the age of a row, and they are made by the real clock. */
  const now = Date.now();
  const clock = new FakeClock(now);
  const later = (days: number) => {
    clock.at = now + days * DAY_MS;
  };
  const pathOf = (url: string) => new URL(url).pathname;
  const linkOf = async (kind: 'mentor' | 'mentee', id: string) =>
    pathOf(await links.linkFor(kind, id));
  const open = async (path: string) => new PhoneBrowser(await pages.app.getUrl()).get(path);
  const endPair = () =>
    database.unitOfWork.write((manager) =>
      manager.update(Pair, { menteeId: paired.id }, { endedAt: now, endedBecause: 'finished' }),
    );

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    links = pages.app.get(PersonalLinksService);
    const env = parseEnv({ SECRET: 'a secret for the tests, and long enough' });
    retention = new Retention(database.unitOfWork, clock, env, retentionRules);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    later(0);
    pages.readsCookies = true;
    await database.unitOfWork.write(async (manager) => {
      world = await settle(manager);
      [paired, waiting] = (await addMentees(manager, world, 2)) as [Mentee, Mentee];
      await pairUp(manager, world.ward.id, world.mentor.id, [paired]);
      const settings = { ...world.ward.settings, contactPhone: '+842293868123' };
      await manager.update(Ward, { id: world.ward.id }, { settings });
    });
  });

  it('opens through the days of grace, then a page with the number of the ward', async () => {
    expect(new Env().LINK_GRACE_DAYS).toBe(30);
    const link = await linkOf('mentee', paired.id);
    const calendar = pathOf((await links.calendarOf('mentee', paired.id)) ?? '');
    const phone = new PhoneBrowser(await pages.app.getUrl());
    const home = (await phone.get(link)).location ?? '';
    await endPair();
    later(29);
    await retention.forgetOld();
    expect((await open(link)).status).toBe(303);

    later(31);
    await retention.forgetOld();
    const over = await open(link);
    expect(over.status).toBe(404);
    expect(over.text).toContain(vi.texts.entry.linkEndedHelp);
    expect(over.text).toContain('tel:+842293868123');
    expect(over.text).not.toContain(paired.fullName);
    expect((await open(`${link}?lang=en`)).text).toContain(en.texts.entry.linkEndedHelp);
    // What rests on it ends too: the phone that opened it, and the calendar.
    expect((await phone.get(home)).status).not.toBe(200);
    expect((await open(calendar)).status).toBe(404);
    expect(
      await database.unitOfWork.read.findOneBy(AuditEntry, {
        action: 'personal-link.end',
        subjectId: paired.id,
      }),
    ).toMatchObject({ actorKind: 'system', wardId: world.ward.id });
    // Once, and not again in the next night.
    later(32);
    expect(await retention.forgetOld()).not.toHaveProperty('personal-links');
  });

  it('is given anew by one press of the officer, and lasts as long again', async () => {
    const old = await linkOf('mentee', paired.id);
    await endPair();
    later(31);
    await retention.forgetOld();
    pages.readsCookies = false;
    pages.actors = [{ kind: 'officer', id: newId(), wardId: world.ward.id }];
    const page = `/wards/${world.ward.code}/mentees/${paired.id}`;
    const { text } = await pages.get(page);
    expect(text).toContain(vi.texts.people.noLink);
    const press = formsOf(text).find(({ action }) => action === `${page}/link`);
    expect((await pages.send('POST', `${page}/link`, press?.hidden)).status).toBe(303);
    expect((await pages.get(page)).text).toContain('class="qr"');
    const fresh = pathOf((await links.standing('mentee', paired.id)) ?? '');
    pages.readsCookies = true;
    expect((await open(fresh)).status).toBe(303);
    const replaced = await open(old);
    expect(replaced.text).toContain(vi.texts.entry.linkOverHelp);
    expect(replaced.text).toContain('tel:+842293868123');
    later(20);
    await retention.forgetOld();
    expect((await open(fresh)).status).toBe(303);
    later(62);
    await retention.forgetOld();
    expect((await open(fresh)).status).toBe(404);
  });

  it('stays of whoever waits for a first pair, has one, or has a lesson ahead', async () => {
    const never = await linkOf('mentee', waiting.id);
    const mentor = await linkOf('mentor', world.mentor.id);
    const standing = await linkOf('mentee', paired.id);
    later(400);
    await retention.forgetOld();
    for (const link of [never, mentor, standing]) expect((await open(link)).status).toBe(303);
    await endPair();
    await database.unitOfWork.write((manager) =>
      addSession(manager, world, [paired], clock.at + 2 * DAY_MS),
    );
    await retention.forgetOld();
    for (const link of [mentor, standing]) expect((await open(link)).status).toBe(303);
    later(403);
    await retention.forgetOld();
    for (const link of [mentor, standing]) expect((await open(link)).status).toBe(404);
    expect((await open(never)).status).toBe(303);
    expect(await database.unitOfWork.read.countBy(PersonalLink, { personId: waiting.id })).toBe(1);
  });

  it('of somebody who takes part no more tells whom to call, at once', async () => {
    const link = await linkOf('mentee', waiting.id);
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: waiting.id }, { isActive: false }),
    );
    const gone = await open(link);
    expect(gone.status).toBe(404);
    expect(gone.text).toContain(vi.texts.stops.gone);
    expect(gone.text).toContain('tel:+842293868123');
  });
});
