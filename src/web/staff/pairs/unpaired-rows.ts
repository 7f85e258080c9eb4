import { Injectable } from '@nestjs/common';
import { MatchRunsService, PairsService, ProposalsService } from '../../../modules/matching';
import { type LeftoverRow, leftoverTableRows } from './leftover-rows';

/** Everybody without an ambassador today. */
@Injectable()
export class UnpairedRows {
  constructor(
    private readonly pairs: PairsService,
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
  ) {}

  /** With the reason of the last published proposal, those without one at the end. */
  async of(wardId: string): Promise<LeftoverRow[]> {
    const without = await this.pairs.unpaired(wardId);
    const names = new Map(without.map(({ id, fullName }) => [id, fullName]));
    const run = await this.runs.latest(wardId, ['published']);
    const leftovers = run ? await this.proposals.leftovers(run.id) : [];
    const known = leftoverTableRows(leftovers, 'mentee', names).filter(({ id }) => names.has(id));
    const told = new Set(known.map(({ id }) => id));
    const untold = without.filter(({ id }) => !told.has(id));
    return [...known, ...untold.map(({ id, fullName }) => ({ id, name: fullName, reason: null }))];
  }
}
