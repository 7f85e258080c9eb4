import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_MS } from '../../../core/time/durations';
import { DomainError } from '../../../platform/common/domain-error';
import { type Pair, PairsService } from '../../matching';
import { PeopleService } from '../../people';
import { haveAgreed } from '../booking/agreed-since';
import type { PairAct } from '../entities/pair-act.entity';
import { PlannedChange } from '../entities/planned-change.entity';
import { refuse } from '../rules/refusals';

/** A press takes back what was just done; later it is a new act. */
const LONGEST_MS = DAY_MS;

/** What has happened since an act at the desk that speaks against taking it back. Reads only. */
@Injectable()
export class SinceTheAct {
  constructor(
    private readonly pairs: PairsService,
    private readonly people: PeopleService,
  ) {}

  /** The refusal that says what happened; null while one press takes the act back. */
  async inTheWay(manager: EntityManager, act: PairAct, now: number): Promise<DomainError | null> {
    if (act.takenBackAt !== null) return refuse('already-taken-back');
    const pair = await this.pairs.ofMentee(act.menteeId, manager);
    if (pair?.id !== act.afterId) return this.pairChanged(act, pair);
    // A move leaves the new pair as it was made; a lock is known by its own time.
    const lockedAt = act.kind === 'move' ? null : act.madeAt;
    if (pair.lockChangedAt !== lockedAt) return refuse('lock-changed-since');
    if (act.kind === 'move' && (await haveAgreed(manager, pair, act.madeAt))) {
      return refuse('agreed-since');
    }
    const isOver = now - act.madeAt > LONGEST_MS || !(await isKept(manager, act));
    return isOver ? refuse('undo-too-late') : null;
  }

  private async pairChanged({ menteeId }: PairAct, pair: Pair | null): Promise<DomainError> {
    const names = await this.people.namesOf([menteeId, ...(pair ? [pair.mentorId] : [])]);
    const mentor = pair ? (names.get(pair.mentorId) ?? '') : null;
    return new DomainError('pair-changed-since', { mentee: names.get(menteeId) ?? '', mentor });
  }
}

/** Moves of before November 2026 were no changes of plans. */
async function isKept(manager: EntityManager, { id, kind }: PairAct): Promise<boolean> {
  return kind !== 'move' || manager.existsBy(PlannedChange, { id });
}
