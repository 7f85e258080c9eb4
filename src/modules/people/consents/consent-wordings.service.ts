import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { newId } from '../../../platform/database/columns';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockTable } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { ConsentWording } from '../entities/consent-wording.entity';
import { currentWording } from './consent-rows';

/** What people agree to, version by version. */
@Injectable()
export class ConsentWordings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What is asked today. */
  current(): Promise<ConsentWording> {
    return currentWording(this.unitOfWork.read);
  }

  /** All of them, the newest first. */
  all(): Promise<ConsentWording[]> {
    return this.unitOfWork.read.find(ConsentWording, { order: { version: 'DESC' } });
  }

  /**
   * Whoever agreed before agreed to what was asked then. `seen` is the version that was changed.
   * @throws DomainError forbidden, stale-version
   */
  async add(
    actor: Actor,
    seen: number,
    words: Pick<ConsentWording, 'vi' | 'en'>,
  ): Promise<ConsentWording> {
    assertMay(actor, 'service.operate', {}, 'ward');
    return this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      await lockTable(manager, ConsentWording);
      const { version } = await currentWording(manager);
      if (version !== seen) throw staleVersion();
      const { vi, en } = words;
      const wording = {
        id: newId(),
        version: version + 1,
        vi,
        en,
        madeAt: now,
        madeById: actor.id,
      };
      await insert(manager, ConsentWording, wording);
      const change = { action: 'consent.word', subjectId: wording.id, wardId: null };
      await audit(manager, actor, now, [{ ...change, facts: { version: wording.version } }]);
      return wording;
    });
  }
}
