import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { instantAt } from '../../core/time/zone';
import { startProviderStandIn, type ProviderStandIn } from '../stand-ins/provider-stand-in';
import type { Message } from './channel';
import { EmailChannel } from './email.channel';
import { LogChannel } from './log.channel';
import { RateLimit } from './rate-limit';
import { SmsChannel } from './sms.channel';
import { ZaloChannel } from './zalo.channel';

const zone = 'Asia/Ho_Chi_Minh';
const noon = instantAt('2026-11-24', 12 * 60, zone);
const now = () => noon;
const message: Message = {
  key: '019a-0',
  reminderId: '019a',
  kind: 'lead',
  dueAt: noon,
  to: '+84912345678',
  recipientName: 'Nguyễn Văn Nam',
  subject: 'Sắp đến giờ học',
  text: 'Nhắc Nguyễn Văn Nam: 18:00 hôm nay',
  plainText: 'Nhac Nguyen Van Nam: 18:00 hom nay',
  fields: { name: 'Nguyễn Văn Nam' },
};

describe('providers over HTTP', () => {
  let standIn: ProviderStandIn;
  const patienceMs = 300;
  const sms = () =>
    new SmsChannel(
      { baseUrl: standIn.url, apiKey: 'k', secretKey: 's', brandName: 'B' },
      now,
      patienceMs,
    );
  const zalo = (accessToken = 't') =>
    new ZaloChannel({ baseUrl: standIn.url, accessToken, templateId: '1', zone }, now, patienceMs);

  beforeEach(async () => {
    standIn = await startProviderStandIn();
  });
  afterEach(() => standIn.close());

  it('sends a Zalo template message with the person’s fields', async () => {
    expect(await zalo().send(message)).toMatchObject({ kind: 'accepted', code: '0' });
    expect(standIn.received).toMatchObject([{ phone: '84912345678', key: '019a-0' }]);
  });

  it.each([
    [-108, { kind: 'refused' }],
    [-114, { kind: 'unreachable' }],
    [-118, { kind: 'unreachable' }],
    [-119, { kind: 'unreachable' }],
    [-115, { kind: 'paused', alarm: true }],
    [-137, { kind: 'paused', alarm: true }],
    [-124, { kind: 'paused', alarm: true }],
    [-133, { kind: 'busy', retryAt: instantAt('2026-11-25', 7 * 60, zone) }],
    [-139, { kind: 'stopped' }],
    [-141, { kind: 'stopped' }],
    [-144, { kind: 'paused', alarm: false, untilAt: instantAt('2026-11-25', 0, zone) }],
    [-147, { kind: 'paused', alarm: false, untilAt: instantAt('2026-11-25', 0, zone) }],
    [-1, { kind: 'refused' }],
  ])('knows what Zalo means by %d', async (code, outcome) => {
    standIn.fault = () => ({ kind: 'code', code });
    expect(await zalo().send(message)).toMatchObject({ ...outcome, code: String(code) });
    expect(standIn.received).toEqual([]);
  });

  it('sends a text message in plain letters', async () => {
    expect(await sms().send(message)).toMatchObject({ kind: 'accepted', code: '100' });
    expect(standIn.received).toMatchObject([
      { phone: '0912345678', key: '019a-0', body: { Content: message.plainText, SmsType: '2' } },
    ]);
  });

  it.each([
    [99, { kind: 'ambiguous' }],
    [101, { kind: 'paused', alarm: true }],
    [103, { kind: 'paused', alarm: true }],
    [104, { kind: 'paused', alarm: true }],
    [114, { kind: 'refused' }],
    [124, { kind: 'accepted' }],
  ])('knows what eSMS means by %d', async (code, outcome) => {
    standIn.fault = () => ({ kind: 'code', code });
    expect(await sms().send(message)).toMatchObject({ ...outcome, code: String(code) });
  });

  it('reaches a person once although the answer to a text message was lost', async () => {
    standIn.fault = () => ({ kind: 'silent-after-accepting' });
    expect(await sms().send(message)).toMatchObject({ kind: 'ambiguous' });
    standIn.fault = () => undefined;
    expect(await sms().send(message)).toMatchObject({ kind: 'accepted', code: '124' });
    expect(standIn.received).toHaveLength(1);
  });

  it.each([
    [
      { kind: 'status', status: 500 },
      { kind: 'busy', code: 'http-500' },
    ],
    [
      { kind: 'status', status: 503 },
      { kind: 'busy', code: 'http-503' },
    ],
    [
      { kind: 'status', status: 502 },
      { kind: 'ambiguous', code: 'http-502' },
    ],
    [
      { kind: 'status', status: 429, retryAfterSeconds: 3 },
      { kind: 'busy', retryAt: noon + 3000 },
    ],
    [
      { kind: 'status', status: 401 },
      { kind: 'paused', alarm: true },
    ],
    [{ kind: 'status', status: 404 }, { kind: 'refused' }],
    [{ kind: 'reset' }, { kind: 'ambiguous' }],
    [{ kind: 'slow', milliseconds: 600 }, { kind: 'ambiguous' }],
    [{ kind: 'silent-after-accepting' }, { kind: 'ambiguous' }],
  ] as const)('takes %j of either provider for what it is', async (fault, outcome) => {
    standIn.fault = () => fault;
    expect(await zalo().send(message)).toMatchObject(outcome);
    expect(await sms().send(message)).toMatchObject(outcome);
  });

  it('knows that nothing was accepted where nobody listens', async () => {
    const channel = sms();
    await standIn.close();
    expect(await channel.send(message)).toMatchObject({ kind: 'busy', code: 'unreachable' });
    standIn = await startProviderStandIn();
  });
});

describe('e-mail', () => {
  const to = { ...message, to: 'nam@example.vn' };

  async function withServer<T>(options: SMTPServerOptions, work: (url: string) => Promise<T>) {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      ...options,
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    try {
      return await work(`smtp://127.0.0.1:${port}`);
    } finally {
      await new Promise<void>((resolve) => server.close(resolve));
    }
  }

  async function send(options: SMTPServerOptions) {
    return withServer(options, async (url) => {
      const channel = new EmailChannel(url, 'tung-ngo@example.vn', now, 400);
      const outcome = await channel.send(to);
      channel.close();
      return outcome;
    });
  }

  function read(stream: NodeJS.ReadableStream, done: (mail: string) => void): void {
    let mail = '';
    stream.on('data', (chunk: Buffer) => (mail += chunk.toString()));
    stream.on('end', () => done(mail));
  }

  it('reaches a real SMTP server with a Message-ID of its own', async () => {
    const mails: string[] = [];
    const outcome = await send({
      onData: (stream, _, done) =>
        read(stream, (mail) => {
          mails.push(mail);
          done();
        }),
    });
    expect(outcome).toEqual({ kind: 'accepted', messageId: '<019a-0@example.vn>' });
    expect(mails).toEqual([expect.stringContaining('Message-ID: <019a-0@example.vn>')]);
  });

  it('takes an unknown mailbox for a refusal', async () => {
    const refusal = Object.assign(new Error('no such user'), { responseCode: 550 });
    expect(await send({ onRcptTo: (_, __, done) => done(refusal) })).toMatchObject({
      kind: 'refused',
      code: '550',
    });
  });

  it('comes again later when the server says so', async () => {
    const later = Object.assign(new Error('greylisted'), { responseCode: 451 });
    expect(await send({ onRcptTo: (_, __, done) => done(later) })).toMatchObject({
      kind: 'busy',
      code: '451',
    });
  });

  it('comes again later when the server falls silent before it took the text', async () => {
    expect(await send({ onMailFrom: () => undefined })).toMatchObject({ kind: 'busy' });
  });

  it('knows that a server that took the text and fell silent may have sent it', async () => {
    const outcome = await send({ onData: (stream) => void stream.resume() });
    expect(outcome).toMatchObject({ kind: 'ambiguous' });
  });

  it('knows that nothing was accepted where nobody listens', async () => {
    const url = await withServer({}, (one) => Promise.resolve(one));
    const channel = new EmailChannel(url, 'a@example.vn', now, 400);
    expect(await channel.send(to)).toMatchObject({ kind: 'busy' });
    channel.close();
  });

  it('raises the alarm over a wrong password instead of giving up on the person', async () => {
    const outcome = await withServer(
      { authOptional: false, onAuth: (_, __, done) => done(new Error('wrong password')) },
      async (url) => {
        const channel = new EmailChannel(url.replace('//', '//u:p@'), 'a@example.vn', now, 400);
        const result = await channel.send(to);
        channel.close();
        return result;
      },
    );
    expect(outcome).toMatchObject({ kind: 'paused', alarm: true });
  });
});

describe('the outbox folder', () => {
  it('holds one file and one line for a message, however often it is sent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
    const channel = new LogChannel(folder, zone, now);
    await channel.send(message);
    expect(await channel.send(message)).toEqual({ kind: 'accepted', messageId: '019a-0.txt' });
    expect((await readdir(folder)).sort()).toEqual(['019a-0.txt', 'outbox.csv']);
    expect(await readFile(join(folder, '019a-0.txt'), 'utf8')).toContain(message.text);
    expect((await readFile(join(folder, 'outbox.csv'), 'utf8')).trim().split('\n')).toHaveLength(1);
    await rm(folder, { recursive: true });
  });
});

describe('a rate limit', () => {
  it('lets a second’s worth through at once, then as many as time gives', () => {
    const limit = new RateLimit(2, 0);
    expect([limit.take(0), limit.take(0), limit.take(0)]).toEqual([0, 0, 500]);
    expect([limit.take(500), limit.take(500)]).toEqual([0, 500]);
  });
});
