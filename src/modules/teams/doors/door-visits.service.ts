import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { normaliseText } from '../../../core/vietnamese/text';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { type Actor, audit } from '../../access';
import {
  CounterService,
  type GivenConsent,
  Household,
  type NewMentee,
  onePersonEach,
} from '../../people';
import { Door } from '../entities/door.entity';
import { type DoorOutcome, DoorVisit } from '../entities/door-visit.entity';
import { assertMayWalk, doorWithVisits, type DoorWithVisits, findDoor } from './door-rows';
import { addDoor, checked, type SaidOfDoor } from './doors.service';

/** Who is taken down at the door; the hamlet is the door's. */
export type LearnerAtDoor = Omit<NewMentee, 'hamletId' | 'consent' | 'householdCode'> & {
  consent?: GivenConsent;
  /** Somebody else than the people who are like them. */
  isAnother?: boolean;
};

/** What came of knocking. */
export interface SaidOfVisit {
  /** Made by whoever says it: said again, nothing happens. */
  id?: string;
  outcome: DoorOutcome;
  note?: string | null;
}

/** Knocking at a door: what came of it, and who wishes to learn, with their consent. */
@Injectable()
export class DoorVisits {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly counter: CounterService,
  ) {}

  /** @throws DomainError not-found, forbidden */
  async record(actor: Actor, doorId: string, said: SaidOfVisit): Promise<DoorWithVisits> {
    return this.unitOfWork.write(async (manager) => {
      const door = await this.lockedDoor(manager, actor, doorId);
      if (!(await isSaid(manager, said.id))) await this.keep(manager, actor, door, said);
      return doorWithVisits(manager, doorId);
    });
  }

  /**
   * Somebody of the household is taken down as a learner, and the visit with it; their household is the door's.
   * @throws DomainError consent-needed, person-exists, person-alike, invalid-person, not-found, forbidden
   */
  async register(
    actor: Actor,
    doorId: string,
    { id, note, learner }: Omit<SaidOfVisit, 'outcome'> & { learner: LearnerAtDoor },
  ): Promise<DoorWithVisits> {
    return this.registering(async (manager) => {
      const door = await this.lockedDoor(manager, actor, doorId);
      if (await isSaid(manager, id)) return doorWithVisits(manager, doorId);
      return this.takeDown(manager, actor, door, { id, note, learner });
    });
  }

  /** The same at a door that is not in the list yet. @throws DomainError door-exists, consent-needed … */
  async registerAtNew(
    actor: Actor,
    at: Pick<Door, 'wardId' | 'hamletId'>,
    { id, note, learner, door }: Parameters<DoorVisits['register']>[2] & { door: SaidOfDoor },
  ): Promise<DoorWithVisits> {
    const fields = checked(door);
    return this.registering(async (manager) => {
      await assertMayWalk(manager, actor, at);
      const said = await isSaid(manager, id);
      if (said) return doorWithVisits(manager, said.doorId);
      const made = await addDoor(manager, { ...at, ...fields }, this.clock.now());
      await audit(manager, actor, this.clock.now(), [
        { action: 'door.add', subjectId: made.id, wardId: at.wardId },
      ]);
      return this.takeDown(manager, actor, made, { id, note, learner });
    });
  }

  /** It counts no more; who was taken down stays in the lists. @throws DomainError not-found, forbidden */
  async takeBack(actor: Actor, doorId: string, visitId: string): Promise<DoorWithVisits> {
    return this.unitOfWork.write(async (manager) => {
      const door = await this.lockedDoor(manager, actor, doorId);
      const visit = await manager.findOneBy(DoorVisit, { id: visitId, doorId });
      if (!visit) throw notFound('visit');
      if (visit.takenBackAt === null) {
        const now = this.clock.now();
        await manager.update(DoorVisit, { id: visitId }, { takenBackAt: now });
        await this.stand(manager, door);
        await this.recordAct(manager, actor, door, 'door.take-back');
      }
      return doorWithVisits(manager, doorId);
    });
  }

  private async takeDown(
    manager: EntityManager,
    actor: Actor,
    door: Door,
    { id, note, learner }: Parameters<DoorVisits['register']>[2],
  ): Promise<DoorWithVisits> {
    const { wardId, hamletId, address, phone } = door;
    const householdId = door.householdId ?? (await this.newHousehold(manager, door));
    const person = {
      ...learner,
      hamletId,
      householdId,
      address: learner.address ?? address,
      // Whoever has no phone of their own is called by that of the house.
      otherPhone: learner.otherPhone ?? (learner.phone ? null : phone),
    };
    const mentee = await this.counter.insertNew(manager, actor, wardId, person);
    const said = { id, note, outcome: 'wishes' as const };
    await this.keep(manager, actor, { ...door, householdId }, said, mentee.id);
    return doorWithVisits(manager, door.id);
  }

  /** Of everybody who is taken down at this door. */
  private async newHousehold(manager: EntityManager, { id, wardId }: Door): Promise<string> {
    const householdId = newId();
    await insert(manager, Household, { id: householdId, wardId, code: `D-${id.slice(-12)}` });
    await manager.update(Door, { id }, { householdId });
    return householdId;
  }

  private async keep(
    manager: EntityManager,
    actor: Actor,
    door: Door,
    { id = newId(), outcome, note }: SaidOfVisit,
    menteeId: string | null = null,
  ): Promise<void> {
    await insert(manager, DoorVisit, {
      id,
      doorId: door.id,
      outcome,
      note: normaliseText(note ?? '') || null,
      at: Math.max(this.clock.now(), (door.visitedAt ?? 0) + 1),
      byKind: actor.kind,
      byId: actor.id,
      menteeId,
      takenBackAt: null,
    });
    await this.stand(manager, door);
    await this.recordAct(manager, actor, door, 'door.visit', { outcome });
  }

  /** The door says what came of the last visit that counts. */
  private async stand(manager: EntityManager, door: Door): Promise<void> {
    const last = await manager.findOne(DoorVisit, {
      where: { doorId: door.id, takenBackAt: IsNull() },
      order: { at: 'DESC' },
    });
    await compareAndSet(manager, Door, door, {
      outcome: last?.outcome ?? null,
      visitedAt: last?.at ?? null,
      updatedAt: this.clock.now(),
    });
  }

  /** Two who knock at once come one after the other. */
  private async lockedDoor(manager: EntityManager, actor: Actor, id: string): Promise<Door> {
    await assertMayWalk(manager, actor, await findDoor(manager, id));
    await lockRows(manager, Door, [id]);
    return findDoor(manager, id);
  }

  private registering<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return onePersonEach('mentee', () => this.unitOfWork.write(work));
  }

  private recordAct(
    manager: EntityManager,
    actor: Actor,
    { id, wardId }: Pick<Door, 'id' | 'wardId'>,
    action: string,
    facts: Record<string, unknown> = {},
  ): Promise<void> {
    return audit(manager, actor, this.clock.now(), [{ action, subjectId: id, wardId, facts }]);
  }
}

async function isSaid(manager: EntityManager, id: string | undefined): Promise<DoorVisit | null> {
  return id === undefined ? null : manager.findOneBy(DoorVisit, { id });
}
