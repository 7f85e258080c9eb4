import { Injectable } from '@nestjs/common';
import { inNaturalOrder } from '../../../core/vietnamese/natural-order';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { number, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { type Actor, assertMay } from '../../access';
import { Hamlet } from '../../wards';
import { Door } from '../entities/door.entity';
import type { DoorOutcome } from '../entities/door-visit.entity';
import {
  assertMayWalk,
  doorWithVisits,
  type DoorWithVisits,
  hamletIn,
  teamsOf,
  withVisits,
} from './door-rows';

/** How far a hamlet is walked: its doors by what came of the last visit. */
export interface HamletWalk {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  doors: number;
  outcomes: Record<DoorOutcome, number>;
  /** Where nobody has knocked yet. */
  unvisited: number;
  /** Where somebody has to go: nobody has knocked, or nobody was at home. */
  left: number;
  /** Doors where somebody wishes to learn and nobody is in the lists. */
  toRegister: number;
}

const counted = {
  hamletId: text,
  outcome: text,
  doors: number,
  unknown: number,
};

/** What people see of the doors of a ward; nothing here changes anything. */
@Injectable()
export class DoorQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Every hamlet of a ward, in natural order. */
  async walks(actor: Actor, wardId: string): Promise<HamletWalk[]> {
    assertMay(actor, 'doors.keep', { wardIds: [wardId] }, 'ward');
    const { read } = this.unitOfWork;
    return this.counted(wardId, await read.findBy(Hamlet, { wardId }));
  }

  /** The hamlets that the teams of an ambassador serve. */
  async walksOf(actor: Actor): Promise<HamletWalk[]> {
    if (actor.kind !== 'mentor' || actor.id === null) return [];
    const { read } = this.unitOfWork;
    const teams = await teamsOf(read, actor.id);
    if (teams.length === 0) return [];
    const served = new Set(teams.flatMap(({ hamletIds }) => hamletIds));
    const hamlets = await read.findBy(Hamlet, { wardId: teams[0].wardId });
    return this.counted(
      teams[0].wardId,
      hamlets.filter(({ id }) => served.has(id)),
    );
  }

  /** Whether an ambassador is in a team that works. */
  async walksAny(mentorId: string): Promise<boolean> {
    return (await teamsOf(this.unitOfWork.read, mentorId)).length > 0;
  }

  /** All doors of a hamlet, as one walks. @throws DomainError not-found, forbidden */
  async ofHamlet(
    actor: Actor,
    wardId: string,
    hamletId: string,
  ): Promise<{ hamlet: Hamlet; doors: DoorWithVisits[] }> {
    const { read } = this.unitOfWork;
    await assertMayWalk(read, actor, { wardId, hamletId });
    const hamlet = await hamletIn(read, wardId, hamletId);
    const doors = await read.findBy(Door, { wardId, hamletId });
    return { hamlet, doors: await withVisits(read, doors) };
  }

  /** @throws DomainError not-found, forbidden */
  async one(actor: Actor, id: string): Promise<DoorWithVisits> {
    const door = await doorWithVisits(this.unitOfWork.read, id);
    await assertMayWalk(this.unitOfWork.read, actor, door);
    return door;
  }

  private async counted(wardId: string, hamlets: readonly Hamlet[]): Promise<HamletWalk[]> {
    const rows = await select(
      this.unitOfWork.read,
      counted,
      `SELECT hamlet_id AS "hamletId", COALESCE(outcome, '') AS outcome, COUNT(*) AS doors,
         SUM(CASE WHEN outcome = 'wishes' AND NOT EXISTS (
           SELECT 1 FROM mentee m WHERE m.household_id = door.household_id
             AND m.ward_id = door.ward_id AND m.is_active
         ) AND NOT EXISTS (
           SELECT 1 FROM door_visit v JOIN mentee m ON m.id = v.mentee_id
           WHERE v.door_id = door.id AND v.taken_back_at IS NULL AND m.is_active
         ) THEN 1 ELSE 0 END) AS unknown
       FROM door WHERE ward_id = $1 GROUP BY hamlet_id, COALESCE(outcome, '')`,
      [wardId],
    );
    return hamlets
      .map(({ id, name, latitude, longitude }) => {
        const own = rows.filter(({ hamletId }) => hamletId === id);
        const of = (outcome: string): number =>
          own.find((row) => row.outcome === outcome)?.doors ?? 0;
        return {
          id,
          name,
          latitude,
          longitude,
          doors: own.reduce((sum, { doors }) => sum + doors, 0),
          outcomes: {
            wishes: of('wishes'),
            'nobody-home': of('nobody-home'),
            'no-need': of('no-need'),
            refused: of('refused'),
          },
          unvisited: of(''),
          left: of('') + of('nobody-home'),
          toRegister: own.find(({ outcome }) => outcome === 'wishes')?.unknown ?? 0,
        };
      })
      .sort((one, other) => inNaturalOrder(one.name, other.name));
  }
}
