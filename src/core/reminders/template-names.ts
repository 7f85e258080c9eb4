import { isAboutBooking, kindsTo, type RecipientKind, type ReminderKind } from './kinds';

/** The name of a kind where templates are listed: an ambassador is told of a place in another sentence than its mentee. */
export function templateNameOf(kind: ReminderKind, recipient: RecipientKind): string {
  return recipient === 'mentor' && isAboutBooking(kind) ? `mentor-${kind}` : kind;
}

const named = (['mentee', 'mentor'] as const).flatMap((recipient) =>
  kindsTo(recipient).map((kind) => templateNameOf(kind, recipient)),
);

/** Each once: what staff say is the same to both. */
export const templateNames: string[] = [...new Set(named)];
