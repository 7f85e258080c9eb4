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
  /** By phone and day, and by mentee and Monday. */
  private readonly onDays: Used = new Map();
  private readonly inWeeks: Used = new Map();

  constructor(private readonly zone: string) {}

  /**
   * Why this one is too much; null when it is not. A message for several is only too much when it is for
   * each of them: the phone rings for the others anyway.
   */
  tooMuch(
    message: CountedMessage,
    { messagesAWeek, messagesADay }: MessageLimits = MESSAGE_LIMITS,
  ): LimitReason | null {
    const { dueAt, phone, people } = message;
    if (messagesADay !== null) {
      const day = localDayOf(dueAt, this.zone);
      if (usedOf(this.onDays, phone, day) >= messagesADay) return 'day-limit';
    }
    if (messagesAWeek === null) return null;
    const monday = localMondayOf(dueAt, this.zone);
    const isFull = people.every((id) => usedOf(this.inWeeks, id, monday) >= messagesAWeek);
    return isFull ? 'week-limit' : null;
  }

  /** The first of these times at which it is not too much; null when it is at all of them. */
  firstRoom(
    message: Omit<CountedMessage, 'dueAt'>,
    times: readonly number[],
    limits: MessageLimits,
  ): number | null {
    return times.find((dueAt) => this.tooMuch({ ...message, dueAt }, limits) === null) ?? null;
  }

  take({ dueAt, phone, people }: CountedMessage): void {
    use(this.onDays, phone, localDayOf(dueAt, this.zone));
    const monday = localMondayOf(dueAt, this.zone);
    for (const id of people) use(this.inWeeks, id, monday);
  }
}

/** How many, by whose they are and the `dayNumber` of when. */
type Used = Map<string, Map<number, number>>;

function usedOf(used: Used, whose: string, day: number): number {
  return used.get(whose)?.get(day) ?? 0;
}

function use(used: Used, whose: string, day: number): void {
  const days = used.get(whose) ?? new Map<number, number>();
  used.set(whose, days.set(day, (days.get(day) ?? 0) + 1));
}
