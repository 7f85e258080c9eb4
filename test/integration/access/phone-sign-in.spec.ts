import { CodeSigner } from '../../../src/modules/access/identity/code-signer';
import { SignIn } from '../../../src/modules/access/signed-in/sign-in.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import type { Channel, Message } from '../../../src/modules/reminders/channels/channel';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { SignInCode } from '../../../src/modules/reminders/entities/sign-in-code.entity';
import { SignInCodes } from '../../../src/modules/reminders/dispatch/sign-in-codes';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

const minute = 60_000;

describe.each(dialects)('an ambassador who signs in by phone number (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let number = 0;
  let phone: string;
  let sent: Message[];
  const clock = new FakeClock(at(monday, 9));

  const sms: Channel = {
    name: 'sms',
    repeatsSafely: true,
    perSecond: Infinity,
    send: (message) => {
      sent.push(message);
      return Promise.resolve({ kind: 'accepted', messageId: null });
    },
  };
  const browser = async () => new PhoneBrowser(await pages.app.getUrl());
  const read = () => database.unitOfWork.read;
  /** As the worker does with each job. */
  const sendAll = async () => {
    for (const { id } of await read().find(SignInCode)) await pages.app.get(SignInCodes).send(id);
    await pages.app.get(SignInCodes).sendDue();
  };
  const ask = async (one: PhoneBrowser, written: string) => {
    const [form] = formsOf((await one.get(paths.phoneSignIn())).text);
    const answer = await one.post(paths.phoneSignIn(), { ...form?.hidden, phone: written });
    await sendAll();
    return answer;
  };
  const say = async (one: PhoneBrowser, code: string) => {
    const [form] = formsOf((await one.get(paths.phoneSignInCode())).text);
    return one.post(paths.phoneSignInCode(), { ...form?.hidden, code });
  };
  const codeIn = (message: Message | undefined) => /\b\d{6}\b/.exec(message?.text ?? '')?.[0] ?? '';
  const home = () => paths.mentor.home(world.mentor.id);
  const isIn = async (one: PhoneBrowser) => (await one.get(home())).status === 200;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.readsCookies = true;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 2));
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    sent = [];
    pages.app.get(Channels).use([sms]);
    number += 1;
    phone = `+8491200${String(number).padStart(4, '0')}`;
    await database.unitOfWork.write(async (manager) => {
      await manager.clear(SignInCode);
      await manager.update(Mentor, { id: world.mentor.id }, { phone, isActive: true });
    });
  });

  it('gets a code by text message, and with it comes to their page', async () => {
    const one = await browser();
    expect((await ask(one, phone.replace('+84', '0'))).location).toBe(paths.phoneSignInCode());
    expect(sent).toMatchObject([{ to: phone }]);
    const rows = await read().find(SignInCode);
    expect(JSON.stringify(rows)).not.toContain(codeIn(sent[0]));
    expect(await isIn(one)).toBe(false);
    expect((await say(one, codeIn(sent[0]))).location).toBe(paths.anyone.mentor());
    expect(await isIn(one)).toBe(true);
    expect(await read().countBy(SignIn, { wayIn: 'code' })).toBeGreaterThan(0);
  });

  it('is told the same as somebody whose number nobody knows', async () => {
    const told = async (written: string) => {
      const one = await browser();
      const { status, location } = await ask(one, written);
      const page = (await one.get(paths.phoneSignInCode())).text;
      const wrong = await say(one, '000000');
      const plain = (text: string) =>
        text
          .replace(/value="[^"]*"/g, '')
          .replaceAll(written.replace(/(....)(...)(...)/, '$1 $2 $3'), 'N');
      return [status, location, plain(page), wrong.status, plain(wrong.text)];
    };
    const known = phone.replace('+84', '0');
    expect(await told(known)).toEqual(await told('0987000111'));
    expect(sent).toHaveLength(1);
    // Not even the right code, of whoever has the secret, opens anything for nobody.
    const stranger = await browser();
    await ask(stranger, '0987000112');
    const { id } = await read().findOneByOrFail(SignInCode, { phone: '+84987000112' });
    expect((await say(stranger, pages.app.get(CodeSigner).codeOf(id))).status).toBe(422);
  });

  it('uses a code once, within ten minutes, in the browser that asked', async () => {
    const one = await browser();
    await ask(one, phone);
    const code = codeIn(sent[0]);
    const other = await browser();
    await ask(other, phone);
    expect((await say(other, code)).status).toBe(422);
    const copies = [one.copy(), one.copy(), one.copy()];
    const said = await Promise.all(copies.map((copy) => say(copy, code)));
    expect(said.filter(({ status }) => status === 303)).toHaveLength(1);
    clock.at += 10 * minute;
    expect((await say(other, codeIn(sent[1]))).status).toBe(422);
  });

  it('has five tries of a code, however many come together, and four codes an hour', async () => {
    const one = await browser();
    await ask(one, phone);
    const wrong = codeIn(sent[0]) === '111111' ? '222222' : '111111';
    await Promise.all(Array.from({ length: 8 }, () => say(one.copy(), wrong)));
    expect((await say(one, codeIn(sent[0]))).status).toBe(422);
    for (let i = 0; i < 3; i++) expect((await ask(await browser(), phone)).status).toBe(303);
    expect((await ask(await browser(), phone)).status).toBe(429);
    expect(sent).toHaveLength(4);
  });

  it('gets one message of one request, whoever sends it', async () => {
    await ask(await browser(), phone);
    await Promise.all([sendAll(), sendAll(), sendAll()]);
    expect(sent).toHaveLength(1);
  });

  it('a number that is none is asked for again, and comes back as it was typed', async () => {
    const { status, text } = await ask(await browser(), '12');
    expect(status).toBe(422);
    expect(text).toContain('Số điện thoại di động chưa đúng');
    expect(text).not.toContain('để trống');
    expect(text).toMatch(/name="phone"[^>]*value="12"|value="12"[^>]*name="phone"/);
  });

  it('who stopped gets none; where no messages can be sent the page says whom to ask', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Mentor, { id: world.mentor.id }, { isActive: false }),
    );
    expect((await ask(await browser(), phone)).status).toBe(303);
    expect(sent).toEqual([]);
    pages.app.get(Channels).use([]);
    const { text } = await (await browser()).get(paths.phoneSignIn());
    expect(text).toContain('gọi cán bộ phường, xã để nhận phiếu');
    expect(formsOf(text)).toEqual([]);
  });

  it('ends with the personal link, as everything else by which they came in', async () => {
    const one = await browser();
    await ask(one, phone);
    await say(one, codeIn(sent[0]));
    await database.unitOfWork.write((manager) =>
      manager.query(
        `UPDATE personal_link SET revoked_at = 1 WHERE person_id = '${world.mentor.id}'`,
      ),
    );
    expect(await isIn(one)).toBe(false);
  });
});
