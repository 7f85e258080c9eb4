import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Actor, assertStaffOrSelf } from '../../access';
import { notFound } from '../../../platform/common/domain-error';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Pair } from '../entities/pair.entity';
import { Mentee, Mentor } from '../../people';

/** Who may see whom: staff their ward, a person themselves, an ambassador also their own mentees. */
@Injectable()
export class PeopleScope {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError not-found */
  async mentee(actor: Actor, menteeId: string): Promise<Mentee> {
    const mentee = await this.unitOfWork.read.findOneBy(Mentee, { id: menteeId });
    if (!mentee) throw notFound('mentee');
    if (actor.kind === 'mentor' && (await this.isPair(actor.id, menteeId))) return mentee;
    assertStaffOrSelf(actor, 'mentee', mentee);
    return mentee;
  }

  /** @throws DomainError not-found */
  async mentor(actor: Actor, mentorId: string): Promise<Mentor> {
    const mentor = await this.unitOfWork.read.findOneBy(Mentor, { id: mentorId });
    if (!mentor) throw notFound('mentor');
    assertStaffOrSelf(actor, 'mentor', mentor);
    return mentor;
  }

  private isPair(mentorId: string | null, menteeId: string): Promise<boolean> {
    return this.unitOfWork.read.existsBy(Pair, {
      mentorId: mentorId ?? '',
      menteeId,
      endedAt: IsNull(),
    });
  }
}
