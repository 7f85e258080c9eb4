import { Injectable } from '@nestjs/common';
import { nextTopics, type Progress } from '../../../core/curriculum/course';
import { PairsService } from '../../matching';
import { PeopleService, ProgrammesOfWards } from '../../people';
import { loadCurriculum, skillProgress } from '../../learning';
import type { AuditContext } from '../rules/audited-rows';
import { isCourseOver } from './course-over';

/** What became of somebody's course with a mentor; `no-place`: it would go on, and cannot. */
export interface CourseTurn {
  menteeId: string;
  mentorId: string;
  turn: 'ends' | 'goes-on' | 'no-place';
}

/**
 * A course ends when the mentor can bring the mentee no further: the pair ends as finished and its place
 * is free for whoever waits; what is left of the needs is for another mentor. A pair that was made although others
 * have to teach what comes first goes on until it brought the mentee to something, or nothing is left that this
 * mentor teaches: it would be made again (docs/adr/0030). Whoever somebody else has brought past what came in between
 * goes back to the ambassador of before. When what was written down is corrected, the pair is there again, unless its
 * place has gone to somebody else.
 */
@Injectable()
export class CourseEndings {
  constructor(
    private readonly pairs: PairsService,
    private readonly people: PeopleService,
  ) {}

  /** In the transaction in which something was written down about these mentees; tells what it did. */
  async settle(context: AuditContext, menteeIds: readonly string[]): Promise<CourseTurn[]> {
    const { manager, actor } = context;
    const curriculum = await loadCurriculum(manager);
    const progressOf = await skillProgress(manager, menteeIds);
    const turns: CourseTurn[] = [];
    for (const menteeId of menteeIds) {
      const pair = await this.pairs.lastOf(menteeId, manager);
      if (!pair || (pair.endedAt !== null && pair.endedBecause !== 'finished')) continue;
      const mentee = await this.people.mentee(menteeId, manager);
      const programmes = await ProgrammesOfWards.load(manager, [mentee.wardId]);
      const needs = programmes.topicsOf(mentee);
      const { topics: taught } = await this.people.mentor(pair.mentorId, manager);
      const progress = progressOf.get(menteeId) ?? new Map();
      const { mentorId, startedAt } = pair;
      const course = { menteeId, startedAt, needs, taught, progress };
      const isOver = await isCourseOver(manager, curriculum, course);
      if (isOver && pair.endedAt === null) {
        await this.pairs.finish(manager, actor, pair);
        turns.push({ menteeId, mentorId, turn: 'ends' });
      }
      if (!isOver && pair.endedAt !== null) {
        const goesOn = await this.pairs.resume(manager, actor, pair);
        turns.push({ menteeId, mentorId, turn: goesOn ? 'goes-on' : 'no-place' });
      }
      if (isOver) turns.push(...(await this.backToEarlier(context, menteeId, { needs, progress })));
    }
    return turns;
  }

  /**
   * Whoever somebody else has brought past what came in between goes on with the ambassador of before who teaches what comes
   * next, while there is a place; where there is none, the next pairing finds them somebody.
   */
  private async backToEarlier(
    { manager, actor }: AuditContext,
    menteeId: string,
    { needs, progress }: { needs: readonly string[]; progress: Progress },
  ): Promise<CourseTurn[]> {
    const next = nextTopics(await loadCurriculum(manager), needs, progress);
    if (next.length === 0) return [];
    for (const pair of await this.pairs.finishedWith(menteeId, manager)) {
      const { mentorId } = pair;
      const { topics: taught } = await this.people.mentor(mentorId, manager);
      const teachesNext = next.some((topic) => taught.includes(topic));
      if (teachesNext && (await this.pairs.resume(manager, actor, pair)))
        return [{ menteeId, mentorId, turn: 'goes-on' }];
    }
    return [];
  }
}
