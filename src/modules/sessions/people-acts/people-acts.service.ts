import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThan, Not } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { text } from '../../../platform/database/result-columns';
import { rehearse } from '../../../platform/database/rehearse';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { lockPairing } from '../../matching';
import {
  type ActOutcome,
  lockNeighbours,
  PeopleAct,
  PeopleService,
  PersonChange,
  PersonStop,
  PhoneListener,
} from '../../people';
import { PlacesService } from '../../wards';
import type { NotBack } from '../departures/departures.views';
import { Returns } from '../departures/returns.service';
import { whyNot } from '../changes/why-not';
import { PlannedChanges } from '../changes/planned-changes.service';
import { PlannedChange } from '../entities/planned-change.entity';
import { type AuditContext, auditRows } from '../rules/audited-rows';
import { BookingListener, moreMessages } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { lockOpenDays } from '../walk-ins/walk-in-departures';
import { removeAdded } from './added-going';
import { bringAllBack } from './changes-going-back';
import type { PeopleActView } from './people-acts.views';

/** So many people are dealt with in one statement, and held in memory. */
const AT_A_TIME = 400;

/** That more stands in the way than the act itself did: nothing was done, and this is what would be. */
class NotWhole extends Error {
  constructor(readonly view: PeopleActView) {
    super('An act on many people does not go back whole.');
  }
}

/** What became of a press. */
export interface Pressed {
  isDone: boolean;
  view: PeopleActView;
}

/** What of people and of what was planned for them came back, while it is counted. */
interface Sum extends ActOutcome {
  notBack: NotBack[];
  elsewhere: string[];
}

/** Acts on many people, an import of a list or a stop of several, each taken back whole in one write of the ward. */
@Injectable()
export class PeopleActs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly returns: Returns,
    private readonly listener: BookingListener,
    private readonly phones: PhoneListener,
    private readonly changes: PlannedChanges,
  ) {}

  /** The latest of a ward, at most so many, the last first. */
  async list(actor: Actor, wardId: string, most = 50): Promise<PeopleAct[]> {
    assertMay(actor, 'people.read', { wardIds: [wardId] }, 'ward');
    return this.unitOfWork.read.find(PeopleAct, {
      where: { wardId },
      order: { madeAt: 'DESC', id: 'DESC' },
      take: most,
    });
  }

  /** @throws DomainError not-found */
  async get(actor: Actor, id: string): Promise<PeopleActView> {
    const act = await this.find(actor, id);
    return this.view(this.unitOfWork.read, act, []);
  }

  /** Null where one press did nothing to anybody, or it is no longer known. */
  async known(actor: Actor, id: string): Promise<PeopleActView | null> {
    const isKnown = await this.unitOfWork.read.existsBy(PeopleAct, { id });
    return isKnown ? this.get(actor, id) : null;
  }

  /** Whom a stop of several stopped, by their names. */
  async stoppedBy(actId: string): Promise<{ personId: string; name: string; isBack: boolean }[]> {
    const stops = await this.unitOfWork.read.find(PersonStop, {
      where: { actId },
      order: { id: 'ASC' },
    });
    const names = await this.people.namesOf(stops.map(({ personId }) => personId));
    return stops.map(({ personId, endedAt }) => ({
      personId,
      name: names.get(personId) ?? '',
      isBack: endedAt !== null,
    }));
  }

  /** What taking it back would do, to the last message: it is done and undone. @throws DomainError already-taken-back */
  async look(actor: Actor, id: string): Promise<PeopleActView> {
    const act = await this.find(actor, id);
    return rehearse(this.unitOfWork, (manager) => this.undo(manager, actor, act));
  }

  /** Everybody goes back as far as they still can; who cannot is named. @throws DomainError already-taken-back */
  async takeBack(actor: Actor, id: string): Promise<PeopleActView> {
    const act = await this.find(actor, id);
    return this.unitOfWork.write((manager) => this.undo(manager, actor, act));
  }

  /** The same where all of it goes back; else nothing is done, and what would be is told. @throws DomainError already-taken-back */
  async takeBackWhole(actor: Actor, id: string): Promise<Pressed> {
    const act = await this.find(actor, id);
    try {
      const view = await this.unitOfWork.write(async (manager) => {
        const undone = await this.undo(manager, actor, act);
        const inTheWay = undone.stayed.filter(({ why }) => why !== cameBack);
        if (inTheWay.length + undone.notBack.length > 0) throw new NotWhole(undone);
        return undone;
      });
      return { isDone: true, view };
    } catch (error) {
      if (error instanceof NotWhole) return { isDone: false, view: error.view };
      throw error;
    }
  }

  private async undo(
    manager: EntityManager,
    actor: Actor,
    { id, wardId }: PeopleAct,
  ): Promise<PeopleActView> {
    const now = this.clock.now();
    const context = { manager, actor, now };
    await this.hold(manager, wardId, id, now);
    const act = await manager.findOneByOrFail(PeopleAct, { id });
    if (act.takenBackAt !== null) throw refuse('already-taken-back');
    const planned = await this.listener.messagesPlanned(manager, wardId, now);
    const before = await countsOf(manager, id);
    const sum = nothing();
    await this.bringBack(context, act, sum);
    await this.removeAdded(manager, act, sum);
    await this.changeBack(context, act, sum);
    await this.pairBack(context, act, sum);
    if (sum.elsewhere.length > 0) await this.phones.numbersChanged(manager, sum.elsewhere);
    const { notBack, elsewhere: _, ...outcome } = sum;
    await manager.update(PeopleAct, { id }, { takenBackAt: now, outcome });
    const { gone, changedBack, returned, stayed } = outcome;
    const facts = { kind: act.kind, gone, changedBack, returned, stayed: stayed.length };
    await auditRows(context, 'people-act.take-back', [act], facts);
    const sent = moreMessages(await this.listener.messagesPlanned(manager, wardId, now), planned);
    const taken = { ...act, takenBackAt: now, outcome };
    return { ...(await this.view(manager, taken, notBack)), ...before, ...sent };
  }

  /**
   * Holds the ward's pairs, those of other wards that may come back, the lines of walk-in days and who lives there, in the
   * order in which everybody does.
   */
  private async hold(
    manager: EntityManager,
    wardId: string,
    actId: string,
    now: number,
  ): Promise<void> {
    const others = await select(
      manager,
      { id: text },
      `SELECT DISTINCT p.ward_id AS id FROM person_stop s JOIN pair p ON p.mentee_id = s.person_id
       WHERE s.act_id = $1`,
      [actId],
    );
    await lockPairing(manager, [...new Set([wardId, ...others.map(({ id }) => id)])]);
    await lockOpenDays(manager, wardId, now);
    const hamlets = await this.places.hamlets(wardId, manager);
    await lockNeighbours(
      manager,
      hamlets.map(({ id }) => id),
    );
  }

  private async bringBack(context: AuditContext, act: PeopleAct, sum: Sum): Promise<void> {
    const { manager } = context;
    const stops = await manager.find(PersonStop, {
      where: { actId: act.id },
      order: { id: 'ASC' },
    });
    for (const stop of stops) {
      const why = whyNotAsThen(act, stop) ?? (await this.returned(context, stop, sum));
      if (why) sum.stayed.push({ personId: stop.personId, why });
      else sum.returned += 1;
    }
  }

  private returned(context: AuditContext, stop: PersonStop, sum: Sum): Promise<string | null> {
    return whyNot(context.manager, async () => {
      const { stopId, pairs, sessions, places, notBack } = await this.returns.undo(context, stop);
      sum.pairs += pairs;
      sum.sessions += sessions;
      sum.places += places;
      if (notBack.length > 0) sum.partly.push({ personId: stop.personId, stopId });
      sum.notBack.push(...notBack);
    });
  }

  private async removeAdded(manager: EntityManager, act: PeopleAct, sum: Sum): Promise<void> {
    for await (const part of partsOf(manager, act, 'added')) {
      const { gone, stayed } = await removeAdded(manager, act.side, part);
      sum.gone += gone;
      sum.stayed.push(...stayed);
    }
  }

  private async changeBack(context: AuditContext, act: PeopleAct, sum: Sum): Promise<void> {
    for await (const part of partsOf(context.manager, act, 'changed')) {
      const { changedBack, stayed, elsewhere } = await bringAllBack(context, act, part);
      sum.changedBack += changedBack;
      sum.stayed.push(...stayed);
      sum.elsewhere.push(...elsewhere);
    }
  }

  /** Pairs that ended because people needed or taught something else, once they say again what they said. */
  private async pairBack({ manager, actor }: AuditContext, act: PeopleAct, sum: Sum) {
    const ended = { wardId: act.wardId, kind: 'topics', takenBackAt: IsNull() } as const;
    for (const { id, what } of await manager.findBy(PlannedChange, ended)) {
      if (what.actId !== act.id) continue;
      const { items } = await this.changes.takeBackWithin(manager, actor, id);
      for (const { kind, subjectId, isBack, why, startAt, menteeName, mentorName } of items) {
        const name = kind === 'pair' ? `${menteeName} – ${mentorName}` : null;
        if (!isBack) sum.notBack.push({ kind, subjectId, name, startAt, why: why ?? cameBack });
        else if (kind === 'pair') sum.pairs += 1;
        else sum.places += 1;
      }
    }
  }

  private async view(
    manager: EntityManager,
    act: PeopleAct,
    notBack: NotBack[],
  ): Promise<PeopleActView> {
    const { id, wardId, kind, side, people, reason, madeAt, takenBackAt, outcome } = act;
    const { stayed, partly, ...counts } = outcome ?? nothing();
    const named = [...stayed, ...partly].map(({ personId }) => personId);
    const names = await this.people.namesOf([...new Set(named)]);
    const withName = <One extends { personId: string }>(one: One): One & { name: string } => ({
      ...one,
      name: names.get(one.personId) ?? '',
    });
    return {
      id,
      wardId,
      kind,
      side,
      people,
      reason,
      madeAt,
      takenBackAt,
      ...(await countsOf(manager, id)),
      gone: counts.gone,
      changedBack: counts.changedBack,
      returned: counts.returned,
      pairs: counts.pairs,
      sessions: counts.sessions,
      places: counts.places,
      stayed: stayed.map(withName),
      partly: partly.map(withName),
      notBack,
      messages: 0,
      calls: 0,
    };
  }

  private async find(actor: Actor, id: string): Promise<PeopleAct> {
    const act = await this.unitOfWork.read.findOneBy(PeopleAct, { id });
    if (!act) throw notFound('change');
    const { wardId, kind } = act;
    assertMay(
      actor,
      kind === 'import' ? 'imports.make' : 'people.stop',
      { wardIds: [wardId] },
      'change',
    );
    return act;
  }
}

function nothing(): Sum {
  const counts = { gone: 0, changedBack: 0, returned: 0, pairs: 0, sessions: 0, places: 0 };
  return { ...counts, stayed: [], partly: [], notBack: [], elsewhere: [] };
}

/** Whoever takes part again already: nothing is in the way of the rest. */
const cameBack = 'returned-since';

/** Who came back meanwhile, or stopped for another reason, is where somebody wanted them; consent is given anew by them. */
function whyNotAsThen({ reason }: PeopleAct, stop: PersonStop): string | null {
  if (stop.endedAt !== null) return cameBack;
  if (reason !== null && stop.reason !== reason) return 'changed-since';
  return stop.isConsentWithdrawn ? 'consent-withdrawn' : null;
}

/** Whom an act added, or changed and nobody changed back since: the last first, some hundred at a time. */
async function* partsOf(
  manager: EntityManager,
  { id: actId }: PeopleAct,
  which: 'added' | 'changed',
): AsyncGenerator<PersonChange[]> {
  const where = {
    actId,
    ...(which === 'added' ? { before: IsNull() } : { before: Not(IsNull()) }),
  };
  let last: string | null = null;
  for (;;) {
    const part: PersonChange[] = await manager.find(PersonChange, {
      where: { ...where, takenBackAt: IsNull(), ...(last === null ? {} : { id: LessThan(last) }) },
      order: { id: 'DESC' },
      take: AT_A_TIME,
    });
    if (part.length === 0) return;
    last = part.at(-1)?.id ?? null;
    yield part;
  }
}

async function countsOf(
  manager: EntityManager,
  actId: string,
): Promise<Pick<PeopleActView, 'added' | 'changed' | 'stopped'>> {
  return {
    added: await manager.countBy(PersonChange, { actId, before: IsNull() }),
    changed: await manager.countBy(PersonChange, { actId, before: Not(IsNull()) }),
    stopped: await manager.countBy(PersonStop, { actId }),
  };
}
