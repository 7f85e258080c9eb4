import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { LocalDate } from '../../../core/time/local-dates';
import { COUNTED, type CountedCode } from '../../../core/vietnamese/measures';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { columns, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Ward } from '../../wards';
import { FigureChange } from '../entities/figure-change.entity';
import { type DailyCounts, WardFigures } from '../entities/ward-figures.entity';
import { type CountedWard, dailyCountsOf, definitionOf, FIRST_YEAR } from './daily-counts';

/** So many wards are counted anew in one run: a province at once, and no longer than some seconds. */
const MOST_WARDS = 150;

const wardRow = { wardId: text };
const keptRow = columns(WardFigures, 'wardId', 'days');

/**
 * Figures of wards by day. They are kept, and hold while nothing that they are counted from has changed: the database marks
 * the ward of every change in the transaction of the change, and of a marked ward nothing kept is read. So each number is
 * the one that its statement gives now.
 */
@Injectable()
export class Figures {
  private definition?: string;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** Of each ward by its id. `until` is the last day that is asked about, or the earliest of several. */
  async of(
    measure: CountedCode,
    wards: readonly CountedWard[],
    until: LocalDate,
  ): Promise<ReadonlyMap<string, DailyCounts>> {
    const { read } = this.unitOfWork;
    const year = Number(until.slice(0, 4));
    const kept =
      year < FIRST_YEAR ? new Map<string, DailyCounts>() : await this.kept(measure, wards);
    const others = wards.filter(({ id }) => !kept.has(id));
    if (others.length === 0) return kept;
    const counted = await dailyCountsOf(read, measure, others, {
      zone: this.env.TIME_ZONE,
      firstYear: Math.min(year, FIRST_YEAR),
    });
    return new Map([...kept, ...counted]);
  }

  /** Counts the wards anew that have changed, or that were never counted by these definitions. */
  async keep(): Promise<number> {
    const { read } = this.unitOfWork;
    const wards = await select(
      read,
      wardRow,
      `SELECT w.id AS "wardId" FROM ward w
       WHERE EXISTS (SELECT 1 FROM figure_change c WHERE c.ward_id = w.id)
         OR (SELECT COUNT(*) FROM ward_figures f WHERE f.ward_id = w.id AND f.definition = $1) < $2
       LIMIT ${MOST_WARDS}`,
      [this.definitionNow(), COUNTED.length],
    );
    for (const { wardId } of wards) await this.countAnew(wardId);
    return wards.length;
  }

  /** What was changed since is not among the marks that are taken away, and marks the ward again. */
  private async countAnew(wardId: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Ward, [wardId]);
      const ward = await manager.findOneBy(Ward, { id: wardId });
      if (!ward) return;
      // First: on PostgreSQL each statement sees what was there when it began, so that no change is marked unseen.
      await manager.delete(FigureChange, { wardId });
      await manager.delete(WardFigures, { wardId });
      const made = { wardId, definition: this.definitionNow(), computedAt: this.clock.now() };
      const rows: WardFigures[] = [];
      for (const measure of COUNTED) {
        const counted = await dailyCountsOf(manager, measure, [ward], { zone: this.env.TIME_ZONE });
        rows.push({ id: newId(), ...made, measure, days: counted.get(wardId) ?? {} });
      }
      await insert(manager, WardFigures, rows);
    });
  }

  private async kept(
    measure: CountedCode,
    wards: readonly CountedWard[],
  ): Promise<Map<string, DailyCounts>> {
    const { read } = this.unitOfWork;
    const ids = wards.map(({ id }) => id);
    // Before what is kept is read: a mark that goes meanwhile has made way for newer figures.
    const changed = await read.find(FigureChange, {
      where: { wardId: In(ids) },
      select: { wardId: true },
    });
    const marked = new Set(changed.map(({ wardId }) => wardId));
    const rows = await select(
      read,
      keptRow,
      `SELECT f.ward_id AS "wardId", f.days AS days FROM ward_figures f
       WHERE f.ward_id IN ${idList(read, '$1')} AND f.measure = $2 AND f.definition = $3`,
      [JSON.stringify(ids.filter((id) => !marked.has(id))), measure, this.definitionNow()],
    );
    return new Map(rows.map(({ wardId, days }) => [wardId, days]));
  }

  private definitionNow(): string {
    this.definition ??= definitionOf(this.unitOfWork.read, this.env.TIME_ZONE);
    return this.definition;
  }
}
