import type { Actor } from '../../../modules/access';
import { notFound } from '../../../platform/common/domain-error';
import { MAX_MENTEES_A_SESSION } from '../../../core/week-plan/plan-problem';
import type { BookingsService, SessionsService, SessionView } from '../../../modules/sessions';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import type { SeeOther } from '../../kit/page/page';
import { invalidFields } from '../../kit/forms/refusals';
import { isOverLimitAgreed } from '../booking/over-limit';

/** What the buttons of a session's page ask for; gives what is told afterwards. */
export async function changeSession(
  { sessions, bookings }: { sessions: SessionsService; bookings: BookingsService },
  actor: Actor,
  session: SessionView,
  act: string,
  body: FormBody,
): Promise<ConstructorParameters<typeof SeeOther>[1]> {
  const version = integerOf(body, 'version') ?? session.version;
  if (act === 'confirmation') {
    await sessions.confirm(actor, session.id, { version });
    return 'session-confirmed';
  }
  if (act === 'restoration') {
    const overLimit = isOverLimitAgreed(body);
    await sessions.restore(actor, session.id, { version, overLimit });
    return 'session-restored';
  }
  if (act === 'seat') {
    const waiting = session.bookings.find(({ id }) => id === textOf(body, 'bookingId'));
    if (!waiting) throw notFound('booking');
    await bookings.confirm(actor, waiting.id);
    return 'seat-taken';
  }
  if (act !== 'seats') throw notFound('page');
  const seats = integerOf(body, 'seats') ?? 0;
  if (seats < 1 || seats > MAX_MENTEES_A_SESSION) throw invalidFields({ seats: 'bad-number' });
  await sessions.changeSeats(actor, session.id, { version, seats });
  return 'seats-changed';
}
