import { Injectable } from '@nestjs/common';
import {
  apply,
  type AskedAnswer,
  askChanges,
  type Changes,
} from '../../../core/matching/explain/ask-changes';
import { differenceSentence, type Language } from '../../../texts';
import { costOnMerits } from '../../../core/matching/explain/cost-on-merits';
import type { PairKey } from '../../../core/matching/rules/problem';
import type { Moved } from '../../../core/matching/explain/what-if';
import { PeopleService } from '../../people';
import type { WarmPairing } from './warm-pairing';

/** What changes would do: who moves, at what price, who is left over. `extraCost` is in metres of walking. */
export interface ExplainedAnswer extends Omit<AskedAnswer, 'pairs' | 'moved'> {
  sentence: string;
  moved: (Moved & {
    menteeName: string;
    fromMentorName: string | null;
    toMentorName: string | null;
  })[];
  leftOver: { before: number; after: number };
  /** Version of the proposal the answer is true for; null for today's pairs. */
  version: number | null;
}

/** Answers questions about a pairing without changing it. */
@Injectable()
export class WhatIfs {
  constructor(private readonly people: PeopleService) {}

  /** What one and the same move costs is the same here as where it is told why a pair is not another. */
  ask(pairing: WarmPairing, changes: Changes): AskedAnswer {
    const { pairs, onTheirMerits } = pairing;
    const move = onlyMoveIn(changes);
    const told = move && pairing.explained.move(move);
    if (told) return { isPossible: true, ...told, pairs: apply(pairs, told.moved) };
    const answer = askChanges(pairing.asked, pairs, changes);
    if (!answer.isPossible) return answer;
    const extraCost = costOnMerits(onTheirMerits, pairs, answer.moved, changes.addedMentor);
    return { ...answer, extraCost };
  }

  /** Whether the rules leave a way, quickly; what it costs `ask` says. */
  canMove(pairing: WarmPairing, move: PairKey): boolean {
    return pairing.asked.ask({ kind: 'move', ...move }).isPossible;
  }

  /** The answer with names and a sentence. */
  async explain(
    pairing: WarmPairing,
    changes: Changes,
    language: Language,
    version: number | null = null,
  ): Promise<ExplainedAnswer> {
    const { pairs, moved, ...answer } = this.ask(pairing, changes);
    const names = await this.people.namesOf(
      moved.flatMap(({ menteeId, fromMentorId, toMentorId }) =>
        [menteeId, fromMentorId, toMentorId].filter((id) => id !== null),
      ),
    );
    const nameOf = (id: string | null): string | null =>
      id === null ? null : (names.get(id) ?? '');
    const all = pairing.input.mentees.length;
    return {
      ...answer,
      sentence: differenceSentence({ ...answer, moved }, language),
      moved: moved.map((move) => ({
        ...move,
        menteeName: nameOf(move.menteeId) ?? '',
        fromMentorName: nameOf(move.fromMentorId),
        toMentorName: nameOf(move.toMentorId),
      })),
      leftOver: { before: all - pairing.pairs.length, after: all - pairs.length },
      version,
    };
  }
}

/** The move, where it is all that is asked. */
function onlyMoveIn({ moves = [], locks = [], forbids = [], maximums = [], addedMentor }: Changes) {
  const others = locks.length + forbids.length + maximums.length + (addedMentor ? 1 : 0);
  const only: PairKey | null = moves.length === 1 && others === 0 ? moves[0] : null;
  return only;
}
