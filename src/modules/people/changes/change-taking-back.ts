import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, AuditEntry } from '../../access';
import { PersonChange } from '../entities/person-change.entity';
import type { Person } from '../entities/person.columns';
import { standingStop } from '../stops/person-stops';
import { onePersonEach } from '../recognition/neighbours';
import { auditPeople } from './audited-people';
import { isOfKind } from './can-be-taken-back';
import { bringFieldsBack, entityOf } from './fields-back';
import { PhoneListener, ringsElsewhere } from './phone-listener';
import type { TakenBackChange } from './taken-back-change.views';
import { TopicListeners, topicsBefore } from './topic-listeners';

/** One change of one person, taken back by one press. */
@Injectable()
export class ChangeTakingBack {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly phones: PhoneListener,
    private readonly topics: TopicListeners,
  ) {}

  /**
   * The fields say again what they said before, and messages go to the number of before.
   * @throws DomainError not-found, already-taken-back, changed-since, consent-withdrawn, person-merged, person-exists,
   * stale-version
   */
  async takeBack(actor: Actor, id: string, ofPerson?: string): Promise<TakenBackChange> {
    const { side, wardId, personId } = await this.find(this.unitOfWork.read, actor, id, ofPerson);
    const topics = (manager: EntityManager) =>
      manager.findOneOrFail<Person>(entityOf(side), {
        select: { id: true, topics: true },
        where: { id: personId },
      });
    return onePersonEach(side, () =>
      this.unitOfWork.write(async (manager) => {
        await this.topics.hold(manager, [wardId]);
        const before = await topics(manager);
        const taken = await this.takeBackWithin(manager, actor, id);
        const was = topicsBefore([{ before, after: await topics(manager) }]);
        await this.topics.changed(manager, actor, { wardId, side, before: was });
        return taken;
      }),
    );
  }

  /** The same in the caller's transaction. */
  async takeBackWithin(manager: EntityManager, actor: Actor, id: string): Promise<TakenBackChange> {
    const change = await this.find(manager, actor, id);
    const { side, personId } = change;
    const takenBackAt = this.clock.now();
    await end(manager, change, takenBackAt);
    const stop = await standingStop(manager, personId);
    if (stop?.isConsentWithdrawn) throw new DomainError('consent-withdrawn');
    const before = await manager.findOneBy<Person>(entityOf(side), { id: personId });
    if (!before) throw notFound(side);
    const after = await bringFieldsBack(manager, change, before, takenBackAt);
    await auditPeople(manager, actor, takenBackAt, [
      { side, act: 'take-back', before, after, takesBackId: id },
    ]);
    if (ringsElsewhere(before, after)) await this.phones.numbersChanged(manager, [personId]);
    return { id, side, personId, version: after.version, takenBackAt };
  }

  /** What was taken back, as it stands now. */
  async done(read: EntityManager, { id, side, personId }: PersonChange): Promise<TakenBackChange> {
    const { takenBackAt } = await read.findOneByOrFail(PersonChange, { id });
    const { version } = await read.findOneByOrFail<Person>(entityOf(side), { id: personId });
    return { id, side, personId, version, takenBackAt: takenBackAt ?? this.clock.now() };
  }

  /** @throws DomainError not-found, also of another person than the one who is meant */
  async find(
    read: EntityManager,
    actor: Actor,
    id: string,
    ofPerson?: string,
  ): Promise<PersonChange> {
    const change = await read.findOneBy(PersonChange, { id });
    const entry = change && (await read.findOneBy(AuditEntry, { id }));
    if (!change || !entry) throw notFound('change');
    assertMay(actor, 'people.change', { wardIds: [change.wardId] }, 'change');
    const isTheirs = ofPerson === undefined || ofPerson === change.personId;
    if (!isTheirs || !isOfKind(change, entry.action)) throw notFound('change');
    return change;
  }
}

/** Of two presses the second finds it done. */
async function end(
  manager: EntityManager,
  { id }: PersonChange,
  takenBackAt: number,
): Promise<void> {
  const standing = { id, takenBackAt: IsNull() };
  const { affected } = await manager.update(PersonChange, standing, { takenBackAt });
  if (affected !== 1) throw new DomainError('already-taken-back');
}
