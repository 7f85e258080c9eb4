import { Injectable } from '@nestjs/common';
import {
  MatchRunsService,
  PairsService,
  ProposalsService,
  UnpairedReasons,
} from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import type { Ward } from '../../../modules/wards';
import { unpairedSentence } from '../../../texts';
import { paths } from '../../kit/paths/paths';
import { helpOfRow, peopleOfHelps } from './help-offer';
import { type LeftoverRow, leftoverTableRows } from './leftover-rows';

/** Everybody without an ambassador today. */
@Injectable()
export class UnpairedRows {
  constructor(
    private readonly pairs: PairsService,
    private readonly runs: MatchRunsService,
    private readonly proposals: ProposalsService,
    private readonly reasons: UnpairedReasons,
    private readonly people: PeopleService,
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

  /** The same rows with what would serve them today, and the press that does it for this one person. */
  async withHelps(ward: Ward, rows: LeftoverRow[]): Promise<LeftoverRow[]> {
    if (rows.length === 0) return rows;
    const all = await this.reasons.helps(ward.id);
    const own = rows.flatMap(({ id }) => {
      const help = all.get(id);
      const placed = help?.placed.filter(({ menteeId }) => menteeId === id) ?? [];
      return help && placed.length > 0 ? [[id, { ...help, placed }] as const] : [];
    });
    const helps = new Map(own);
    const names = await this.people.namesOf(peopleOfHelps(helps.values()));
    return rows.map((row) => {
      const help = helps.get(row.id);
      if (!help) return row;
      const [{ menteeId, mentorId }] = help.placed;
      const farther: Record<string, string> = help.kind === 'farther' ? { farther: 'yes' } : {};
      const values = { menteeId, mentorId, mentee: menteeId, fromId: '', ...farther };
      const press = { action: paths.ward.deskMoves(ward.code), values };
      return { ...row, help: helpOfRow(help, names, ward.settings.maxMetres, press) };
    });
  }
}
