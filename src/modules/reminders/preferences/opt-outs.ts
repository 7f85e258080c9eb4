import { Injectable } from '@nestjs/common';
import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { type Actor, audit, wardsOf } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee, Mentor, type Person } from '../../people';
import { maskAddress } from '../messages/addresses';
import { MessageOptOut } from '../entities/message-opt-out.entity';
import { insert } from '../../../platform/database/insert';

/**
 * STOP: who does not want messages at an address. It holds for whoever would write to it; only the staff of the
 * ward that noted it may take it back.
 */
@Injectable()
export class OptOuts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked again it changes nothing. `channel` is zalo, sms, email or all.
   * @throws DomainError not-found where nobody of the actor's ward has the address
   */
  async stop(actor: Actor, address: string, channel: string): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const wardId = await wardWhereKnown(manager, actor, address);
      const id = newId();
      const added = await insert(
        manager,
        MessageOptOut,
        { id, address, channel, source: actor.kind, wardId, at },
        'ON CONFLICT DO NOTHING',
      );
      if (added === 0) return;
      const facts = { address: maskAddress(address), channel };
      await audit(manager, actor, at, [{ action: 'opt-out.stop', subjectId: id, wardId, facts }]);
    });
  }

  /**
   * Messages may come again.
   * @throws DomainError not-found where nobody of the actor's ward has the address, stopped-elsewhere
   */
  async resume(actor: Actor, address: string, channel: string): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const stops = await manager.findBy(MessageOptOut, { address, channel });
      const wards = wardsOf(actor, 'addresses.stop');
      const own = stops.filter(({ wardId }) => wards === 'all' || wards.includes(wardId ?? ''));
      if (own.length === 0) {
        await wardWhereKnown(manager, actor, address);
        if (stops.length > 0) throw new DomainError('stopped-elsewhere');
        return;
      }
      await manager.delete(MessageOptOut, { id: In(own.map(({ id }) => id)) });
      const facts = { address: maskAddress(address), channel };
      await audit(
        manager,
        actor,
        at,
        own.map(({ id, wardId }) => ({ action: 'opt-out.resume', subjectId: id, wardId, facts })),
      );
    });
  }
}

/** An address of nobody in their wards is none of the staff's business; null for whoever may in all of them. */
async function wardWhereKnown(
  manager: EntityManager,
  actor: Actor,
  address: string,
): Promise<string | null> {
  const wards = wardsOf(actor, 'addresses.stop');
  if (wards === 'all') return null;
  const whose: FindOptionsWhere<Person>[] = ['phone', 'otherPhone', 'email'].map((of) => ({
    wardId: In(wards),
    [of]: address,
  }));
  const known =
    (await manager.findOneBy(Mentee, whose)) ?? (await manager.findOneBy(Mentor, whose));
  if (!known) throw notFound('person');
  return known.wardId;
}
