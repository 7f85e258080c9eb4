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
   * The units of a province from a list: those that are new are made, those that stand in no province belong to it from
   * now on; all of them or none. Gives how many there are of each.
   * @throws DomainError unit-rows
   */
  async bring(
    actor: Actor,
    provinceCode: string,
    units: readonly UnitOfList[],
  ): Promise<{ made: number; joined: number; known: number }> {
    assertMay(actor, 'wards.create', {}, 'wards-of-province');
    const codes = units.map(({ code }) => code);
    try {
      return await this.unitOfWork.write(async (manager) => {
        const known = new Map(
          (await manager.findBy(Ward, { code: In(codes) })).map((ward) => [ward.code, ward]),
        );
        const wrong = units.filter(
          ({ code, name, latitude, longitude }, nth) =>
            !/^\d{5}$/.test(code) ||
            name === '' ||
            codes.indexOf(code) !== nth ||
            (known.get(code)?.provinceCode ?? provinceCode) !== provinceCode ||
            (!known.has(code) && (latitude === null || longitude === null)),
        );
        if (units.length === 0 || wrong.length > 0) {
          const rows = wrong.slice(0, 20).map(({ row }) => row);
          throw new DomainError('unit-rows', { rows: rows.join(', '), count: wrong.length });
        }
        const counts = { made: 0, joined: 0, known: 0 };
        for (const { code, name, latitude, longitude, population } of units) {
          const ward = known.get(code);
          if (!ward) {
            const place = { latitude: latitude ?? 0, longitude: longitude ?? 0 };
            await this.insert(manager, actor, { code, name, provinceCode, population, ...place });
            counts.made++;
          } else if (ward.provinceCode === null) {
            await manager.update(Ward, { id: ward.id }, { provinceCode });
            await audit(manager, actor, this.clock.now(), [
              {
                action: 'ward.province',
                subjectId: ward.id,
                wardId: ward.id,
                facts: { provinceCode },
              },
            ]);
            counts.joined++;
          } else counts.known++;
        }
        return counts;
      });
    } catch (error) {
      // Somebody else made one of them meanwhile.
      throw isDuplicate(error) ? new DomainError('stale-version') : error;
    }
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
    await lockRows(manager, Ward, [id]);
    const ward = await this.get(id, manager);
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
