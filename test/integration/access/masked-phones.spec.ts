import { displayPhone, maskPhone } from '../../../src/core/vietnamese/phones';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { TeamMember } from '../../../src/modules/teams/entities/team-member.entity';
import { maskedAnswer } from '../../../src/modules/access/phone-reads/masked-answer';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { SheetImport } from '../../../src/modules/exchange/people/sheet-import.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { vi } from '../../../src/texts/vi';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { policyNow, type PolicyWorld, settlePolicyWorld } from '../../support/worlds/policy-world';

const mobile = '+84912345678';
const landline = '+842293868123';

describe.each(dialects)('numbers of people (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: PolicyWorld;
  const clock = new FakeClock(policyNow);

  const as = (actor: Actor) => (pages.actors = [actor]);
  const press = (whose: string) => pages.send('POST', `/wards/${world.own.code}/phones`, { whose });
  /** What was written down of numbers that were read, and by whom, about whom, from where. */
  const reads = async () => {
    const entries = await database.unitOfWork.read.find(AuditEntry, { order: { id: 'ASC' } });
    return entries
      .filter(({ action }) => action.startsWith('phone.'))
      .map(({ action, actorKind, actorId, subjectId, wardId, facts, origin }) => ({
        action,
        by: `${actorKind} ${actorId}`,
        subjectId,
        wardId,
        facts,
        origin,
      }));
  };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write(async (manager) => {
      const settled = await settlePolicyWorld(manager);
      const { menteeId, mentorId, memberId } = settled.own;
      await manager.update(Mentee, { id: menteeId }, { phone: mobile, otherPhone: landline });
      await manager.update(Mentor, { id: mentorId }, { phone: '+84987654321' });
      const stranger = { mentorId: null, fullName: 'Phạm Văn Đoàn', phone: '+84355667788' };
      await manager.update(TeamMember, { id: memberId }, stranger);
      return settled;
    });
    as(world.actors.officer);
  });

  it('are masked in the lists of staff, and one press shows those of one person', async () => {
    const before = await reads();
    const { own, actors } = world;
    const { text } = await pages.get(`/wards/${own.code}/mentees`);
    expect(text).toContain(`value="mentee/${own.menteeId}"`);
    expect(text).toContain(maskPhone(mobile));
    expect(text).not.toContain(displayPhone(mobile));
    expect(text).not.toContain(mobile);
    expect(text).toContain(`action="/wards/${own.code}/phones"`);

    const shown = await press(`mentee/${own.menteeId}`);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain(`href="tel:${mobile}"`);
    expect(shown.text).toContain(`href="tel:${landline}"`);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    const by = `officer ${actors.officer.id}`;
    const written = { by, subjectId: own.menteeId, wardId: own.wardId, origin: 'page 127.0.0.1' };
    expect((await reads()).slice(before.length)).toEqual([
      { action: 'phone.mentee', facts: {}, ...written },
    ]);
    const record = await pages.get(`/wards/${own.code}/audit?group=access`);
    expect(record.text).toContain(vi.texts.audit.actions['phone.mentee']);
    expect(record.text).toContain(`/wards/${own.code}/mentees/${own.menteeId}`);
    expect(record.text).not.toContain(mobile);
  });

  it('of ambassadors and members of teams too', async () => {
    const { own } = world;
    const team = await pages.get(`/wards/${own.code}/teams/${own.teamId}`);
    expect(team.text).toContain(maskPhone('+84355667788'));
    expect(team.text).not.toContain('0355 667 788');
    expect((await press(`member/${own.memberId}`)).text).toContain('tel:+84355667788');
    expect((await press(`mentor/${own.mentorId}`)).text).toContain('tel:+84987654321');
    expect((await reads()).slice(-2).map(({ action }) => action)).toEqual([
      'phone.member',
      'phone.mentor',
    ]);
  });

  it('are shown to nobody whom they do not concern, and nothing is written down', async () => {
    const before = await reads();
    expect((await press(`mentee/${world.foreign.menteeId}`)).status).toBe(404);
    expect((await press(`member/${world.foreign.memberId}`)).status).toBe(404);
    expect((await press('account/1')).status).toBe(404);
    expect((await press('')).status).toBe(404);
    as(world.actors.counter);
    expect((await press(`mentee/${world.own.menteeId}`)).status).toBe(403);
    const found = await pages.get(`/wards/${world.own.code}/counter/${world.own.menteeId}`);
    expect(found.text).toContain(maskPhone(mobile));
    expect(found.text).not.toContain(displayPhone(mobile));
    expect(await reads()).toEqual(before);
  });

  it('are read by ambassadors of their own mentees, as ever', async () => {
    const before = await reads();
    as(world.actors.mentor);
    const { mentorId, menteeId } = world.own;
    const { text } = await pages.get(`/mentor/${mentorId}/mentees/${menteeId}`);
    expect(text).toContain(`tel:${mobile}`);
    const session = await pages.get(`/api/v1/sessions/${world.own.sessionId}`);
    expect(session.text).toContain(mobile);
    expect(await reads()).toEqual(before);
  });

  it('are masked in lists of the API unless they are asked for, which is written down', async () => {
    const before = await reads();
    const list = `/api/v1/wards/${world.own.wardId}/mentees`;
    const masked = await pages.get(list);
    expect(masked.text).toContain(maskPhone(mobile));
    expect(masked.text).not.toContain(mobile);
    expect(await reads()).toEqual(before);

    const full = JSON.parse((await pages.get(`${list}?phones=full`)).text) as {
      items: { id: string; phone: string | null }[];
    };
    const mine = full.items.find(({ id }) => id === world.own.menteeId);
    expect(mine?.phone).toBe(mobile);
    const [noted] = (await reads()).slice(before.length);
    expect(noted).toMatchObject({
      action: 'phone.list',
      wardId: world.own.wardId,
      origin: 'api 127.0.0.1',
    });
    expect(noted?.facts).toMatchObject({ list: 'mentees' });
    expect(Number(noted?.facts.count)).toBeGreaterThan(1);
  });

  it('of one person the API tells in full, which is written down, after a change too', async () => {
    const before = await reads();
    const one = `/api/v1/mentees/${world.own.menteeId}`;
    const { text } = await pages.get(one);
    const { version, phone } = JSON.parse(text) as { version: number; phone: string };
    expect(phone).toBe(mobile);
    const changed = await pages.send('PATCH', one, { version, fullName: 'Bùi Thị Mới' });
    expect(changed.text).toContain(mobile);
    expect((await reads()).slice(before.length)).toMatchObject([
      { action: 'phone.mentee', subjectId: world.own.menteeId, wardId: world.own.wardId },
      { action: 'phone.mentee', subjectId: world.own.menteeId, wardId: world.own.wardId },
    ]);
    as(world.actors.counter);
    const bookings = await pages.get(`/api/v1/mentees/${world.own.menteeId}/bookings?phones=full`);
    expect(bookings.text).not.toMatch(/"\+84\d{9,10}"/);
  });

  it('stand in full where people are to be called, as one read of so many', async () => {
    const before = await reads();
    const answered = await pages.get(`/api/v1/call-lines?wardId=${world.own.wardId}`);
    expect(answered.status).toBe(200);
    const numbers = new Set(answered.text.match(/\+84\d{9,10}/g));
    expect(numbers.size).toBeGreaterThan(0);
    expect((await reads()).slice(before.length)).toMatchObject([
      { action: 'phone.list', facts: { list: 'call-lines', count: numbers.size } },
    ]);
    const page = await pages.get(`/wards/${world.own.code}/reminders`);
    expect(page.text).toMatch(/href="tel:\+84/);
    expect((await reads()).at(-1)).toMatchObject({
      action: 'phone.list',
      facts: { list: 'reminders' },
      wardId: world.own.wardId,
    });
  });

  it('of rows that were not taken are shown as the list had them, as one read of so many', async () => {
    const { importId, wardId } = world.own;
    const cells = ['Bùi Thị Thơm', '0909 577 464', 904932912, 'con gái: 0979591435', 1975];
    const rejected = [{ row: 3, cells, issues: [] }];
    await database.unitOfWork.write((manager) =>
      manager.update(SheetImport, importId, { rejected }),
    );
    const before = await reads();
    for (const path of [`imports/${importId}`, `wards/${wardId}/imports`]) {
      expect((await pages.get(`/api/v1/${path}`)).text).toContain('0909 577 464');
    }
    const facts = { count: 3 };
    expect((await reads()).slice(before.length)).toMatchObject([
      { action: 'phone.list', facts, wardId },
      { action: 'phone.list', facts, wardId },
    ]);
    const { masked } = maskedAnswer({ rejected: [{ cells }] });
    expect(JSON.stringify(masked)).not.toMatch(/577|904932912|979591435/);
    expect(JSON.stringify(masked)).toContain('con gái: 097****435');
  });

  it('of rows that were not taken leave in a file, which is written down as every list is', async () => {
    const { code, importId, wardId } = world.own;
    const taken = () =>
      database.unitOfWork.read.countBy(AuditEntry, { action: 'list.take', wardId });
    const before = await taken();
    expect((await pages.get(`/wards/${code}/imports/${importId}/rejected.xlsx`)).status).toBe(200);
    expect((await pages.get(`/api/v1/imports/${importId}/rejected.xlsx`)).status).toBe(200);
    expect(await taken()).toBe(before + 2);
  });

  it('stand in the form that changes them, and in the copy for one person, both written down', async () => {
    const { code, menteeId } = world.own;
    const before = await reads();
    const form = await pages.get(`/wards/${code}/mentees/${menteeId}/edit`);
    expect(form.text).toContain(displayPhone(mobile));
    await pages.get(`/wards/${code}/mentees/${menteeId}/rights/copy.json`);
    expect((await reads()).slice(before.length)).toMatchObject([
      { action: 'phone.mentee', subjectId: menteeId },
    ]);
    // A copy is written down as one, with all that stands in it.
    const copies = { action: 'mentee.copy', subjectId: menteeId };
    expect(await database.unitOfWork.read.countBy(AuditEntry, copies)).toBe(1);
  });
});
