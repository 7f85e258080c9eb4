import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AUDIENCES, MEASURES } from '../../../core/vietnamese/measures';
import { type Progress, progressOf } from '../../../core/programme/progress';
import type { LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { Ward } from '../../wards';
import { Target } from '../entities/target.entity';
import { type Count, Measures } from '../measures/measures.service';
import { faultsIn, stored, type TargetValues } from './target-values';

/** A target and how far it is. */
export interface TargetProgress extends Progress, Count {
  target: Target;
}

/** A target of one of several units. */
export interface TargetOfUnit extends TargetValues {
  unitCode: string;
  /** Of a list, where it stands in it. */
  row?: number;
}

/** The days of which a number is told besides the total: of the target's year until today, where nobody says others. */
export interface Period {
  from?: LocalDate;
  until?: LocalDate;
}

/** Targets of units, set one at a time or for a whole province at once, and how far each is. */
@Injectable()
export class TargetsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly measures: Measures,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError not-found */
  async ofWard(
    actor: Actor,
    wardId: string,
    year?: number,
    period: Period = {},
  ): Promise<TargetProgress[]> {
    assertMay(actor, 'targets.read', { wardIds: [wardId] }, 'ward');
    const ward = await this.unitOfWork.read.findOneBy(Ward, { id: wardId });
    if (!ward) throw notFound('ward');
    return (await this.progressOf([ward], year, period)).get(wardId) ?? [];
  }

  /** Of every unit, by their ids; units without targets are there without any. @throws DomainError not-found */
  async ofProvince(
    actor: Actor,
    provinceCode: string,
    year?: number,
    period: Period = {},
  ): Promise<{ unit: Ward; targets: TargetProgress[] }[]> {
    assertMay(actor, 'provinces.read', { provinceCode }, 'wards-of-province');
    const wards = await this.unitOfWork.read.find(Ward, {
      where: { provinceCode },
      order: { code: 'ASC' },
    });
    const progress = await this.progressOf(wards, year, period);
    return wards.map((unit) => ({ unit, targets: progress.get(unit.id) ?? [] }));
  }

  /** What is set for every unit, without how far it is. @throws DomainError not-found */
  async setInProvince(
    actor: Actor,
    provinceCode: string,
    year: number,
  ): Promise<{ unit: Ward; targets: Target[] }[]> {
    assertMay(actor, 'provinces.read', { provinceCode }, 'wards-of-province');
    const { read } = this.unitOfWork;
    const wards = await read.find(Ward, { where: { provinceCode }, order: { code: 'ASC' } });
    const wardId = In(wards.map(({ id }) => id));
    const targets = await read.findBy(Target, { wardId, year });
    targets.sort((one, other) => rank(one) - rank(other));
    const of = grouped(targets, (target) => target.wardId);
    return wards.map((unit) => ({ unit, targets: of.get(unit.id) ?? [] }));
  }

  /** @param version 0 where there is none yet. @throws DomainError invalid-form, stale-version */
  async set(
    actor: Actor,
    wardId: string,
    { version, ...values }: TargetValues & { version: number },
  ): Promise<Target> {
    assertMay(actor, 'targets.change', { wardIds: [wardId] }, 'ward');
    const fields = faultsIn(values, this.today());
    if (Object.keys(fields).length > 0) throw new DomainError('invalid-form', {}, { fields });
    return this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Ward, [wardId]);
      const before = await this.known(manager, wardId, values);
      if ((before?.version ?? 0) !== version) throw new DomainError('stale-version');
      return this.keep(manager, actor, wardId, before, values);
    });
  }

  /** All of a province in one write, whatever stood there before; all of them or none. @throws DomainError target-rows */
  async setMany(
    actor: Actor,
    provinceCode: string,
    targets: readonly TargetOfUnit[],
  ): Promise<{ kept: number }> {
    assertMay(actor, 'provinces.pair', {}, 'wards-of-province');
    const today = this.today();
    return this.unitOfWork.write(async (manager) => {
      const wards = await manager.findBy(Ward, { provinceCode });
      const byCode = new Map(wards.map((ward) => [ward.code, ward]));
      const wrong = targets.flatMap((one, nth) =>
        byCode.has(one.unitCode) && Object.keys(faultsIn(one, today)).length === 0
          ? []
          : [one.row ?? nth + 1],
      );
      if (targets.length === 0 || wrong.length > 0) {
        const rows = wrong.slice(0, 20).join(', ');
        throw new DomainError('target-rows', { rows, count: wrong.length });
      }
      await lockRows(manager, Ward, wards.map(({ id }) => id).sort());
      for (const { unitCode, row: _, ...values } of targets) {
        const ward = byCode.get(unitCode);
        if (!ward) continue;
        const before = await this.known(manager, ward.id, values);
        await this.keep(manager, actor, ward.id, before, values);
      }
      return { kept: targets.length };
    });
  }

  /** All of a ward, of whichever year. @throws DomainError not-found */
  allOf(actor: Actor, wardId: string): Promise<Target[]> {
    assertMay(actor, 'targets.read', { wardIds: [wardId] }, 'ward');
    return this.unitOfWork.read.findBy(Target, { wardId });
  }

  /**
   * Gives what it was, so that it can be set again. @param seen its version, where somebody looked at it
   * @throws DomainError not-found, stale-version
   */
  async remove(actor: Actor, id: string, seen?: number): Promise<Target> {
    return this.unitOfWork.write(async (manager) => {
      const target = await manager.findOneBy(Target, { id });
      if (!target) throw notFound('target');
      const { wardId, year, audience, measure, percent, denominator, amount } = target;
      assertMay(actor, 'targets.change', { wardIds: [wardId] }, 'target');
      const version = seen ?? target.version;
      const { affected } = await manager.delete(Target, { id, version });
      if (affected !== 1) throw new DomainError('stale-version');
      const facts = { year, audience, measure, percent, denominator, amount };
      await audit(manager, actor, this.clock.now(), [
        { action: 'target.remove', subjectId: id, wardId, facts },
      ]);
      return target;
    });
  }

  private known(
    manager: EntityManager,
    wardId: string,
    { year, audience, measure }: TargetValues,
  ): Promise<Target | null> {
    return manager.findOneBy(Target, { wardId, year, audience, measure });
  }

  private async keep(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    before: Target | null,
    said: TargetValues,
  ): Promise<Target> {
    const now = this.clock.now();
    const { year, audience, measure, ...numbers } = stored(said);
    const by = { setByKind: actor.kind, setById: actor.id, updatedAt: now };
    const key = { wardId, year, audience, measure };
    const target: Target = before
      ? await compareAndSet(manager, Target, before, { ...numbers, ...by })
      : { id: newId(), ...key, ...numbers, ...by, version: 1, createdAt: now };
    if (!before) await insert(manager, Target, target);
    const { percent, denominator, amount } = numbers;
    const facts = { year, audience, measure, percent, denominator, amount };
    await audit(manager, actor, now, [
      { action: 'target.set', subjectId: target.id, wardId, facts },
    ]);
    return target;
  }

  /** Of each measure one statement, however many units and groups there are. */
  private async progressOf(
    wards: readonly Ward[],
    asked: number | undefined,
    period: Period,
  ): Promise<Map<string, TargetProgress[]>> {
    const today = this.today();
    const year = asked ?? Number(today.slice(0, 4));
    const lastDay = `${year}-12-31`;
    const until = period.until ?? (today < lastDay ? today : lastDay);
    const from = period.from ?? `${year}-01-01`;
    const targets = await this.unitOfWork.read.findBy(Target, {
      wardId: In(wards.map(({ id }) => id)),
      year,
    });
    const found: TargetProgress[] = [];
    for (const of of grouped(targets, ({ measure }) => measure).values()) {
      const [{ measure }] = of;
      const ids = new Set(of.map(({ wardId }) => wardId));
      const units = wards.filter(({ id }) => ids.has(id));
      const audiences = [...new Set(of.map(({ audience }) => audience))];
      const counts = await this.measures.countsOf(units, { measure, from, until }, audiences);
      for (const target of of) {
        const count = counts.get(target.audience)?.get(target.wardId) ?? { total: 0, inPeriod: 0 };
        found.push({ target, ...count, ...progressOf(target, count.total, today) });
      }
    }
    found.sort((one, other) => rank(one.target) - rank(other.target));
    return grouped(found, ({ target }) => target.wardId);
  }

  private today(): LocalDate {
    return localDateOf(this.clock.now(), this.env.TIME_ZONE);
  }
}

function rank({ measure, audience }: Target): number {
  return MEASURES.codes.indexOf(measure) * 100 + AUDIENCES.codes.indexOf(audience);
}
