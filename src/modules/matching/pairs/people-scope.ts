import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Act, type Actor, assertMay } from '../../access';
import { notFound } from '../../../platform/common/domain-error';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Pair } from '../entities/pair.entity';
import { Mentee, Mentor } from '../../people';

/** Finds a person with whom the actor may do something; by whom they are looked after tells the pair. */
@Injectable()
export class PeopleScope {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError not-found */
  async mentee(actor: Actor, menteeId: string, act: Act = 'mentees.look-after'): Promise<Mentee> {
    const mentee = await this.unitOfWork.read.findOneBy(Mentee, { id: menteeId });
    if (!mentee) throw notFound('mentee');
    const pair = await this.unitOfWork.read.findOneBy(Pair, { menteeId, endedAt: IsNull() });
    const subject = {
      wardIds: [mentee.wardId],
      personIds: [menteeId],
      mentorIds: [pair?.mentorId ?? null],
    };
    assertMay(actor, act, subject, 'mentee');
    return mentee;
  }

  /**
   * The same for what was learned, which an ambassador may still mend whose course with them has ended since an
   * instant (epoch milliseconds), as long as nobody else guides them. @throws DomainError not-found
   */
  async learner(actor: Actor, menteeId: string, act: Act, endedSince: number): Promise<Mentee> {
    const { read } = this.unitOfWork;
    const mentee = await read.findOneBy(Mentee, { id: menteeId });
    if (!mentee) throw notFound('mentee');
    const [pair] = await read.find(Pair, {
      where: { menteeId },
      order: { startedAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    const isTheirs = pair !== undefined && (pair.endedAt === null || isFresh(pair, endedSince));
    const mentorIds = [isTheirs ? pair.mentorId : null];
    assertMay(actor, act, { wardIds: [mentee.wardId], personIds: [menteeId], mentorIds }, 'mentee');
    return mentee;
  }

  /** @throws DomainError not-found */
  async mentor(actor: Actor, mentorId: string, act: Act): Promise<Mentor> {
    const mentor = await this.unitOfWork.read.findOneBy(Mentor, { id: mentorId });
    if (!mentor) throw notFound('mentor');
    const subject = { wardIds: [mentor.wardId], personIds: [mentorId] };
    assertMay(actor, act, subject, 'mentor');
    return mentor;
  }
}

const isFresh = ({ endedAt, endedBecause }: Pair, since: number): boolean =>
  endedBecause === 'finished' && (endedAt ?? 0) >= since;
