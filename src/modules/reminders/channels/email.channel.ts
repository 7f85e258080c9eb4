import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Channel, Limits, Message, SendOutcome } from './channel';

const alarmPauseMs = 10 * 60_000;

/** `onTextTaken` is called when the server has answered DATA with "go ahead". */
type Mail = SendMailOptions & { onTextTaken: () => void };

export interface EmailSettings extends Limits {
  smtpUrl: string;
  from: string;
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

/**
 * E-mail over SMTP. A server that took the text and fell silent may have sent it: that is never
 * repeated. The Message-ID is the message's key, so that a mailbox can tell it, too.
 */
export class EmailChannel implements Channel {
  readonly name = 'email';
  readonly repeatsSafely = false;
  private readonly transport;
  private readonly domain: string;

  constructor(
    private readonly settings: EmailSettings,
    private readonly now: () => number,
    timeoutMs = 8_000,
  ) {
    this.domain = settings.from.split('@')[1] ?? 'localhost';
    this.transport = createTransport({
      url: settings.smtpUrl,
      pool: true,
      maxConnections: 5,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
    this.transport.use('stream', (mail, done) => {
      const { onTextTaken } = mail.data as Mail;
      const createReadStream = mail.message.createReadStream.bind(mail.message);
      mail.message.createReadStream = (options) =>
        Readable.from(whenAsked(() => createReadStream(options), onTextTaken));
      done();
    });
  }

  get perSecond(): number {
    return this.settings.perSecond;
  }

  get perDay(): number | undefined {
    return this.settings.perDay;
  }

  async send(message: Message): Promise<SendOutcome> {
    let isTextTaken = false;
    const messageId = `<${message.key}@${this.domain}>`;
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to: message.to ?? '',
        subject: message.subject,
        text: message.text,
        messageId,
        onTextTaken: () => (isTextTaken = true),
        headers: { 'Auto-Submitted': 'auto-generated' },
      } as Mail);
      return { kind: 'accepted', messageId };
    } catch (error) {
      return smtpOutcome(error as SmtpError, isTextTaken, this.now());
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** The connection asks for the first piece only after "go ahead". */
async function* whenAsked(open: () => Readable, asked: () => void): AsyncGenerator<Buffer> {
  asked();
  yield* open() as AsyncIterable<Buffer>;
}

/** A reply code is the server's word; without one, only a text it never saw is surely unsent. */
function smtpOutcome(error: SmtpError, isTextTaken: boolean, now: number): SendOutcome {
  const code = String(error.responseCode ?? error.code ?? 'smtp');
  const detail = error.message.slice(0, 200);
  if (error.code === 'EAUTH') {
    return { kind: 'paused', code, detail, untilAt: now + alarmPauseMs, alarm: true };
  }
  if (error.responseCode !== undefined && error.responseCode >= 500) {
    return { kind: 'refused', code, detail };
  }
  if (error.responseCode !== undefined || !isTextTaken) return { kind: 'busy', code, detail };
  return { kind: 'ambiguous', code, detail };
}
