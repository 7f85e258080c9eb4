import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { COUNTED, type CountedCode } from '../../../core/vietnamese/measures';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { Ward } from '../../wards';
import { Measures } from '../measures/measures.service';
import { slicesOf, type StatisticsStep } from './slices';

/** Which numbers are asked for; of this year until today, where no days are said. */
export interface AskedStatistics {
  /** Left out, all of them. */
  measure?: CountedCode;
  audience: string;
  from?: LocalDate;
  until?: LocalDate;
  step: StatisticsStep;
}

/** One number of a unit, as the pages tell it: in all until the last day, and of that from the first day on. */
export interface StatisticsRow {
  unitCode: string;
  unitName: string;
  measure: CountedCode;
  audience: string;
  from: LocalDate;
  until: LocalDate;
  total: number;
  inPeriod: number;
}

/** Numbers for other programs: the same definitions as on the pages, and nobody's name. */
@Injectable()
export class Statistics {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly measures: Measures,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError not-found, invalid-input */
  async ofProvince(
    actor: Actor,
    provinceCode: string,
    asked: AskedStatistics,
  ): Promise<StatisticsRow[]> {
    assertMay(actor, 'provinces.read', { provinceCode }, 'wards-of-province');
    const wards = await this.unitOfWork.read.find(Ward, {
      where: { provinceCode },
      order: { code: 'ASC' },
    });
    return this.rowsOf(wards, asked);
  }

  /** @throws DomainError not-found, invalid-input */
  async ofWard(actor: Actor, wardId: string, asked: AskedStatistics): Promise<StatisticsRow[]> {
    assertMay(actor, 'targets.read', { wardIds: [wardId] }, 'ward');
    const ward = await this.unitOfWork.read.findOneBy(Ward, { id: wardId });
    if (!ward) throw notFound('ward');
    return this.rowsOf([ward], asked);
  }

  /** A household is in no group of people: of those there is no row, which is not the same as none. */
  private async rowsOf(
    wards: readonly Ward[],
    { measure: only, audience, step, ...days }: AskedStatistics,
  ): Promise<StatisticsRow[]> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const until = days.until ?? today;
    const from = days.from ?? `${until.slice(0, 4)}-01-01`;
    if (from > until) throw new DomainError('invalid-input', { problem: 'days-backwards' });
    const slices = slicesOf({ from, until }, step);
    if (slices === null) throw new DomainError('invalid-input', { problem: 'too-many-periods' });
    const rows: StatisticsRow[] = [];
    for (const measure of only ? [only] : COUNTED) {
      if (measure === 'families' && audience !== 'all') continue;
      const counts = await this.measures.countsIn(wards, { measure, audience }, slices);
      for (const { id, code: unitCode, name: unitName } of wards) {
        for (const [nth, count] of (counts.get(id) ?? []).entries()) {
          rows.push({ unitCode, unitName, measure, audience, ...slices[nth], ...count });
        }
      }
    }
    return rows;
  }
}
