import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../../modules/access';
import { Pair, PairsService } from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import { type MoveEffect, MoveEffects, PairAct, PairMoves } from '../../../modules/sessions';
import { Boundaries, type Hamlet, PlacesService, type Ward } from '../../../modules/wards';
import type { BoardMentee, PairLine } from '../pairs/board-people';
import { PairBoard } from '../pairs/pair-board';
import { nameTest } from '../pairs/pair-filter';
import { pairLines } from '../pairs/pair-lines';
import { type DeskDrawing, deskDrawing } from './desk-drawing';
import type { DeskState } from './desk-state';

/** Who could guide the chosen mentee. */
export interface Candidate {
  line: PairLine;
  metres: number;
}

/** The last act at the desk of whoever looks, by the names of those it was about. */
export interface LastAct {
  act: PairAct;
  mentee: string;
  from: string | null;
  to: string;
}

/** All that the desk shows. */
export interface Desk {
  state: DeskState;
  hamlets: Hamlet[];
  /** Ambassadors that the search means, and those who are left over. */
  lines: PairLine[];
  leftOver: BoardMentee[];
  /** Whoever is chosen. */
  mentor: PairLine | null;
  mentee: { id: string; name: string; hamletName: string; isLocked: boolean } | null;
  candidates: Candidate[];
  effect: MoveEffect | null;
  last: LastAct | null;
  drawing: DeskDrawing;
  hasBoundary: boolean;
}

/** Reads what stands on the desk; nothing of it computes a pairing. */
@Injectable()
export class DeskBoard {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly board: PairBoard,
    private readonly places: PlacesService,
    private readonly boundaries: Boundaries,
    private readonly pairs: PairsService,
    private readonly people: PeopleService,
    private readonly moves: PairMoves,
    private readonly effects: MoveEffects,
  ) {}

  async of(actor: Actor, ward: Ward, asked: DeskState): Promise<Desk> {
    const pairs = await this.board.pairs(ward.id);
    const all = pairLines(await this.board.mentors(ward.id), pairs, {}, ward.settings);
    const leftOver = await this.board.leftOver(ward.id);
    const state = known(asked, all, leftOver);
    const lineOf = new Map(all.map((line) => [line.id, line]));
    const own = pairs.find(({ id }) => id === state.mentee);
    const possible = state.mentee ? await this.pairs.possibleMentors(ward.id, state.mentee) : [];
    const candidates = possible.flatMap(({ mentorId, metres }) => {
      const line = lineOf.get(mentorId);
      return line && mentorId !== own?.mentorId ? [{ line, metres }] : [];
    });
    const chosen = own ?? leftOver.find(({ id }) => id === state.mentee);
    const hamlets = await this.places.hamlets(ward.id);
    const boundary = await this.boundaries.of(ward.id);
    const { q, hamlet } = state;
    const isNamed = nameTest(q);
    const isThere = ({ hamletId }: BoardMentee | PairLine): boolean =>
      !hamlet || hamletId === hamlet;
    return {
      state,
      hamlets,
      lines: all.filter((line) => isThere(line) && [line, ...line.mentees].some(isNamed)),
      leftOver: leftOver.filter((one) => isThere(one) && isNamed(one)),
      mentor: lineOf.get(state.mentor ?? '') ?? null,
      mentee: chosen ? { ...chosen, isLocked: own?.isLocked ?? false } : null,
      candidates,
      effect: chosen && state.to ? await this.effects.of(ward, chosen.id, state.to) : null,
      last: await this.lastOf(actor, ward.id),
      drawing: deskDrawing(
        {
          ward,
          hamlets,
          venues: await this.places.venues(ward.id),
          shapes: boundary?.shapes ?? null,
        },
        {
          mentors: all.map((line) => ({ ...line, mentees: line.mentees.length })),
          pairs,
          leftOver,
        },
        state,
        candidates.map(({ line }) => line.id),
      ),
      hasBoundary: boundary !== null,
    };
  }

  private async lastOf(actor: Actor, wardId: string): Promise<LastAct | null> {
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

/** Only people who are there can be chosen; a mentee brings their ambassador along. */
function known(
  asked: DeskState,
  lines: readonly PairLine[],
  leftOver: readonly BoardMentee[],
): DeskState {
  const guiding = lines.find(({ mentees }) => mentees.some(({ id }) => id === asked.mentee));
  const isMentee = guiding !== undefined || leftOver.some(({ id }) => id === asked.mentee);
  const mentee = isMentee ? asked.mentee : undefined;
  const isMentor = (wanted: string | undefined) => lines.some(({ id }) => id === wanted);
  const mentor = isMentor(asked.mentor) ? asked.mentor : undefined;
  const to = mentee && isMentor(asked.to) && asked.to !== guiding?.id ? asked.to : undefined;
  return { ...asked, mentee, mentor: mentee ? guiding?.id : mentor, to };
}
