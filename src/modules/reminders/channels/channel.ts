import type { ReminderKind } from '../../../core/reminders/kinds';
import type { Language } from '../../../texts';

export type ChannelName = 'zalo' | 'sms' | 'email';

/** One message for one address. */
export interface Message {
  /** The same for every try of this reminder at this place of its chain; at most 50 characters. */
  key: string;
  reminderId: string;
  kind: ReminderKind;
  recipientKind: 'mentor' | 'mentee';
  language: Language;
  dueAt: number;
  /** E.164 phone, or e-mail address. */
  to: string;
  recipientName: string;
  subject: string;
  text: string;
  /** The same in plain letters, for text messages: half the parts. */
  readonly plainText: string;
  /** Fields of a template message. */
  readonly fields: Record<string, string>;
}

/**
 * What became of one try.
 * - accepted: the provider has it.
 * - refused: this address will not get it by this channel; `unreachable` when it is the phone's state.
 * - stopped: the person refuses this channel.
 * - busy: nothing was accepted; the same again later, not before `retryAt` when that is known.
 * - paused: nobody can be reached by this channel until `untilAt`; `alarm` when staff must act.
 * - ambiguous: the provider may have it.
 */
export type SendOutcome =
  | { kind: 'accepted'; messageId: string | null; code?: string }
  | { kind: 'refused' | 'unreachable' | 'stopped'; code: string; detail: string }
  | { kind: 'busy'; code: string; detail: string; retryAt?: number }
  | { kind: 'paused'; code: string; detail: string; untilAt: number; alarm: boolean }
  | { kind: 'ambiguous'; code: string; detail: string };

/** How much may be handed over. */
export interface Limits {
  /** Messages a second of this process; Infinity for no limit. */
  readonly perSecond: number;
  /** Messages a day of all processes together; no limit when left out. */
  readonly perDay?: number;
}

export interface Channel extends Limits {
  readonly name: ChannelName;
  /** Sending the same key again reaches the person at most once. */
  readonly repeatsSafely: boolean;
  /** Never throws for what a provider answers; a thrown error counts as ambiguous. */
  send(message: Message): Promise<SendOutcome>;
  close?(): void;
}
