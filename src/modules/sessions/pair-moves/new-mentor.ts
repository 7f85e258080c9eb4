import type { EntityManager } from 'typeorm';
import { displayPhone } from '../../../core/vietnamese/phones';
import { notFound } from '../../../platform/common/domain-error';
import { defaultLanguage, textsIn } from '../../../texts';
import { Mentor } from '../../people';
import type { OffReason } from '../booking/call-off';

/**
 * Why a lesson falls when its mentee goes to another ambassador: who that is, and where they are reached.
 * @throws DomainError not-found
 */
export async function newMentorReason(
  manager: EntityManager,
  mentorId: string,
): Promise<Exclude<OffReason, string>> {
  const mentor = await manager.findOneBy(Mentor, { id: mentorId });
  if (!mentor) throw notFound('mentor');
  const phone = mentor.phone ?? mentor.otherPhone;
  const { mentorIsNow, mentorChanged: kept } = textsIn(defaultLanguage).sessions;
  const told = mentorIsNow(mentor.fullName, phone === null ? null : displayPhone(phone));
  return { told, kept, isMentorAway: true };
}

/** Why a lesson falls when its mentee has this ambassador no more. */
export function mentorChangedReason(): Exclude<OffReason, string> {
  const { mentorChanged } = textsIn(defaultLanguage).sessions;
  return { told: mentorChanged, kept: mentorChanged, isMentorAway: true };
}
