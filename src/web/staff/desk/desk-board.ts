import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { PairsService } from '../../../modules/matching';
import { fewestInClass, type MoveEffect, MoveEffects } from '../../../modules/sessions';
import { Boundaries, type Hamlet, PlacesService, type Ward } from '../../../modules/wards';
import type { BoardAbroad, BoardMentee, BoardPair, PairLine } from '../pairs/board-people';
import { limitsIn, PairBoard } from '../pairs/pair-board';
import { nameTest } from '../pairs/pair-filter';
import { pairLines } from '../pairs/pair-lines';
import { type DeskDrawing, deskDrawing } from './desk-drawing';
import type { DeskState } from '../pairs/desk-state';
import { type LastAct, LastDeskAct } from '../pairs/last-desk-act';

/** Who could guide the chosen mentee. */
export interface Candidate {
  line: PairLine;
  metres: number;
}

/** The mentee in hand, and with whom they go. */
export interface ChosenMentee {
  id: string;
  name: string;
  hamletName: string;
  /** Of another ward: only that one gives them somebody else. */
  isGuest: boolean;
  /** Their ambassador, where that one lives in another ward. */
  abroad: { mentorName: string; wardName: string } | null;
}

/** A topic, and how many who are left over need it. */
export interface WantedTopic {
  topic: string;
  people: number;
}

/** All that the desk shows. */
export interface Desk {
  state: DeskState;
  hamlets: Hamlet[];
  /** Ambassadors that the search means, and those who are left over. */
  lines: PairLine[];
  leftOver: BoardMentee[];
  /** What so many of those who are left over need that a class would serve them, the most wanted first. */
  classes: WantedTopic[];
  /** Those who live here and go to an ambassador of another ward. */
  abroad: BoardAbroad[];
  /** How many there are in the ward, whatever is looked for. */
  counts: { mentors: number; mentees: number; leftOver: number };
  /** Whoever is chosen. */
  mentor: PairLine | null;
  mentee: ChosenMentee | null;
  /** Who may be given the mentee, and who might but has no place left. */
  candidates: Candidate[];
  full: Candidate[];
  effect: MoveEffect | null;
  last: LastAct | null;
  drawing: DeskDrawing;
  hasBoundary: boolean;
}

/** Reads what stands on the desk; nothing of it computes a pairing. */
@Injectable()
export class DeskBoard {
  constructor(
    private readonly board: PairBoard,
    private readonly places: PlacesService,
    private readonly boundaries: Boundaries,
    private readonly pairs: PairsService,
    private readonly lastAct: LastDeskAct,
    private readonly effects: MoveEffects,
  ) {}

  async of(actor: Actor, ward: Ward, asked: DeskState): Promise<Desk> {
    const [pairs, mentors] = [await this.board.pairs(ward.id), await this.board.mentors(ward.id)];
    const limitsOf = limitsIn(ward);
    const all = pairLines(mentors, pairs, {}, limitsOf);
    const without = await this.board.leftOver(ward.id);
    const done = await this.pairs.waitingForNobody(without, ward);
    const leftOver = without.filter(({ id }) => !done.has(id));
    const needs = await this.pairs.leftToLearn(leftOver, ward);
    const abroad = await this.board.abroad(ward.id);
    const hamlets = await this.places.hamlets(ward.id);
    const state = known(asked, { lines: all, without: [...leftOver, ...abroad], hamlets });
    const mentee = chosenOf(state, pairs, leftOver, abroad);
    const possible = await this.possibleFor(ward.id, mentee, all, state.mentor);
    const hasRoom = ({ line: { mentees, most } }: Candidate): boolean => mentees.length < most;
    const candidates = possible.filter(hasRoom);
    const boundary = await this.boundaries.of(ward.id);
    const { q, hamlet } = state;
    const isNamed = nameTest(q);
    const isMeant = (one: BoardMentee): boolean =>
      (!hamlet || one.hamletId === hamlet) && isNamed(one);
    return {
      state,
      hamlets,
      lines: q || hamlet ? pairLines(mentors, pairs, { q, hamlet }, limitsOf) : all,
      leftOver: leftOver.filter(isMeant),
      classes: wantedTopics([...needs.values()]),
      abroad: abroad.filter(isMeant),
      counts: {
        mentors: all.length,
        mentees: pairs.length + leftOver.length + abroad.length,
        leftOver: leftOver.length,
      },
      mentor: all.find(({ id }) => id === state.mentor) ?? null,
      mentee,
      candidates,
      full: possible.filter((one) => !hasRoom(one)),
      effect:
        mentee && state.to
          ? await this.effects.of(actor, ward, { menteeId: mentee.id, mentorId: state.to })
          : null,
      last: await this.lastAct.of(actor, ward.id),
      drawing: deskDrawing(
        {
          ward,
          hamlets,
          venues: await this.places.venues(ward.id),
          shapes: boundary?.shapes ?? null,
        },
        {
          mentors: all.map((line) => ({ ...line, mentees: line.mentees.length })),
          pairs: [...pairs, ...abroad.map((one) => ({ ...one, isLocked: false }))],
          leftOver,
        },
        state,
        candidates.map(({ line }) => line.id),
      ),
      hasBoundary: boundary !== null,
    };
  }

  private async possibleFor(
    wardId: string,
    mentee: ChosenMentee | null,
    lines: readonly PairLine[],
    currentId: string | undefined,
  ): Promise<Candidate[]> {
    if (!mentee) return [];
    const lineOf = new Map(lines.map((line) => [line.id, line]));
    const possible = await this.pairs.possibleMentors(wardId, mentee.id);
    return possible.flatMap(({ mentorId, metres }) => {
      const line = lineOf.get(mentorId);
      return line && mentorId !== currentId ? [{ line, metres }] : [];
    });
  }
}

/** At most so many are proposed: the page of needs has all of them. */
const MOST_PROPOSED = 3;

function wantedTopics(needs: readonly (readonly string[])[]): WantedTopic[] {
  const people = new Map<string, number>();
  for (const topic of needs.flat()) people.set(topic, (people.get(topic) ?? 0) + 1);
  return [...people]
    .filter(([, count]) => count >= fewestInClass)
    .sort(([a, most], [b, other]) => other - most || (a < b ? -1 : 1))
    .slice(0, MOST_PROPOSED)
    .map(([topic, count]) => ({ topic, people: count }));
}

interface Choosable {
  lines: readonly PairLine[];
  /** Mentees whom no ambassador of the ward guides. */
  without: readonly BoardMentee[];
  hamlets: readonly Hamlet[];
}

/** Only people and places that are there can be chosen; a mentee brings their ambassador along. */
function known(asked: DeskState, { lines, without, hamlets }: Choosable): DeskState {
  const guiding = lines.find(({ mentees }) => mentees.some(({ id }) => id === asked.mentee));
  const isMentee = guiding !== undefined || without.some(({ id }) => id === asked.mentee);
  const mentee = isMentee ? asked.mentee : undefined;
  const isMentor = (wanted: string | undefined) => lines.some(({ id }) => id === wanted);
  const mentor = isMentor(asked.mentor) ? asked.mentor : undefined;
  const to = mentee && isMentor(asked.to) && asked.to !== guiding?.id ? asked.to : undefined;
  const hamlet = hamlets.some(({ id }) => id === asked.hamlet) ? asked.hamlet : undefined;
  return { ...asked, mentee, mentor: mentee ? guiding?.id : mentor, to, hamlet };
}

function chosenOf(
  { mentee: wanted }: DeskState,
  pairs: readonly BoardPair[],
  leftOver: readonly BoardMentee[],
  abroad: readonly BoardAbroad[],
): ChosenMentee | null {
  const isIt = ({ id }: BoardMentee): boolean => id === wanted;
  const own = pairs.find(isIt);
  const across = abroad.find(isIt);
  const found = own ?? across ?? leftOver.find(isIt);
  if (!found) return null;
  const { id, name, hamletName } = found;
  return { id, name, hamletName, isGuest: own?.isGuest ?? false, abroad: across ?? null };
}
