import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee, Mentor } from '../../people';
import { Ward } from '../../wards';
import { BorderPair } from '../entities/border-pair.entity';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { MatchComputer } from '../runs/match-computer';
import { NeedsReader } from '../profiles/learning-needs';
import { factsToStore } from '../profiles/pair-facts';
import {
  type MatchInput,
  matchSettingsOf,
  menteeProfile,
  mentorProfile,
} from '../profiles/profiles';
import { ProvinceWard } from '../entities/province-ward.entity';
import { column, number } from '../../../platform/database/result-columns';
import { placeholders } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';
import { ProposedPair } from '../entities/proposed-pair.entity';

/** About two seconds of a processor. */
const searchSteps = 1_000;
/** Who was left over and may be joined: the first parameters are the wards' runs, the last is the province's. */
const mayBeJoined = (runs: number) => `
  id IN (SELECT person_id FROM leftover WHERE run_id IN (${placeholders(runs)}))
  AND is_active AND consent_on IS NOT NULL
  -- Pairs of this run that are real already: their people have what was proposed.
  AND id NOT IN (
    SELECT mentee_id FROM border_pair WHERE province_run_id = $${runs + 1} AND state = 'published')
  -- Whoever has a family member in a pair waits for that mentor: a household is never torn apart.
  AND (household_id IS NULL OR household_id NOT IN (
    SELECT h.household_id FROM mentee h JOIN proposed_pair p ON p.mentee_id = h.id
    WHERE p.run_id IN (${placeholders(runs)}) AND h.household_id IS NOT NULL))
  ORDER BY id`;

const loadRow = { mentorId: column(ProposedPair, 'mentorId'), mentees: number };

interface Joined {
  input: MatchInput;
  wardOf: Map<string, string>;
}

/**
 * Pairs the people whom their own ward left over with mentors of wards that share across the border:
 * mentors below the minimum, who are open again, and mentors with places left. Nobody's pair of the
 * ward's own proposal is touched. Wards with the same limit on the distance are joined.
 */
@Injectable()
export class ProvinceJoiner {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly computer: MatchComputer,
  ) {}

  /** The additional pairs, verified; none are stored. */
  async pairsFor(provinceRunId: string): Promise<BorderPair[]> {
    const pairs: BorderPair[] = [];
    for (const { wards, runIds } of await this.sharingWards(provinceRunId)) {
      const joined = await this.load(provinceRunId, wards, runIds);
      if (joined.input.mentees.length === 0 || joined.input.mentors.length === 0) continue;
      const result = await this.computer.compute(joined.input, () => undefined, searchSteps);
      pairs.push(...borderPairs(provinceRunId, joined, result.pairs));
    }
    return pairs;
  }

  /** Groups of two or more wards whose proposals stand, with the runs that hold them. */
  private async sharingWards(provinceRunId: string) {
    const { read } = this.unitOfWork;
    const children = await read.findBy(ProvinceWard, { provinceRunId, state: 'done' });
    const runOf = new Map(children.map(({ wardId, runId }) => [wardId, runId]));
    const wards = await read.find(Ward, {
      where: { id: In([...runOf.keys()]) },
      order: { code: 'ASC' },
    });
    const alike = new Map<string, { wards: Ward[]; runIds: string[] }>();
    for (const ward of wards) {
      const runId = runOf.get(ward.id);
      if (!ward.settings.sharesAcrossBorder || !runId) continue;
      const { minMentees: _least, maxMentees: _most, ...alikeIn } = matchSettingsOf(ward);
      const key = JSON.stringify(alikeIn);
      const group = alike.get(key) ?? { wards: [], runIds: [] };
      group.wards.push(ward);
      group.runIds.push(runId);
      alike.set(key, group);
    }
    return [...alike.values()].filter((group) => group.wards.length > 1);
  }

  private async load(provinceRunId: string, wards: Ward[], runIds: string[]): Promise<Joined> {
    const { read } = this.unitOfWork;
    const wardIds = wards.map(({ id }) => id);
    const runs = runIds.length;
    const mentees = await selectEntities(read, Mentee, mayBeJoined(runs), [
      ...runIds,
      provinceRunId,
    ]);
    const mentors = await read.find(Mentor, {
      where: { wardId: In(wardIds), isActive: true },
      order: { id: 'ASC' },
    });
    const counts = await select(
      read,
      loadRow,
      `SELECT mentor_id AS "mentorId", COUNT(*) AS mentees FROM proposed_pair
       WHERE run_id IN (${placeholders(runs)}) GROUP BY mentor_id`,
      runIds,
    );
    const taken = await read.findBy(BorderPair, { provinceRunId, state: 'published' });
    const load = new Map(counts.map(({ mentorId, mentees: proposed }) => [mentorId, proposed]));
    for (const { mentorId } of taken) load.set(mentorId, (load.get(mentorId) ?? 0) + 1);
    const needs = await NeedsReader.load(
      read,
      mentees.map(({ id }) => id),
      new ProgrammesByName(wards.flatMap(({ programmes }) => programmes)),
    );
    const wardById = new Map(wards.map((ward) => [ward.id, ward]));
    const forbidden = await read.findBy(ForbiddenPair, { wardId: In(wardIds) });
    return {
      input: {
        mentors: mentors.flatMap((mentor) => withPlacesLeft(mentor, wardById, load)),
        mentees: mentees.map((mentee) => menteeProfile(mentee, needs.of(mentee))),
        locks: [],
        forbidden: forbidden.map(({ mentorId, menteeId }) => ({ mentorId, menteeId })),
        settings: matchSettingsOf(wards[0]),
      },
      wardOf: new Map([...mentors, ...mentees].map(({ id, wardId }) => [id, wardId])),
    };
  }
}

/** The mentor with the places that are left; one who has their minimum already may take any number. */
function withPlacesLeft(mentor: Mentor, wards: Map<string, Ward>, load: Map<string, number>) {
  const ward = wards.get(mentor.wardId);
  if (!ward) return [];
  const taken = load.get(mentor.id) ?? 0;
  const programmes = new ProgrammesByName(ward.programmes);
  const limits = programmes.limitsOf(mentor, ward.settings);
  const minMentees = Math.max(1, limits.minMentees - taken);
  const maxMentees = limits.maxMentees - taken;
  if (maxMentees < minMentees) return [];
  return [{ ...mentorProfile(mentor, programmes), minMentees, maxMentees }];
}

function borderPairs(
  provinceRunId: string,
  { input, wardOf }: Joined,
  pairs: readonly { mentorId: string; menteeId: string }[],
): BorderPair[] {
  const mentors = new Map(input.mentors.map((mentor) => [mentor.id, mentor]));
  const mentees = new Map(input.mentees.map((mentee) => [mentee.id, mentee]));
  return pairs.flatMap(({ mentorId, menteeId }) => {
    const mentor = mentors.get(mentorId);
    const mentee = mentees.get(menteeId);
    if (!mentor || !mentee) return [];
    return [
      {
        id: newId(),
        provinceRunId,
        mentorId,
        menteeId,
        mentorWardId: wardOf.get(mentorId) ?? '',
        menteeWardId: wardOf.get(menteeId) ?? '',
        ...factsToStore(mentor, mentee),
        state: 'proposed',
        refusal: null,
      },
    ];
  });
}
