import { version } from '../../../package.json';
import type { EndedBy } from '../../core/matching/assignment/work-meter';
import type { RunResult } from './collect-result';
import type { Stage } from './stages';

/** What a run came to: counts of all result files, seconds per stage. */
export interface RunSummary {
  version: string;
  ward: { code: string; name: string };
  mentors: { accepted: number; rejected: number; active: number; inactive: number };
  mentees: { accepted: number; rejected: number; paired: number; unpaired: number };
  pairs: number;
  splitHouseholds: number;
  sessions: number;
  unscheduled: number;
  reminders: number;
  issues: number;
  /** Cost of the pairing and the proven bound below it, in metres. */
  objective: number;
  lowerBound: number;
  /** What ended the search for better pairs before its end, if anything did. */
  endedBy: EndedBy | null;
  seconds: Partial<Record<Stage, number>>;
}

export function runSummaryOf(
  result: RunResult,
  seconds: Partial<Record<Stage, number>>,
): RunSummary {
  const { mentorSheet, menteeSheet, pairs, run, leftovers, ward } = result;
  const rejected = [mentorSheet, menteeSheet].map(({ sheetImport }) => sheetImport.rejected);
  // Rows that name somebody who takes no part count with those who are left over, as in the files.
  const leftOn = (side: 'mentor' | 'mentee'): number =>
    leftovers.filter((leftover) => leftover.side === side).length +
    result[`${side}Sheet`].away.length;
  const peopleOf = ({ taken }: RunResult['mentorSheet']): number =>
    new Set(taken.map(({ personId }) => personId)).size;
  return {
    version,
    ward: { code: ward.code, name: ward.name },
    mentors: {
      accepted: peopleOf(mentorSheet),
      rejected: rejected[0]?.length ?? 0,
      active: new Set(pairs.map(({ mentorId }) => mentorId)).size,
      inactive: leftOn('mentor'),
    },
    mentees: {
      accepted: peopleOf(menteeSheet),
      rejected: rejected[1]?.length ?? 0,
      paired: pairs.length,
      unpaired: leftOn('mentee'),
    },
    pairs: pairs.length,
    splitHouseholds: run.summary?.splitHouseholds ?? 0,
    sessions: result.sessions.length,
    unscheduled: result.unscheduled.length,
    reminders: result.reminders.length,
    issues: rejected.flat().flatMap(({ issues }) => issues).length,
    objective: run.summary?.objective ?? 0,
    lowerBound: run.summary?.lowerBound ?? 0,
    endedBy: run.summary?.endedBy ?? null,
    seconds,
  };
}
