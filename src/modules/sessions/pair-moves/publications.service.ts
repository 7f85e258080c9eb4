import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { rehearse } from '../../../platform/database/rehearse';
import { column, columns, number } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import {
  lockPairing,
  type MatchRun,
  MatchRunsService,
  Pair,
  PairsService,
  Publication,
} from '../../matching';
import { LettingGo } from '../changes/letting-go';
import { mentorChangedReason } from './new-mentor';
import { isBack } from '../changes/came-back';
import type { Left } from '../changes/effects';
import { TakingBack } from '../changes/taking-back';
import { Booking } from '../entities/booking.entity';
import { type Before, ChangeEffect } from '../entities/change-effect.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, type MessagesToCome, moreMessages } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';

const pairRow = columns(Pair, 'id');
const fallenRow = { ...columns(Booking, 'id'), cancelledAt: column(Booking, 'updatedAt') };

/** What came of taking a publication back, or would. */
export interface PublicationTakenBack extends MessagesToCome {
  /** Mentees whose ambassador is another one, or nobody, from then on. */
  people: number;
  /** Pairs that end, with the lessons that are off and the places that fall. */
  ended: number;
  sessionsOff: number;
  placesOff: number;
  /** Pairs of before that stand again, and those that no rule allows any more. */
  again: number;
  lost: number;
  /** The same of places in lessons. */
  lessons: number;
  lostLessons: number;
}

/** Published proposals, taken back by one press until a lesson was held with one of their pairs. */
@Injectable()
export class Publications {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly runs: MatchRunsService,
    private readonly pairs: PairsService,
    private readonly lettingGo: LettingGo,
    private readonly takingBack: TakingBack,
    private readonly listener: BookingListener,
  ) {}

  /** Whether one press takes it back. Reads only. */
  async mayTakeBack(run: MatchRun): Promise<boolean> {
    const { read } = this.unitOfWork;
    return (await this.inTheWay(read, run, await this.of(read, run))) === null;
  }

  /**
   * The pairs are as before: those that began end with the lessons agreed on, those that ended stand again with theirs, as
   * far as they still can be; whom an officer has given to somebody else since stays there. The proposal waits again,
   * unless the ward has another. @throws DomainError already-taken-back, publication-in-use, stale-version
   */
  takeBack(actor: Actor, run: MatchRun): Promise<PublicationTakenBack> {
    return this.unitOfWork.write((manager) => this.undo(manager, actor, run));
  }

  /** What it would do, to the last message: it is done and undone. @throws DomainError as `takeBack` */
  look(actor: Actor, run: MatchRun): Promise<PublicationTakenBack> {
    return rehearse(this.unitOfWork, (manager) => this.undo(manager, actor, run));
  }

  private async undo(
    manager: EntityManager,
    actor: Actor,
    run: MatchRun,
  ): Promise<PublicationTakenBack> {
    await lockPairing(manager, [run.wardId]);
    const publication = await this.of(manager, run);
    const refused = await this.inTheWay(manager, run, publication);
    if (refused) throw refused;
    const context = { manager, actor, now: this.clock.now() };
    const planned = await this.messages(context, run);
    const { pairs, places } = await this.endBegun(context, publication?.begun ?? []);
    const back = await this.pairsAgain(context, publication?.ended ?? []);
    await manager.update(Publication, { runId: run.id }, { takenBackAt: context.now });
    const later = await this.runs.latest(run.wardId, ['queued', 'running', 'proposed']);
    await this.runs.move(manager, run, ['published'], later ? 'discarded' : 'proposed', {
      peopleHash: publication?.peopleHash ?? null,
    });
    await auditRows(context, 'proposal.unpublish', [run]);
    const { menteeIds, ...counts } = back;
    return {
      ...counts,
      people: new Set([...menteeIds, ...pairs.map(({ menteeId }) => menteeId)]).size,
      ended: pairs.length,
      placesOff: places.length,
      sessionsOff: await sessionsOff(context, places),
      ...moreMessages(await this.messages(context, run), planned),
    };
  }

  private messages({ manager, now }: AuditContext, { wardId }: MatchRun): Promise<MessagesToCome> {
    return this.listener.messagesPlanned(manager, wardId, now);
  }

  private of(manager: EntityManager, run: MatchRun): Promise<Publication | null> {
    return manager.findOneBy(Publication, { runId: run.id });
  }

  private async inTheWay(
    manager: EntityManager,
    run: MatchRun,
    publication: Publication | null,
  ): Promise<DomainError | null> {
    if (!publication || run.state !== 'published') return refuse('publication-in-use');
    if (publication.takenBackAt !== null) return refuse('already-taken-back');
    const last = await this.runs.latest(run.wardId, ['published']);
    const isLast = last?.id === run.id;
    // Pairs across a border began with those of the neighbours, and are theirs too.
    const then = LessThanOrEqual(publication.madeAt);
    const all = await manager.countBy(Pair, { runId: run.id, startedAt: then });
    const isOwn = all <= publication.begun.length;
    const isUsed = !isLast || !isOwn || (await this.isHeld(manager, publication));
    return isUsed ? refuse('publication-in-use') : null;
  }

  /** A lesson has begun with one of the pairs. */
  private async isHeld(manager: EntityManager, { begun, madeAt }: Publication): Promise<boolean> {
    const held = await select(
      manager,
      pairRow,
      `SELECT p.id AS id FROM pair p JOIN booking b ON b.mentee_id = p.mentee_id
       JOIN session s ON s.id = b.session_id AND s.mentor_id = p.mentor_id
       WHERE p.id IN ${idList(manager, '$1')} AND s.class_id IS NULL AND b.start_at > $2
         AND b.start_at <= $3 AND b.state IN ('booked', 'attended', 'absent') LIMIT 1`,
      [JSON.stringify(begun), madeAt, this.clock.now()],
    );
    return held.length > 0;
  }

  /** What stands of the pairs ends, and what was agreed on in them falls. */
  private async endBegun(context: AuditContext, ids: readonly string[]) {
    const open = await this.pairsOf(context.manager, ids);
    const pairs = open.filter(({ endedAt }) => endedAt === null);
    const places = await this.lettingGo.places(context, pairs, mentorChangedReason());
    await this.pairs.end(context.manager, context.actor, pairs);
    return { pairs, places };
  }

  private async pairsAgain(context: AuditContext, ids: readonly string[]) {
    const { manager } = context;
    const ended = await this.pairsOf(manager, ids);
    const cameBack = await this.back(
      context,
      ended.map(({ id }) => effectOf('pair', id, {})),
      context.now,
    );
    const again = ended.filter(({ id }) => isBack(cameBack.get(id) ?? ''));
    const fallen = await this.fallenWith(manager, again);
    let lessons = 0;
    for (const places of grouped(fallen, ({ cancelledAt }) => `${cancelledAt}`).values()) {
      const effects = places.map(({ id }) => effectOf('booking', id, { state: 'booked' }));
      const came = await this.back(context, effects, places[0].cancelledAt);
      lessons += [...came.values()].filter(isBack).length;
    }
    return {
      menteeIds: again.map(({ menteeId }) => menteeId),
      again: again.length,
      lost: ids.length - again.length,
      lessons,
      lostLessons: fallen.length - lessons,
    };
  }

  private back(
    context: AuditContext,
    effects: readonly ChangeEffect[],
    madeAt: number,
  ): Promise<ReadonlyMap<string, string>> {
    return this.takingBack.these(context, effects, madeAt);
  }

  /** The places that fell with these pairs, by the time at which they ended. */
  private fallenWith(manager: EntityManager, ended: readonly Pair[]) {
    return select(
      manager,
      fallenRow,
      `SELECT b.id AS id, b.updated_at AS "cancelledAt" FROM pair p
       JOIN booking b ON b.mentee_id = p.mentee_id
       JOIN session s ON s.id = b.session_id AND s.mentor_id = p.mentor_id
       WHERE p.id IN ${idList(manager, '$1')} AND s.class_id IS NULL AND b.state = 'cancelled'
         AND b.updated_at = p.ended_at AND b.start_at > $2 ORDER BY b.start_at, b.id`,
      [JSON.stringify(ended.map(({ id }) => id)), this.clock.now()],
    );
  }

  private async pairsOf(manager: EntityManager, ids: readonly string[]): Promise<Pair[]> {
    const found: Pair[] = [];
    for (let from = 0; from < ids.length; from += 500) {
      found.push(...(await manager.findBy(Pair, { id: In(ids.slice(from, from + 500)) })));
    }
    return found.sort((one, other) => (one.id < other.id ? -1 : 1));
  }
}

/** As a change keeps what it took, so that it comes back in the same way. */
function effectOf(kind: 'pair' | 'booking', subjectId: string, was: Before): ChangeEffect {
  const effect = { id: subjectId, kind, subjectId, was: { ...was, outcome: 'cancelled' as const } };
  return Object.assign(new ChangeEffect(), effect, { cameBack: null });
}

/** Of these places the lessons in which nobody is left. */
async function sessionsOff(
  { manager, now }: AuditContext,
  places: readonly Left[],
): Promise<number> {
  const [{ count }] = await select(
    manager,
    { count: number },
    `SELECT COUNT(*) AS count FROM session s WHERE s.state = 'cancelled' AND s.updated_at = $1
       AND s.id IN (SELECT b.session_id FROM booking b WHERE b.id IN ${idList(manager, '$2')})`,
    [now, JSON.stringify(places.map(({ subjectId }) => subjectId))],
  );
  return count;
}
