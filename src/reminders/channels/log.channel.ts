import { appendFile, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toIsoWithOffset } from '../../core/time/zone';
import type { Channel, Message, SendOutcome } from './channel';

/**
 * Writes each message as a file of its own into the outbox folder, where no provider is configured.
 * The file's name is the message's key, and a file that stands is left alone: the same message twice
 * is one file. `outbox.csv` lists them in the order in which they went out.
 */
export class LogChannel implements Channel {
  readonly name = 'log';
  readonly repeatsSafely = true;
  readonly perSecond = Infinity;
  private made: Promise<unknown> | undefined;

  constructor(
    private readonly folder: string,
    private readonly zone: string,
    private readonly now: () => number,
  ) {}

  async send(message: Message): Promise<SendOutcome> {
    this.made ??= mkdir(this.folder, { recursive: true });
    await this.made;
    const name = `${message.key}.txt`;
    const draft = join(this.folder, `.${name}.${process.pid}`);
    await writeFile(draft, this.page(message));
    const isNew = await link(draft, join(this.folder, name)).then(() => true, isThere);
    await rm(draft, { force: true });
    if (isNew) await appendFile(join(this.folder, 'outbox.csv'), this.line(message, name));
    return { kind: 'accepted', messageId: name };
  }

  private page(message: Message): string {
    const head = [
      `Gửi: ${message.recipientName} <${message.to ?? 'không có số'}>`,
      `Loại: ${message.kind}`,
      `Hẹn gửi: ${toIsoWithOffset(message.dueAt, this.zone)}`,
      `Mã nhắc: ${message.reminderId}`,
      `Tiêu đề: ${message.subject}`,
    ];
    return `${head.join('\n')}\n\n${message.text}\n`;
  }

  private line(message: Message, name: string): string {
    const cells = [
      toIsoWithOffset(this.now(), this.zone),
      toIsoWithOffset(message.dueAt, this.zone),
      message.kind,
      message.recipientName,
      message.to ?? '',
      name,
    ];
    return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
  }
}

function isThere(error: NodeJS.ErrnoException): false {
  if (error.code === 'EEXIST') return false;
  throw error;
}
