import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { audit } from '../audit/audit';
import type { Actor } from '../policies/actor';

/** Lists that somebody takes out of the service, as a file or on paper: whose data left, and with whom. */
@Injectable()
export class TakenLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `list` is the file's name, `rows` how many it has. Before anything is given away. */
  async note(
    actor: Actor,
    wardId: string,
    { list, rows, way }: { list: string; rows: number; way: 'file' | 'print' },
  ): Promise<void> {
    await this.unitOfWork.write((manager) =>
      audit(manager, actor, this.clock.now(), [
        { action: 'list.take', subjectId: wardId, wardId, facts: { list, rows, way } },
      ]),
    );
  }
}
