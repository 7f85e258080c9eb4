import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { AuditWords } from '../../../src/modules/access/audit/audit-words.entity';
import { Account } from '../../../src/modules/access/identity/account.entity';
import { hashPassword } from '../../../src/modules/access/identity/passwords';
import { RefusedSignIns } from '../../../src/modules/access/identity/refused-sign-ins';
import { DraftKeeping } from '../../../src/modules/exchange/drafts/draft-keeping';
import { ImportDraft } from '../../../src/modules/exchange/drafts/import-draft.entity';
import { ImportDrafts } from '../../../src/modules/exchange/drafts/import-drafts.service';
import { Consent } from '../../../src/modules/people/entities/consent.entity';
import { ConsentWording } from '../../../src/modules/people/entities/consent-wording.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { vi } from '../../../src/texts/vi';
import { paths } from '../../../src/web/kit/paths/paths';
import { makeAccount } from '../../factories/accounts';
import { plant } from '../../factories/given';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { policyNow, type PolicyWorld, settlePolicyWorld } from '../../support/worlds/policy-world';

const password = 'bảy con vịt trắng';
const { texts } = vi;

describe.each(dialects)('what can be shown afterwards (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: PolicyWorld;

  const read = () => database.unitOfWork.read;
  const noted = async (action: string) =>
    (await read().find(AuditEntry, { where: { action }, order: { id: 'ASC' } })).map(
      ({ actorKind, subjectId, wardId, facts }) => ({ actorKind, subjectId, wardId, facts }),
    );
  const as = (role: keyof PolicyWorld['actors']) => {
    pages.readsCookies = false;
    pages.actors = [world.actors[role]];
  };
  const signIn = async (browser: PhoneBrowser, login: string, word: string) => {
    const form = formsOf((await browser.get('/sign-in')).text)[0];
    return browser.post('/sign-in', { ...form?.hidden, login, password: word });
  };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(policyNow));
    world = await database.unitOfWork.write(settlePolicyWorld);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  it('is who looked for whom at the counter, whom they opened and whose slip they printed', async () => {
    const { code, wardId, menteeId: subjectId } = world.own;
    const { fullName } = await read().findOneByOrFail(Mentee, { id: subjectId });
    as('counter');
    const q = encodeURIComponent(fullName);
    expect((await pages.get(`${paths.ward.counter(code)}?q=${q}`)).status).toBe(200);
    await pages.get(`${paths.ward.counter(code)}?q=ab`);
    const by = { actorKind: 'counter', wardId };
    const [found] = await noted('list.find');
    expect(found).toMatchObject({ ...by, subjectId: wardId });
    expect(await noted('list.find')).toHaveLength(1);
    // Of what was typed nothing is kept.
    expect(JSON.stringify(await read().find(AuditEntry))).not.toContain(fullName);
    await pages.get(paths.ward.counterPerson(code, subjectId));
    expect(await noted('mentee.look-up')).toMatchObject([{ ...by, subjectId }]);
    await pages.get(paths.ward.menteeSlip(code, subjectId));
    expect(await noted('mentee.slip')).toMatchObject([{ ...by, subjectId }]);
    // Whom they may not see they do not open, and nothing says that they did.
    await pages.get(paths.ward.counterPerson(code, world.foreign.menteeId));
    expect(await noted('mentee.look-up')).toHaveLength(1);
    as('officer');
    await pages.get(paths.ward.slips(code, 'mentees'));
    expect(await noted('list.take')).toMatchObject([{ facts: { list: 'slips', way: 'print' } }]);
    const record = await pages.get(paths.ward.audit(code));
    for (const action of ['list.find', 'mentee.look-up', 'mentee.slip', 'list.take']) {
      expect(record.text).toContain(texts.audit.actions[action]);
    }
  });

  it('is who was refused what is not theirs, ten times an hour at the most', async () => {
    const { code } = world.foreign;
    as('counter');
    const own = paths.ward.audit(world.own.code);
    expect((await pages.get(own)).status).toBe(403);
    expect((await pages.get(paths.ward.counter(code))).status).toBe(404);
    // A page that is none says nothing of what they were after.
    expect((await pages.get('/khong-co')).status).toBe(404);
    for (let i = 0; i < 15; i += 1) await pages.get(own);
    await pages.app.get(RefusedSignIns).written();
    const refused = await noted('access.refuse');
    expect(refused).toHaveLength(10);
    const by = { actorKind: 'counter', subjectId: world.actors.counter.id };
    // They are written while the next ones are refused.
    expect(refused).toContainEqual({
      ...by,
      wardId: world.actors.counter.wardId,
      facts: { code: 'forbidden', route: 'GET /wards/:code/audit' },
    });
    expect(refused).toContainEqual(
      expect.objectContaining({
        ...by,
        facts: { code: 'not-found', route: 'GET /wards/:code/counter' },
      }),
    );
    pages.actors = [];
    await pages.get(own);
    await pages.app.get(RefusedSignIns).written();
    expect(await noted('access.refuse')).toHaveLength(10);
    as('officer');
    const { text } = await pages.get(own);
    expect(text).toContain(texts.audit.actions['access.refuse']);
    expect(text).toContain('GET /wards/:code/audit');
  });

  it('is who took a copy of what is kept of somebody, themselves or staff', async () => {
    const { code, menteeId: subjectId } = world.own;
    as('officer');
    await pages.get(paths.ward.personCopy(code, 'mentees', subjectId));
    as('mentee');
    const own = pages.actors[0]?.id ?? '';
    await pages.get(`${paths.mentee.data(own)}/copy.json`);
    // To look at the page is no copy.
    await pages.get(paths.mentee.data(own));
    const copies = await noted('mentee.copy');
    expect(copies).toMatchObject([
      { actorKind: 'officer', subjectId },
      { actorKind: 'mentee', subjectId: own },
    ]);
  });

  it('is that tries ran out, once for a window, and who signed in for no ward', async () => {
    const passwordHash = await hashPassword(password);
    const coordinator = makeAccount({
      role: 'provincial',
      wardId: null,
      passwordHash,
      fullName: 'Mai Kim Ánh',
    });
    await database.unitOfWork.write((manager) =>
      plant(manager, Account, { ...coordinator, provinceCode: '37' }),
    );
    pages.readsCookies = true;
    const url = await pages.app.getUrl();
    expect((await signIn(new PhoneBrowser(url), coordinator.login, password)).status).toBe(303);
    const stranger = new PhoneBrowser(url);
    for (let i = 0; i < 15; i += 1) await signIn(stranger, coordinator.login, `guess ${i}`);
    // Logins that nobody has leave nothing but that the address tried too often.
    for (let i = 0; i < 45; i += 1) await signIn(stranger, `nobody.${i % 5}`, 'guess');
    await pages.app.get(RefusedSignIns).written();
    const limits = (await noted('sign-in.limit')).map(({ subjectId, facts }) => [
      subjectId,
      facts.limit,
    ]);
    expect(limits).toEqual([
      [coordinator.id, 'login'],
      ['address', 'address'],
    ]);
    as('operator');
    const { text } = await pages.get(paths.operations.audit());
    expect(text).toContain(coordinator.fullName);
    expect(text).toContain(texts.audit.actions['sign-in.enter']);
    expect(text).toContain(texts.audit.limits.address);
    as('officer');
    expect((await pages.get(paths.operations.audit())).status).toBe(403);
    expect((await pages.get(paths.ward.audit(world.own.code))).text).not.toContain(
      coordinator.fullName,
    );
  });

  it('is to which words somebody agreed; new words are a version of their own', async () => {
    const words = { vi: 'Tôi đồng ý, bản hai.', en: 'I agree, version two.' };
    as('officer');
    const path = paths.operations.wordings();
    expect((await pages.send('POST', path, { ...words, version: '1' })).status).toBe(403);
    as('operator');
    expect((await pages.send('POST', path, { vi: '', en: words.en, version: '1' })).status).toBe(
      422,
    );
    // Two administrators at once: one of them saw words that were no longer the last.
    const both = await Promise.all([
      pages.send('POST', path, { ...words, version: '1' }),
      pages.send('POST', path, { ...words, version: '1' }),
    ]);
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(both.filter(({ status }) => status === 409)).toHaveLength(1);
    expect(await read().countBy(ConsentWording, {})).toBe(2);
    const { text } = await pages.get(path);
    expect(text).toContain(words.vi);
    expect(text).toContain(texts.rights.wordingNo(1));
    as('officer');
    expect((await pages.get(paths.ward.newMentee(world.own.code))).text).toContain(words.vi);
  });

  it('is who asked the people of a whole list whether they agree, how and when', async () => {
    const { code, wardId, hamletId } = world.own;
    const { name } = await read().findOneByOrFail(Hamlet, { id: hamletId });
    const csv = [
      'STT,Họ tên,Năm sinh,Thôn,Nội dung cần học,Buổi rảnh,Đồng ý',
      `1,Lưu Thị Hồng Gấm,1951,${name},VNeID,Cuối tuần,20/11/2026`,
      `2,Mạc Văn Chưa,1952,${name},VNeID,Cuối tuần,`,
    ].join('\n');
    const bring = async (fields: Record<string, string>) => {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.set(field, value);
      form.set('mentees', new Blob([csv]), 'hoc-vien.csv');
      const browser = new PhoneBrowser(await pages.app.getUrl());
      const page = await browser.get(paths.ward.imports(code));
      const to = paths.ward.imports(code);
      const shown = formsOf(page.text).find(({ action }) => action.startsWith(`${to}?`));
      return browser.send(shown?.action ?? '', form);
    };
    as('officer');
    const said = { consentBy: 'Nguyễn Văn An, tổ trưởng', consentWay: 'signed' };
    const lacking = await bring(said);
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain('Nguyễn Văn An, tổ trưởng');
    expect((await bring({ ...said, consentOn: '2026-11-20' })).status).toBe(303);
    const drafts = pages.app.get(ImportDrafts);
    const { id } = await read().findOneByOrFail(ImportDraft, { wardId, fileName: 'hoc-vien.csv' });
    await drafts.execute(id);
    const proof = 'Nguyễn Văn An, tổ trưởng hỏi, ký vào phiếu, xong ngày 20/11/2026';
    expect((await pages.get(paths.ward.importDraft(code, id))).text).toContain(proof);
    await pages.app.get(DraftKeeping).keep(world.actors.officer, await drafts.get(id), {});
    const agreed = await read().findOneByOrFail(Mentee, { fullName: 'Lưu Thị Hồng Gấm' });
    const consents = await read().findBy(Consent, { personId: agreed.id });
    expect(consents).toMatchObject([{ kind: 'given', way: 'sheet', givenOn: '2026-11-20', proof }]);
    const rights = await pages.get(paths.ward.personRights(code, 'mentees', agreed.id));
    expect(rights.text).toContain(proof);
    // The one without a word is in no list, and the proof of others says nothing of them.
    expect(await read().countBy(Mentee, { fullName: 'Mạc Văn Chưa' })).toBe(0);
    expect(JSON.stringify(await read().find(AuditWords))).not.toContain('Mạc Văn Chưa');
  });
});
