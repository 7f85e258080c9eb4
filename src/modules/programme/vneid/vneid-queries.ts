import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { furthest, type VneidState, vneidStates } from '../../../core/programme/vneid';
import { localDateOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { PeopleScope } from '../../matching';
import { listedMentees } from '../../people';
import { WardsService } from '../../wards';
import { VneidChange } from '../entities/vneid-change.entity';
import { VneidRecord } from '../entities/vneid-record.entity';

export type VneidStanding = Pick<VneidRecord, 'state' | 'seenOn' | 'how'>;

/** What is known of one person, with its changes, the newest first. */
export interface VneidOfPerson extends Omit<VneidStanding, 'seenOn'> {
  /** Null where nothing was written down yet. */
  seenOn: string | null;
  version: number;
  history: VneidChange[];
}

/** How many people of a ward are how far, of those old enough for an account of their own. */
export interface VneidCounts {
  /** From this age on; a setting of the ward. */
  age: number;
  of: Record<VneidState, number>;
  /** Those of the ward's people whose year of birth nobody knows, and who are younger: they are not counted. */
  unknownAge: number;
  younger: number;
}

const row = columns(VneidRecord, 'menteeId', 'state', 'seenOn', 'how');

@Injectable()
export class VneidQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: PeopleScope,
    private readonly wards: WardsService,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError not-found */
  async of(actor: Actor, menteeId: string): Promise<VneidOfPerson> {
    await this.scope.mentee(actor, menteeId);
    const { read } = this.unitOfWork;
    const records = await read.findBy(VneidRecord, { menteeId });
    const history = await read.find(VneidChange, {
      where: { recordId: In(records.map(({ id }) => id)) },
      order: { at: 'DESC', id: 'DESC' },
    });
    const { state = 'none', seenOn = null, how = null, version = 0 } = furthest(records) ?? {};
    return { state, seenOn, how, version, history };
  }

  /** What is known of everybody of a ward, by their ids; whoever is not in it, nothing. */
  async inWard(wardId: string): Promise<Map<string, VneidStanding>> {
    const records = await select(
      this.unitOfWork.read,
      row,
      `SELECT r.mentee_id AS "menteeId", r.state AS state, r.seen_on AS "seenOn", r.how AS how
       FROM mentee m JOIN vneid_record r ON r.mentee_id = m.id
       WHERE m.ward_id = $1 ORDER BY r.id`,
      [wardId],
    );
    const found = new Map<string, VneidStanding>();
    for (const [menteeId, own] of grouped(records, (one) => one.menteeId)) {
      const best = furthest(own);
      if (best) found.set(menteeId, best);
    }
    return found;
  }

  /** Of the people who take part. @throws DomainError not-found */
  async counts(actor: Actor, wardId: string): Promise<VneidCounts> {
    assertMay(actor, 'people.read', { wardIds: [wardId] }, 'ward');
    const { identityAge: age } = (await this.wards.get(wardId)).settings;
    const people = await listedMentees(this.unitOfWork.read, wardId, { isActive: true });
    const standing = await this.inWard(wardId);
    const bornUntil = Number(localDateOf(this.clock.now(), this.env.TIME_ZONE).slice(0, 4)) - age;
    const counted = people.filter(({ birthYear }) => birthYear !== null && birthYear <= bornUntil);
    const isState = (state: VneidState) => (one: { id: string }) =>
      (standing.get(one.id)?.state ?? 'none') === state;
    return {
      age,
      of: Object.fromEntries(
        vneidStates.map((state) => [state, counted.filter(isState(state)).length]),
      ) as Record<VneidState, number>,
      unknownAge: people.filter(({ birthYear }) => birthYear === null).length,
      younger: people.filter(({ birthYear }) => birthYear !== null && birthYear > bornUntil).length,
    };
  }
}
