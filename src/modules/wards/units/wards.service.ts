import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Actor, audit, wardsOf } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { Ward } from '../entities/ward.entity';
import { defaultWardSettings, WardSettings } from '../entities/ward-settings';
import { lockRows } from '../../../platform/database/locks';
import { insert } from '../../../platform/database/insert';

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
    const ward = await manager.findOneBy(Ward, { id });
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
