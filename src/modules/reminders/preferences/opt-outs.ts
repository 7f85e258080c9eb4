import { Injectable } from '@nestjs/common';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { maskAddress } from '../messages/addresses';
import { MessageOptOut } from '../entities/message-opt-out.entity';
import { insert } from '../../../platform/database/insert';

/** STOP: who does not want messages at an address. */
@Injectable()
export class OptOuts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Asked again it changes nothing. `channel` is zalo, sms, email or all. */
  async stop(actor: Actor, address: string, channel: string): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const id = newId();
      const added = await insert(
        manager,
        MessageOptOut,
        { id, address, channel, source: actor.kind, at },
        'ON CONFLICT (address, channel) DO NOTHING',
      );
      if (added === 0) return;
      const facts = { address: maskAddress(address), channel };
      await audit(manager, actor, at, [
        { action: 'opt-out.stop', subjectId: id, wardId: actor.wardId, facts },
      ]);
    });
  }

  /** Messages may come again. */
  async resume(actor: Actor, address: string, channel: string): Promise<void> {
    const at = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const stop = await manager.findOneBy(MessageOptOut, { address, channel });
      if (!stop) return;
      await manager.delete(MessageOptOut, { id: stop.id });
      const facts = { address: maskAddress(address), channel };
      await audit(manager, actor, at, [
        { action: 'opt-out.resume', subjectId: stop.id, wardId: actor.wardId, facts },
      ]);
    });
  }
}
