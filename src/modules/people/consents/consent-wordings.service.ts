import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
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

  /** Whoever agreed before agreed to what was asked then. @throws DomainError forbidden */
  async add(actor: Actor, words: Pick<ConsentWording, 'vi' | 'en'>): Promise<ConsentWording> {
    assertMay(actor, 'service.operate', {}, 'ward');
    return this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const { version } = await currentWording(manager);
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
