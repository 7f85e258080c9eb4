import { type EntityManager, In, IsNull } from 'typeorm';
import { type Actor, assertMay } from '../../access';
import { Pair } from '../../matching';
import { Session } from '../../sessions';
import { notFound } from '../../../platform/common/domain-error';
import { Reminder } from '../entities/reminder.entity';

/**
 * These messages, where the actor may tell of them by phone: staff of the ward; an ambassador of those whom they guide
 * and of their own lessons. @throws DomainError not-found
 */
export async function mayCall(
  manager: EntityManager,
  actor: Actor,
  reminderIds: readonly string[],
): Promise<Reminder[]> {
  const ids = [...new Set(reminderIds)];
  const reminders = await manager.find(Reminder, { where: { id: In(ids) }, order: { id: 'ASC' } });
  if (reminders.length === 0 || reminders.length < ids.length) throw notFound('reminder');
  for (const reminder of reminders) {
    const subject = { wardIds: [reminder.wardId], mentorIds: await mentorsOf(manager, reminder) };
    assertMay(actor, 'calls.note', subject, 'reminder');
  }
  return reminders;
}

async function mentorsOf(
  manager: EntityManager,
  { sessionId, recipientKind, recipientId }: Reminder,
): Promise<(string | null)[]> {
  if (recipientKind !== 'mentee') return [];
  const pair = await manager.findOneBy(Pair, { menteeId: recipientId, endedAt: IsNull() });
  const session = sessionId === null ? null : await manager.findOneBy(Session, { id: sessionId });
  // A class is nobody's lesson.
  const ofLesson = session?.classId === null ? session.mentorId : null;
  return [pair?.mentorId ?? null, ofLesson];
}
