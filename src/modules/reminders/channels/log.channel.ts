import { toIsoWithOffset } from '../../../core/time/zone';
import type { Channel, Message, SendOutcome } from './channel';
import { OutboxFolder } from './outbox-folder';

/** Writes each message into the outbox folder, where no provider is configured. */
export class LogChannel implements Channel {
  readonly name = 'log';
  readonly repeatsSafely = true;
  readonly perSecond = Infinity;
  private readonly outbox: OutboxFolder;

  constructor(
    folder: string,
    private readonly zone: string,
    private readonly now: () => number,
  ) {
    this.outbox = new OutboxFolder(folder);
  }

  async send({ key, text, ...message }: Message): Promise<SendOutcome> {
    const dueAt = toIsoWithOffset(message.dueAt, this.zone);
    const head = [
      `Gửi: ${message.recipientName} <${message.to ?? 'không có số'}>`,
      `Loại: ${message.kind}`,
      `Hẹn gửi: ${dueAt}`,
      `Mã nhắc: ${message.reminderId}`,
      `Tiêu đề: ${message.subject}`,
    ];
    const sentAt = toIsoWithOffset(this.now(), this.zone);
    const cells = [sentAt, dueAt, message.kind, message.recipientName, message.to ?? ''];
    return { kind: 'accepted', messageId: await this.outbox.add({ key, head, text, cells }) };
  }
}
