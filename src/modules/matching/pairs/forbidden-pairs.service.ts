import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { columns, column } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, audit } from '../../access';
import { Mentor, PeopleService } from '../../people';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import type { ForbiddenMentorView } from './pairs.views';

const forbiddenRow = {
  ...columns(ForbiddenPair, 'mentorId', 'createdAt'),
  mentorName: column(Mentor, 'fullName'),
};

/** Whom an officer does not want paired again, until they say otherwise. */
@Injectable()
export class ForbiddenPairs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
  ) {}

  /** The mentors to whom a mentee does not go, in the order in which that was said. */
  ofMentee(menteeId: string): Promise<ForbiddenMentorView[]> {
    return select(
      this.unitOfWork.read,
      forbiddenRow,
      `SELECT f.mentor_id AS "mentorId", f.created_at AS "createdAt", m.full_name AS "mentorName"
       FROM forbidden_pair f JOIN mentor m ON m.id = f.mentor_id
       WHERE f.mentee_id = $1 ORDER BY f.created_at, f.id`,
      [menteeId],
    );
  }

  /** The two may be paired again, as they may where nobody ruled it out. @throws DomainError not-found */
  async allow(actor: Actor, wardId: string, menteeId: string, mentorId: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const mentee = await this.people.mentee(menteeId, manager);
      const pair = await manager.findOneBy(ForbiddenPair, { menteeId, mentorId });
      // Across a border both wards may have said it.
      if (![pair?.wardId, mentee.wardId].includes(wardId)) throw notFound('mentee');
      if (!pair) return;
      await manager.delete(ForbiddenPair, { id: pair.id });
      const allowed = { action: 'pair.allow', subjectId: menteeId, wardId, facts: { mentorId } };
      await audit(manager, actor, this.clock.now(), [allowed]);
    });
  }
}
