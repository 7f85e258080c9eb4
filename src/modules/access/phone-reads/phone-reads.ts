import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { audit } from '../audit/audit';
import type { Actor } from '../policies/actor';

/** Whose number it is; a member of a team may be no ambassador, and a house have one that is nobody's in the lists. */
export type PhoneOwner = 'mentor' | 'mentee' | 'member' | 'door';

/** Numbers that one of the staff reads whole: who, whose and from where stand in the record before they do. */
@Injectable()
export class PhoneReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** One person's. */
  async one(actor: Actor, wardId: string, owner: PhoneOwner, id: string): Promise<void> {
    await this.note(actor, wardId, { action: `phone.${owner}`, subjectId: id });
  }

  /** `count` of them at once, on the page or in the list that is called so. */
  async several(
    actor: Actor,
    wardId: string | null,
    { list, count }: { list: string; count: number },
  ): Promise<void> {
    if (count === 0) return;
    const subjectId = wardId ?? actor.id ?? '';
    await this.note(actor, wardId, { action: 'phone.list', subjectId, facts: { list, count } });
  }

  private note(
    actor: Actor,
    wardId: string | null,
    entry: { action: string; subjectId: string; facts?: Record<string, unknown> },
  ): Promise<void> {
    return this.unitOfWork.write((manager) =>
      audit(manager, actor, this.clock.now(), [{ ...entry, wardId }]),
    );
  }
}
