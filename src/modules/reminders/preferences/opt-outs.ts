import { Injectable } from '@nestjs/common';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { maskAddress } from '../messages/addresses';
import { MessageOptOut } from '../entities/message-opt-out.entity';
import { change } from '../../../platform/database/change';

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
      const added = await change(
        manager,
        `INSERT INTO message_opt_out (id, address, channel, source, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (address, channel) DO NOTHING`,
        [id, address, channel, actor.kind, at],
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
