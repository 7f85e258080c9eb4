import { localDayOf, localMondayOf } from '../time/zone';

/** How many messages may ring; null is no limit. */
export interface MessageLimits {
  /** For a mentee, in a week from Monday. */
  messagesAWeek: number | null;
  /** For a phone, whoever of its people they are for. */
  messagesADay: number | null;
}

export const MESSAGE_LIMITS: MessageLimits = { messagesAWeek: 2, messagesADay: 3 };

/** A message as the limits count it. */
export interface CountedMessage {
  dueAt: number;
  phone: string;
  /** Ids of the mentees whom it tells of something. */
  people: readonly string[];
}

export type LimitReason = 'week-limit' | 'day-limit';

/** What has gone out and will go out to some phones, and whether there is room for one more. */
export class MessageBudget {
  private readonly used = new Map<string, number>();

  constructor(private readonly zone: string) {}

  /**
   * Why this one is too much; null when it is not. A message for several is only too much when it is for
   * each of them: the phone rings for the others anyway.
   */
  tooMuch(
    message: CountedMessage,
    { messagesAWeek, messagesADay }: MessageLimits = MESSAGE_LIMITS,
  ): LimitReason | null {
    const { day, weeks } = this.keysOf(message);
    if (messagesADay !== null && this.usedOf(day) >= messagesADay) return 'day-limit';
    const isFull = (week: string) => messagesAWeek !== null && this.usedOf(week) >= messagesAWeek;
    return weeks.every(isFull) ? 'week-limit' : null;
  }

  /** The first of these times at which it is not too much; null when it is at all of them. */
  firstRoom(
    message: Omit<CountedMessage, 'dueAt'>,
    times: readonly number[],
    limits: MessageLimits,
  ): number | null {
    return times.find((dueAt) => this.tooMuch({ ...message, dueAt }, limits) === null) ?? null;
  }

  take(message: CountedMessage): void {
    const { day, weeks } = this.keysOf(message);
    for (const key of [day, ...weeks]) this.used.set(key, this.usedOf(key) + 1);
  }

  private usedOf(key: string): number {
    return this.used.get(key) ?? 0;
  }

  private keysOf({ dueAt, phone, people }: CountedMessage): { day: string; weeks: string[] } {
    const day = localDayOf(dueAt, this.zone);
    const monday = localMondayOf(dueAt, this.zone);
    return { day: `${phone} ${day}`, weeks: people.map((id) => `${id} ${monday}`) };
  }
}
