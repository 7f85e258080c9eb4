import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { ProviderFault } from './faults';
import type { Received } from './received';

/** A mail server on localhost, for tests and the demo. */
export interface SmtpStandIn {
  /** For SMTP_URL. */
  url: string;
  received: Received[];
  /** What to do with each mail; undefined means: take it. `status` is the reply code. */
  fault: (to: string) => ProviderFault | undefined;
  /** Resolves when every mail under way was taken or refused. */
  untilQuiet(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it; `received` and `onAccepted` may be shared with the other stand-in. */
export async function startSmtpStandIn({
  port = 0,
  received = [],
  now = () => Date.now(),
  onAccepted,
}: {
  port?: number;
  received?: Received[];
  now?: () => number;
  onAccepted?: (message: Received) => unknown;
} = {}): Promise<SmtpStandIn> {
  const underWay: Promise<boolean>[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const taken = take(stream, session);
      underWay.push(taken);
      callbackify(() => taken)((error, isSilent) => {
        // Accepted, and nobody hears of it: the caller's patience ends first.
        if (!isSilent) done(error);
      });
    },
  });
  // A client that goes away in the middle is no fault of the server's.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const standIn: SmtpStandIn = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    fault: () => undefined,
    async untilQuiet() {
      await Promise.allSettled(underWay);
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return standIn;

  /** True when it is taken without a word. */
  async function take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<boolean> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const mail = Buffer.concat(chunks).toString();
    const to = toOf(session);
    const fault = standIn.fault(to);
    if (fault?.kind === 'slow') await pause(fault.milliseconds);
    const code = fault?.kind === 'status' ? fault.status : fault?.kind === 'code' && fault.code;
    if (code) throw Object.assign(new Error('As asked for'), { responseCode: code });
    if (fault?.kind === 'reset') throw Object.assign(new Error('Closing'), { responseCode: 421 });

    const key = /^Message-ID: <([^@>]+)/im.exec(mail)?.[1] ?? '';
    const message = {
      provider: 'smtp',
      phone: to,
      key,
      messageId: '',
      at: now(),
      text: mail,
    } as const;
    received.push({ ...message, body: {} });
    await onAccepted?.({ ...message, body: {} });
    return fault?.kind === 'silent-after-accepting';
  }
}

function toOf({ envelope }: SMTPServerSession): string {
  return envelope.rcptTo[0]?.address ?? '';
}
