import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Actor, assertMay, audit, wardsOf } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { Ward } from '../entities/ward.entity';
import { defaultWardSettings, WardSettings } from '../entities/ward-settings';
import { lockedWard } from './locked-ward';
import { lockRows } from '../../../platform/database/locks';
import { insert } from '../../../platform/database/insert';
import { selectEntities } from '../../../platform/database/select-entities';

export interface NewWard {
  code: string;
  name: string;
  provinceCode?: string | null;
  latitude: number;
  longitude: number;
  population?: number | null;
  kind?: 'real' | 'demo';
  settings?: Partial<WardSettings>;
}

/** A unit as a list of units tells it. */
export interface UnitOfList {
  row: number;
  code: string;
  name: string;
  latitude: number | null;
  longitude: number | null;
  population: number | null;
}

/** Why a line of a list is not taken. */
export const unitFaults = ['code', 'name', 'twice', 'other-province', 'no-place'] as const;
export type UnitFault = (typeof unitFaults)[number];

/** What a line of a list does, and the ward as it is where there is one. */
export interface PlannedUnit {
  unit: UnitOfList;
  does: 'make' | 'change' | 'keep' | 'refuse';
  fault: UnitFault | null;
  ward: Ward | null;
}

/** Of how many units a list says what. */
export interface UnitCounts {
  made: number;
  changed: number;
  same: number;
  refused: number;
}

export function countsOf(lines: readonly PlannedUnit[]): UnitCounts {
  const count = (of: PlannedUnit['does']): number => lines.filter(({ does }) => does === of).length;
  return {
    made: count('make'),
    changed: count('change'),
    same: count('keep'),
    refused: count('refuse'),
  };
}

/** Wards: made, found, and their settings changed. */
@Injectable()
export class WardsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Those in which the actor works. */
  async list(actor: Actor): Promise<Ward[]> {
    const ids = wardsOf(actor, 'wards.choose');
    const where = ids === 'all' ? {} : { id: In(ids) };
    return this.unitOfWork.read.find(Ward, { where, order: { code: 'ASC' } });
  }

  async get(id: string, manager: EntityManager = this.unitOfWork.read): Promise<Ward> {
    const [ward] = await selectEntities(manager, Ward, 'id = $1', [id]);
    if (!ward) throw notFound('ward');
    return ward;
  }

  /** The only ward there is; null when there are several, or none. */
  async only(): Promise<Ward | null> {
    const [first, ...others] = await this.unitOfWork.read.find(Ward, { take: 2 });
    return first && others.length === 0 ? first : null;
  }

  async findByCode(code: string): Promise<Ward | null> {
    return this.unitOfWork.read.findOneBy(Ward, { code });
  }

  async create(actor: Actor, ward: NewWard): Promise<Ward> {
    try {
      return await this.unitOfWork.write((manager) => this.insert(manager, actor, ward));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw new DomainError('ward-exists', { code: ward.code });
    }
  }

  /**
   * What a list of a province's units would do, line by line; nothing is written.
   * @throws DomainError not-found
   */
  plan(actor: Actor, provinceCode: string, units: readonly UnitOfList[]): Promise<PlannedUnit[]> {
    assertMay(actor, 'wards.create', {}, 'wards-of-province');
    return planned(this.unitOfWork.read, provinceCode, units);
  }

  /**
   * The units of a province from a list: those that are new are made, of the others the name, the population and the province
   * are as the list says from now on; all of them or none. Gives how many there are of each.
   * @throws DomainError unit-rows
   */
  async bring(
    actor: Actor,
    provinceCode: string,
    units: readonly UnitOfList[],
  ): Promise<UnitCounts> {
    assertMay(actor, 'wards.create', {}, 'wards-of-province');
    try {
      return await this.unitOfWork.write(async (manager) => {
        const known = await manager.findBy(Ward, { code: In(units.map(({ code }) => code)) });
        await lockRows(manager, Ward, known.map(({ id }) => id).toSorted());
        const lines = await planned(manager, provinceCode, units);
        const wrong = lines.filter(({ does }) => does === 'refuse');
        if (units.length === 0 || wrong.length > 0) {
          const rows = wrong.slice(0, 20).map(({ unit }) => unit.row);
          throw new DomainError('unit-rows', { rows: rows.join(', '), count: wrong.length });
        }
        for (const line of lines) await this.carryOut(manager, actor, provinceCode, line);
        return countsOf(lines);
      });
    } catch (error) {
      // Somebody else made one of them meanwhile.
      throw isDuplicate(error) ? new DomainError('stale-version') : error;
    }
  }

  private async carryOut(
    manager: EntityManager,
    actor: Actor,
    provinceCode: string,
    { unit, does, ward }: PlannedUnit,
  ): Promise<void> {
    const { code, name, latitude, longitude, population } = unit;
    if (does === 'make') {
      const place = { latitude: latitude ?? 0, longitude: longitude ?? 0 };
      await this.insert(manager, actor, { code, name, provinceCode, population, ...place });
    }
    if (does !== 'change' || !ward) return;
    const { id: wardId } = ward;
    const after = { provinceCode, name, population: population ?? ward.population };
    await manager.update(Ward, { id: wardId }, after);
    await audit(manager, actor, this.clock.now(), [
      { action: 'ward.province', subjectId: wardId, wardId, facts: after },
    ]);
  }

  async insert(manager: EntityManager, actor: Actor, ward: NewWard): Promise<Ward> {
    const now = this.clock.now();
    const row: Ward = {
      id: newId(),
      code: ward.code,
      name: ward.name,
      provinceCode: ward.provinceCode ?? null,
      latitude: ward.latitude,
      longitude: ward.longitude,
      population: ward.population ?? null,
      settings: { ...defaultWardSettings, ...ward.settings },
      addedTopics: [],
      programmes: [],
      kind: ward.kind ?? 'real',
      createdAt: now,
    };
    await insert(manager, Ward, row);
    await audit(manager, actor, now, [
      { action: 'ward.create', subjectId: row.id, wardId: row.id },
    ]);
    return row;
  }

  /** In the caller's transaction, which is a change of plans. @throws DomainError invalid-input */
  async changeSettingsWithin(
    manager: EntityManager,
    actor: Actor,
    id: string,
    changes: Partial<WardSettings>,
  ): Promise<Ward> {
    const ward = await lockedWard(manager, id);
    const settings = { ...ward.settings, ...changes };
    if (settings.minMentees > settings.maxMentees) {
      throw new DomainError('invalid-input', { problem: 'minimum-above-maximum' });
    }
    await manager.update(Ward, { id }, { settings });
    await audit(manager, actor, this.clock.now(), [
      { action: 'ward.settings', subjectId: id, wardId: id, facts: { ...changes } },
    ]);
    return { ...ward, settings };
  }
}

/** A list leaves pins where they are: a unit moves its own on the map. */
async function planned(
  manager: EntityManager,
  provinceCode: string,
  units: readonly UnitOfList[],
): Promise<PlannedUnit[]> {
  const codes = units.map(({ code }) => code);
  const known = await manager.findBy(Ward, { code: In(codes) });
  const wards = new Map(known.map((ward) => [ward.code, ward]));
  return units.map((unit, nth) => {
    const ward = wards.get(unit.code) ?? null;
    const fault = faultOf(unit, ward, provinceCode, codes.indexOf(unit.code) !== nth);
    if (fault) return { unit, does: 'refuse', fault, ward };
    if (!ward) return { unit, does: 'make', fault, ward };
    const isSame =
      ward.provinceCode === provinceCode &&
      ward.name === unit.name &&
      (unit.population ?? ward.population) === ward.population;
    return { unit, does: isSame ? 'keep' : 'change', fault, ward };
  });
}

function faultOf(
  { code, name, latitude, longitude }: UnitOfList,
  ward: Ward | null,
  provinceCode: string,
  isAgain: boolean,
): UnitFault | null {
  if (!/^\d{5}$/.test(code)) return 'code';
  if (name === '') return 'name';
  if (isAgain) return 'twice';
  if ((ward?.provinceCode ?? provinceCode) !== provinceCode) return 'other-province';
  if (!ward && (latitude === null || longitude === null)) return 'no-place';
  return null;
}
