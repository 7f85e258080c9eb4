import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../../modules/access';
import { Pair } from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import { PairAct, PairMoves } from '../../../modules/sessions';
import { grouped } from '../../../platform/common/grouped';
import { UnitOfWork } from '../../../platform/database/unit-of-work';

/** The last act at the desk of whoever looks, by the names of those it was about. */
export interface LastAct {
  act: PairAct;
  mentee: string;
  from: string | null;
  to: string;
}

/** What one press takes back. */
@Injectable()
export class LastDeskAct {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly moves: PairMoves,
  ) {}

  async of(actor: Actor, wardId: string): Promise<LastAct | null> {
    const act = await this.moves.last(actor, wardId);
    if (!act) return null;
    const ids = [act.afterId, ...(act.beforeId ? [act.beforeId] : [])];
    const found = await this.unitOfWork.read.findBy(Pair, { id: In(ids) });
    const mentorOf = grouped(found, ({ id }) => id);
    const [from, to] = [act.beforeId, act.afterId].map(
      (id) => mentorOf.get(id ?? '')?.[0].mentorId,
    );
    const names = await this.people.namesOf([
      act.menteeId,
      ...[from, to].flatMap((id) => id ?? []),
    ]);
    const nameOf = (id: string | undefined): string => names.get(id ?? '') ?? '';
    return { act, mentee: nameOf(act.menteeId), from: from ? nameOf(from) : null, to: nameOf(to) };
  }
}
