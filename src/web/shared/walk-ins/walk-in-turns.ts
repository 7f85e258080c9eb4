import type { Actor } from '../../../modules/access';
import { notFound } from '../../../platform/common/domain-error';
import type { WalkInLine } from '../../../modules/sessions';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import type { SeeOther } from '../../kit/page/page';

type Notice = ConstructorParameters<typeof SeeOther>[1];

/** Whom "next, please" is for, and whom its page showed being served. */
export function callOf(body: FormBody): { mentorId?: string; serving?: number[] } {
  const mentorId = textOf(body, 'mentorId') || undefined;
  if (body?.serving === undefined) return { mentorId };
  const seen = textOf(body, 'serving').split(',').filter(Boolean);
  return { mentorId, serving: seen.map(Number) };
}

/** What the buttons beside a number ask for: how somebody's turn ended, or that it did not. */
export async function endTurn(
  line: WalkInLine,
  actor: Actor,
  ticketId: string,
  act: string,
  body: FormBody,
): Promise<Notice> {
  const version = integerOf(body, 'version') ?? 0;
  if (act === 'return') {
    await line.comeBack(actor, ticketId, { version });
    return 'back-in-line';
  }
  if (act === 'completion') {
    await line.finish(actor, ticketId, { version });
    return 'turn-ended';
  }
  if (act !== 'departure') throw notFound('page');
  const because = textOf(body, 'because') === 'left' ? 'left' : 'absent';
  await line.depart(actor, ticketId, { version, because });
  return 'turn-ended';
}
