import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { bindingRule } from '../../../core/matching/rules/constraints';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { Mentee, Mentor } from '../../people';
import { Ward } from '../../wards';
import { BorderPair } from '../entities/border-pair.entity';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import type { MatchRun } from '../entities/match-run.entity';
import { Pair } from '../entities/pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { matchSettingsOf, menteeProfile, mentorProfile } from '../profiles/profiles';
import { ProvinceRun } from '../entities/province-run.entity';
import { ProvinceWard } from '../entities/province-ward.entity';
import { lockRows } from '../../../platform/database/locks';
import { lockPairing } from '../pairs/lock-pairing';
import { number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { idList } from '../../../platform/database/row-set';

/**
 * Makes pairs across a border real. All that a mentor was proposed together begin together, when the
 * proposals of every ward they come from are published, or not at all: so the mentor never has fewer
 * than the minimum. Such a pair belongs to the mentor's ward, whose later pairings keep or end it.
 */
@Injectable()
export class BorderPublisher {
  constructor(private readonly clock: Clock) {}

  /**
   * Two wards published at the same moment must see one another: the second waits here, before it
   * holds its own pairs.
   */
  async hold(manager: EntityManager, run: MatchRun): Promise<void> {
    const child = await manager.findOneBy(ProvinceWard, { runId: run.id });
    if (child) await lockRows(manager, ProvinceRun, [child.provinceRunId]);
  }

  /**
   * In the transaction that publishes the run, after `hold` and the run's own pairs; gives how many
   * began.
   */
  async publishReady(manager: EntityManager, run: MatchRun): Promise<number> {
    const child = await manager.findOneBy(ProvinceWard, { runId: run.id });
    if (!child) return 0;
    const { provinceRunId } = child;
    const groups = await this.groupsOf(manager, provinceRunId, run.wardId);
    await lockPairing(manager, wardsOf(groups.flat()));
    let begun = 0;
    for (const group of groups) {
      if (!(await areAllPublished(manager, provinceRunId, wardsOf(group)))) continue;
      const refusal = await this.refusalOf(manager, group);
      if (!refusal) {
        await insert(manager, Pair, this.pairsOf(run, group));
        begun += group.length;
      }
      await manager.update(
        BorderPair,
        { id: In(group.map(({ id }) => id)), state: 'proposed' },
        { state: refusal ? 'outdated' : 'published', refusal },
      );
    }
    return begun;
  }

  /** Everything that waits for mentors who have somebody from this ward, or are of it; by mentor. */
  private async groupsOf(
    manager: EntityManager,
    provinceRunId: string,
    wardId: string,
  ): Promise<BorderPair[][]> {
    const open = { provinceRunId, state: 'proposed' as const };
    const touched = await manager.find(BorderPair, {
      where: [
        { ...open, mentorWardId: wardId },
        { ...open, menteeWardId: wardId },
      ],
    });
    const mentorIds = [...new Set(touched.map(({ mentorId }) => mentorId))].toSorted();
    return Promise.all(
      mentorIds.map((mentorId) =>
        manager.find(BorderPair, { where: { ...open, mentorId }, order: { id: 'ASC' } }),
      ),
    );
  }

  /** Why the pairs can no longer begin, null when they can: people, settings and teams are asked anew. */
  private async refusalOf(manager: EntityManager, group: BorderPair[]): Promise<string | null> {
    const [{ mentorId, mentorWardId }] = group;
    const menteeIds = group.map(({ menteeId }) => menteeId);
    const wards = await manager.findBy(Ward, { id: In(wardsOf(group)) });
    const ward = wards.find(({ id }) => id === mentorWardId);
    const mentor = await manager.findOneBy(Mentor, { id: mentorId, isActive: true });
    const mentees = await manager.findBy(Mentee, { id: In(menteeIds), isActive: true });
    if (!ward || !mentor || mentees.length < group.length) return 'person-gone';
    if (wards.some(({ settings }) => !settings.sharesAcrossBorder)) return 'not-shared';
    const settings = matchSettingsOf(ward);
    const programmes = new ProgrammesByName(ward.programmes);
    const profile = mentorProfile(mentor, programmes);
    const needs = await NeedsReader.load(manager, menteeIds, programmes);
    const breaksRule = (mentee: Mentee) =>
      bindingRule(profile, menteeProfile(mentee, needs.of(mentee)), settings) !== null;
    if (mentees.some(breaksRule)) return 'no-longer-fits';
    const between = { mentorId, menteeId: In(menteeIds) };
    if (await manager.existsBy(ForbiddenPair, between)) return 'forbidden';
    const taken = { menteeId: In(menteeIds), endedAt: IsNull() };
    if (await manager.existsBy(Pair, taken)) return 'has-mentor';
    const people = group.length + (await manager.countBy(Pair, { mentorId, endedAt: IsNull() }));
    const { minMentees, maxMentees } = programmes.limitsOf(mentor, settings);
    if (people > maxMentees) return 'mentor-full';
    return people < minMentees ? 'below-minimum' : null;
  }

  private pairsOf(run: MatchRun, group: BorderPair[]): Pair[] {
    return group.map(({ mentorId, menteeId, mentorWardId, metres, facts }) => ({
      id: newId(),
      wardId: mentorWardId,
      mentorId,
      menteeId,
      metres,
      facts,
      isLocked: false,
      lockChangedAt: null,
      runId: run.id,
      startedAt: this.clock.now(),
      endedAt: null,
      endedBecause: null,
    }));
  }
}

function wardsOf(group: BorderPair[]): string[] {
  return [
    ...new Set(group.flatMap(({ mentorWardId, menteeWardId }) => [mentorWardId, menteeWardId])),
  ];
}

const publishedRow = { wards: number };

async function areAllPublished(
  manager: EntityManager,
  provinceRunId: string,
  wardIds: string[],
): Promise<boolean> {
  const [{ wards }] = await select(
    manager,
    publishedRow,
    `SELECT COUNT(*) AS wards FROM province_ward w
     JOIN match_run r ON r.id = w.run_id AND r.state = 'published'
     WHERE w.province_run_id = $1 AND w.ward_id IN ${idList(manager, '$2')}`,
    [provinceRunId, JSON.stringify(wardIds)],
  );
  return wards === wardIds.length;
}
