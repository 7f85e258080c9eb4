import { Injectable } from '@nestjs/common';
import {
  MatchRunsService,
  PairsService,
  ProposalsService,
  UnpairedReasons,
} from '../../../modules/matching';
import { unpairedSentence } from '../../../texts';
import { type LeftoverRow, leftoverTableRows } from './leftover-rows';

/** Everybody without an ambassador today. */
@Injectable()
export class UnpairedRows {
  constructor(
    private readonly pairs: PairsService,
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
    private readonly reasons: UnpairedReasons,
  ) {}

  /** With the reason of the last published proposal; who came since with that of today, at the end. */
  async of(wardId: string): Promise<LeftoverRow[]> {
    const without = await this.pairs.unpaired(wardId);
    const names = new Map(without.map(({ id, fullName }) => [id, fullName]));
    const run = await this.runs.latest(wardId, ['published']);
    const leftovers = run ? await this.proposals.leftovers(run.id) : [];
    const known = leftoverTableRows(leftovers, 'mentee', names).filter(({ id }) => names.has(id));
    const told = new Set(known.map(({ id }) => id));
    const untold = without.filter(({ id }) => !told.has(id));
    const reasons = await this.reasons.of(
      wardId,
      untold.map(({ id }) => id),
    );
    const reasonOf = (id: string): LeftoverRow['reason'] => {
      const reason = reasons.get(id);
      return reason ? (language) => unpairedSentence(reason, language) : null;
    };
    const since = untold.map(({ id, fullName: name }) => ({ id, name, reason: reasonOf(id) }));
    return [...known, ...since];
  }
}
