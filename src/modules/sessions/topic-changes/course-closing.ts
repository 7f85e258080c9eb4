import { Injectable } from '@nestjs/common';
import { type Pair, PairsService } from '../../matching';
import { placesOfPair } from '../booking/places-of-pair';
import type { Left } from '../changes/effects';
import { LettingGo } from '../changes/letting-go';
import type { Resolution } from '../changes/resolving';
import type { AuditContext } from '../rules/audited-rows';
import type { CourseOver } from './courses-over';

/** Ends pairs in which nothing is left that their mentor can teach. */
@Injectable()
export class CourseClosing {
  constructor(
    private readonly pairs: PairsService,
    private readonly lettingGo: LettingGo,
  ) {}

  /**
   * In the write of the change, which holds the ward's pairs and mentors, after the lessons were fitted. Where lessons stay as
   * they are the pair stays with them: what is written down after them ends it.
   */
  async all(
    context: AuditContext,
    pairs: readonly Pair[],
    over: readonly CourseOver[],
    { act, reason }: Pick<Resolution, 'act' | 'reason'>,
  ): Promise<Left[]> {
    const { manager, actor, now } = context;
    const overOf = new Map(over.map((one) => [one.pairId, one]));
    const left: Left[] = [];
    for (const pair of pairs) {
      const { id, menteeId, mentorId } = pair;
      const was = { menteeId, mentorId, people: 1, hitBy: 'nothing-left' } as const;
      const fate = { kind: 'pair', subjectId: id } as const;
      const isKept = act === 'keep' && (await placesOfPair(manager, pair, now)).length > 0;
      if (isKept) {
        left.push({ ...fate, was: { ...was, outcome: 'kept' } });
        continue;
      }
      const places = await this.lettingGo.places(context, [pair], reason);
      const { isLeft = false, isFinished = true } = overOf.get(id) ?? {};
      if (isFinished) await this.pairs.finish(manager, actor, pair);
      else await this.pairs.end(manager, actor, [pair]);
      left.push({ ...fate, was: { ...was, outcome: isLeft ? 'to-list' : 'finished' } }, ...places);
    }
    return left;
  }
}
