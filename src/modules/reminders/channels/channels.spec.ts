import { createServer } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { StoppedClock } from '../../../../test/support/clocks/stopped-clock';
import { instantAt } from '../../../core/time/zone';
import type { ProviderFault } from '../../../demo/providers/faults';
import {
  startProviderStandIn,
  type ProviderStandIn,
} from '../../../demo/providers/provider-stand-in';
import { startSmtpStandIn } from '../../../demo/providers/smtp-stand-in';
import type { Message } from './channel';
import { EmailChannel } from './email.channel';
import { PROVIDER_PATIENCE_MS } from './http-post';
import { RateLimit } from './rate-limit';
import { SmsChannel } from './sms.channel';
import { zaloTemplates } from './zalo-templates';
import { type AccessTokens, ZaloChannel } from './zalo.channel';

const zone = 'Asia/Ho_Chi_Minh';
const noon = instantAt('2026-11-24', 12 * 60, zone);
const now = () => noon;
/** Of the discard service, which answers nowhere; one that was free a moment ago may be taken. */
const portOfNobody = 9;
const message: Message = {
  key: '019a-0',
  reminderId: '019a',
  kind: 'lead',
  recipientKind: 'mentee',
  language: 'vi',
  dueAt: noon,
  to: '+84912345678',
  recipientName: 'Nguyễn Văn Nam',
  subject: 'Sắp đến giờ học',
  text: 'Nhắc Nguyễn Văn Nam: 18:00 hôm nay',
  plainText: 'Nhac Nguyen Van Nam: 18:00 hom nay',
  fields: { name: 'Nguyễn Văn Nam', text: 'Nhắc Nguyễn Văn Nam' },
};

describe('providers over HTTP', () => {
  let standIn: ProviderStandIn;
  const patience = new StoppedClock();
  const sms = () =>
    new SmsChannel(
      { baseUrl: standIn.url, apiKey: 'k', secretKey: 's', brandName: 'B', perSecond: 500 },
      now,
      patience,
    );
  const fixedToken = { current: () => Promise.resolve('t'), renew: () => Promise.resolve(null) };
  const zalo = (tokens: AccessTokens = fixedToken) => {
    const templateOf = zaloTemplates({ ZALO_TEMPLATES: 'lead=1, lead.en=2' });
    if (!templateOf) throw new Error('No templates');
    const settings = { baseUrl: standIn.url, templateOf, zone, perSecond: 500 };
    return new ZaloChannel(settings, tokens, now, patience);
  };

  /** The patience with a provider that says nothing ends as soon as it has the request. */
  const unanswered = (fault: ProviderFault): ProviderFault => {
    const isSilent = fault.kind === 'slow' || fault.kind === 'silent-after-accepting';
    if (isSilent) setImmediate(() => patience.advance(PROVIDER_PATIENCE_MS));
    return fault;
  };

  beforeEach(async () => {
    standIn = await startProviderStandIn();
  });
  afterEach(() => standIn.close());

  it('sends a Zalo template message with the person’s fields', async () => {
    expect(await zalo().send(message)).toMatchObject({ kind: 'accepted', code: '0' });
    expect(standIn.received).toMatchObject([{ phone: '84912345678', key: '019a-0' }]);
  });

  it('takes the template of the kind and the language, and none where there is none', async () => {
    await zalo().send(message);
    await zalo().send({ ...message, language: 'en' });
    expect(standIn.received.map(({ body }) => body.template_id)).toEqual(['1', '2']);
    const toMentor = { ...message, recipientKind: 'mentor' } as const;
    for (const one of [{ ...message, kind: 'booked' } as const, toMentor]) {
      expect(await zalo().send(one)).toMatchObject({ kind: 'refused', code: 'no-template' });
    }
  });

  it('sends the message once more with a new token when the old one ran out', async () => {
    let token = 'old';
    const tokens = {
      current: () => Promise.resolve(token),
      renew: (stale: string) => Promise.resolve((token = `not ${stale}`)),
    };
    const answers: number[] = [-124];
    standIn.fault = () => {
      const code = answers.shift();
      return code === undefined ? undefined : { kind: 'code', code };
    };
    expect(await zalo(tokens).send(message)).toMatchObject({ kind: 'accepted' });
    expect(standIn.received).toHaveLength(1);
    answers.push(-124, -124);
    expect(await zalo(tokens).send(message)).toMatchObject({ kind: 'paused', code: '-124' });
    expect(standIn.requests).toBe(4);
  });

  it('pauses with an alarm when there is no token at all', async () => {
    const none = { current: () => Promise.resolve(null), renew: () => Promise.resolve(null) };
    expect(await zalo(none).send(message)).toMatchObject({ kind: 'paused', alarm: true });
    expect(standIn.requests).toBe(0);
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
    standIn.fault = () => unanswered({ kind: 'silent-after-accepting' });
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
    standIn.fault = () => unanswered(fault);
    expect(await zalo().send(message)).toMatchObject(outcome);
    expect(await sms().send(message)).toMatchObject(outcome);
  });

  it('calls an answer that breaks off in the middle unclear: the message may have been taken', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"CodeResult":', () => response.destroy());
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const settings = { apiKey: 'k', secretKey: 's', brandName: 'B', perSecond: 500 };
    const baseUrl = `http://127.0.0.1:${port}`;
    const channel = new SmsChannel({ ...settings, baseUrl }, now, patience);
    expect(await channel.send(message)).toMatchObject({ kind: 'ambiguous', code: 'no-answer' });
    await new Promise((closed) => server.close(closed));
  });

  it('knows that nothing was accepted where nobody listens', async () => {
    await standIn.close();
    standIn = { ...standIn, url: `http://127.0.0.1:${portOfNobody}` };
    expect(await sms().send(message)).toMatchObject({ kind: 'busy', code: 'unreachable' });
    standIn = await startProviderStandIn();
  });
});

describe('e-mail', () => {
  /** Of the connections of the channel: longer than any test. The end of it is made by hand. */
  const patienceMs = 600_000;
  const email = (smtpUrl: string) =>
    new EmailChannel({ smtpUrl, from: 'tung-ngo@example.vn', perSecond: 100 }, now, patienceMs);
  let patience: jest.SpiedFunction<Socket['setTimeout']>;
  beforeEach(() => (patience = jest.spyOn(Socket.prototype, 'setTimeout')));
  afterEach(() => patience.mockRestore());

  const endPatience = () => {
    for (const [nth, [milliseconds]] of patience.mock.calls.entries()) {
      if (milliseconds !== patienceMs) continue;
      (patience.mock.contexts[nth] as Socket).emit('timeout');
    }
  };
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
      const channel = email(url);
      const outcome = await channel.send(to);
      channel.close();
      return outcome;
    });
  }

  it.each([
    [undefined, { kind: 'accepted', messageId: '<019a-0@example.vn>' }, 1],
    [{ kind: 'status', status: 554 }, { kind: 'refused', code: '554' }, 0],
    [{ kind: 'status', status: 452 }, { kind: 'busy', code: '452' }, 0],
    [{ kind: 'slow', milliseconds: 700 }, { kind: 'ambiguous' }, 1],
    [{ kind: 'silent-after-accepting' }, { kind: 'ambiguous' }, 1],
  ] as const)('takes %j of a mail server for what it is', async (fault, outcome, arrived) => {
    const server = await startSmtpStandIn();
    server.fault = () => {
      const isSilent = fault?.kind === 'slow' || fault?.kind === 'silent-after-accepting';
      if (isSilent) setImmediate(endPatience);
      return fault;
    };
    const channel = email(server.url);
    expect(await channel.send(to)).toMatchObject(outcome);
    await server.untilQuiet();
    expect(server.received.map(({ phone, key }) => [phone, key])).toEqual(
      Array.from({ length: arrived }, () => ['nam@example.vn', '019a-0']),
    );
    channel.close();
    await server.close();
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
    expect(await send({ onMailFrom: () => void setImmediate(endPatience) })).toMatchObject({
      kind: 'busy',
    });
  });

  it('knows that nothing was accepted where nobody listens', async () => {
    const channel = email(`smtp://127.0.0.1:${portOfNobody}`);
    expect(await channel.send(to)).toMatchObject({ kind: 'busy' });
    channel.close();
  });

  it('raises the alarm over a wrong password instead of giving up on the person', async () => {
    const outcome = await withServer(
      { authOptional: false, onAuth: (_, __, done) => done(new Error('wrong password')) },
      async (url) => {
        const channel = email(url.replace('//', '//u:p@'));
        const result = await channel.send(to);
        channel.close();
        return result;
      },
    );
    expect(outcome).toMatchObject({ kind: 'paused', alarm: true });
  });
});

describe('a rate limit', () => {
  it('lets a second’s worth through at once, then as many as time gives', () => {
    const limit = new RateLimit(2, 0);
    expect([limit.take(0), limit.take(0), limit.take(0)]).toEqual([0, 0, 500]);
    expect([limit.take(500), limit.take(500)]).toEqual([0, 500]);
  });
});
