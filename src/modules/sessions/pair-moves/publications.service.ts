import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { column, columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { defaultLanguage, textsIn } from '../../../texts';
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
import { StandingAgain } from '../changes/standing-again';
import { whyNot } from '../changes/why-not';
import { Booking } from '../entities/booking.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { refuse } from '../rules/refusals';

const pairRow = columns(Pair, 'id');
const fallenRow = { ...columns(Booking, 'id'), cancelledAt: column(Booking, 'updatedAt') };

/** What came of taking a publication back. */
export interface PublicationTakenBack {
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
    private readonly standing: StandingAgain,
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
  async takeBack(actor: Actor, run: MatchRun): Promise<PublicationTakenBack> {
    return this.unitOfWork.write(async (manager) => {
      await lockPairing(manager, [run.wardId]);
      const publication = await this.of(manager, run);
      const refused = await this.inTheWay(manager, run, publication);
      if (refused) throw refused;
      const context = { manager, actor, now: this.clock.now() };
      await this.endBegun(context, publication?.begun ?? []);
      const taken = await this.pairsAgain(context, publication?.ended ?? []);
      await manager.update(Publication, { runId: run.id }, { takenBackAt: context.now });
      const later = await this.runs.latest(run.wardId, ['queued', 'running', 'proposed']);
      await this.runs.move(manager, run, ['published'], later ? 'discarded' : 'proposed', {
        peopleHash: publication?.peopleHash ?? null,
      });
      await auditRows(context, 'proposal.unpublish', [run]);
      return taken;
    });
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

  private async endBegun(context: AuditContext, ids: readonly string[]): Promise<void> {
    const open = await this.pairsOf(context.manager, ids);
    const standing = open.filter(({ endedAt }) => endedAt === null);
    const { mentorChanged } = textsIn(defaultLanguage).sessions;
    await this.lettingGo.places(context, standing, mentorChanged);
    await this.pairs.end(context.manager, context.actor, standing);
  }

  private async pairsAgain(
    context: AuditContext,
    ids: readonly string[],
  ): Promise<PublicationTakenBack> {
    const { manager, actor } = context;
    const taken = { again: 0, lost: 0, lessons: 0, lostLessons: 0 };
    const back: Pair[] = [];
    for (const ended of await this.pairsOf(manager, ids)) {
      const why = await whyNot(manager, async () => {
        await this.pairs.again(manager, actor, ended);
      });
      if (why === null) back.push(ended);
    }
    taken.again = back.length;
    taken.lost = ids.length - back.length;
    for (const { id, cancelledAt } of await this.fallenWith(manager, back)) {
      const place = { subjectId: id, was: { state: 'booked' } };
      const why = await whyNot(manager, () =>
        this.standing.placeAgain(context, place, cancelledAt),
      );
      if (why === null) taken.lessons += 1;
      else taken.lostLessons += 1;
    }
    return taken;
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
