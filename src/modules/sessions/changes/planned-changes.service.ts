import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { actsOf, type ChangeKind } from '../../../core/changes/acts';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { leftShort, lockPairing, PairsService } from '../../matching';
import { ChangeTakingBack, Mentor, ProgrammesService } from '../../people';
import { PlacesService, Ward, WardsService } from '../../wards';
import { PlannedChange } from '../entities/planned-change.entity';
import { auditRows } from '../rules/audited-rows';
import { BookingListener, moreMessages } from '../rules/booking-listener';
import { refuse } from '../rules/refusals';
import { assertMayIn, assertWithin } from '../rules/who-may';
import { lockOpenDays } from '../walk-ins/walk-in-departures';
import { allowAgain } from './allowing-again';
import { changeLines, changeView } from './change-view';
import type { ChangeLine, ChangeView, HitView } from './changes.views';
import { effectsOf, keepEffects, type Left } from './effects';
import type { Ground } from '../grounds/ground';
import { type BusySpell, busySpell, type DayOff, dayOff } from '../grounds/grounds';
import { everybodyIn, holdHit } from '../grounds/hit';
import { hitView } from './hit-view';
import { rehearse } from '../../../platform/database/rehearse';
import { asItStands, type Resolution, Resolving } from './resolving';
import { settingsGround, type SettingsWanted } from '../grounds/settings-ground';
import { isMissing, TakingBack } from './taking-back';
import { undo } from '../grounds/undoing';
import { venueGround, type VenueWanted } from '../grounds/venue-ground';

/** Changes that come after planning: looked at, made with all that they hit, and taken back, each in one write. */
@Injectable()
export class PlannedChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly resolving: Resolving,
    private readonly takingBack: TakingBack,
    private readonly listener: BookingListener,
    private readonly wards: WardsService,
    private readonly places: PlacesService,
    private readonly pairs: PairsService,
    private readonly programmes: ProgrammesService,
    private readonly edits: ChangeTakingBack,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** What days off would hit as things stand; nothing is written. @throws DomainError invalid-form, not-found */
  async hitByDayOff(actor: Actor, wanted: DayOff): Promise<HitView> {
    return this.hitBy(await dayOff(this.where(actor), wanted, ''));
  }

  /** What closing the days would do, to the last message: it is done and undone. */
  async lookAtDayOff(actor: Actor, wanted: DayOff, resolution: Resolution): Promise<ChangeView> {
    return this.look(actor, await this.dayOff(actor, wanted, resolution), resolution);
  }

  /** @throws DomainError invalid-form, not-found, already-off when there is nothing left to do */
  async closeDays(actor: Actor, wanted: DayOff, resolution: Resolution): Promise<ChangeView> {
    return this.make(actor, await this.dayOff(actor, wanted, resolution), resolution);
  }

  /** What a busy spell would hit as things stand; nothing is written. @throws DomainError invalid-form, not-found */
  async hitBySpell(actor: Actor, wanted: BusySpell): Promise<HitView> {
    return this.hitBy(await busySpell(this.where(actor), wanted));
  }

  /** What it would do, to the last message: it is done and undone. */
  async lookAtSpell(actor: Actor, wanted: BusySpell, resolution: Resolution): Promise<ChangeView> {
    return this.look(actor, await busySpell(this.where(actor), wanted), resolution);
  }

  /** @throws DomainError invalid-form, not-found, already-off */
  async beBusy(actor: Actor, wanted: BusySpell, resolution: Resolution): Promise<ChangeView> {
    return this.make(actor, await busySpell(this.where(actor), wanted), resolution);
  }

  /** What other settings would do, to the last message and reminder; kept as it stands where nothing is chosen. */
  async lookAtSettings(
    actor: Actor,
    wanted: SettingsWanted,
    resolution: Resolution = asItStands,
  ): Promise<ChangeView> {
    return this.look(actor, this.settings(actor, wanted), resolution);
  }

  /** @throws DomainError invalid-form, invalid-input, nothing-changed, stale-version */
  async changeSettings(
    actor: Actor,
    wanted: SettingsWanted,
    resolution: Resolution,
  ): Promise<ChangeView> {
    return this.make(actor, this.settings(actor, wanted), resolution);
  }

  /** The same of other hours, seats or days of a venue. */
  async lookAtVenue(
    actor: Actor,
    wanted: VenueWanted,
    resolution: Resolution = asItStands,
  ): Promise<ChangeView> {
    return this.look(actor, await this.venue(actor, wanted), resolution);
  }

  /** @throws DomainError invalid-form, not-found, nothing-changed, stale-version */
  async changeVenue(
    actor: Actor,
    wanted: VenueWanted,
    resolution: Resolution,
  ): Promise<ChangeView> {
    return this.make(actor, await this.venue(actor, wanted), resolution);
  }

  /** What a change of whatever ground would do, to the last message: it is done and undone. */
  async look(actor: Actor, ground: Ground, resolution: Resolution): Promise<ChangeView> {
    assertResolution(ground, resolution);
    return rehearse(this.unitOfWork, (manager) => this.write(manager, actor, ground, resolution));
  }

  /** A change of whatever ground, in one write. @throws DomainError invalid-form, already-off; the ground's */
  async make(actor: Actor, ground: Ground, resolution: Resolution): Promise<ChangeView> {
    assertResolution(ground, resolution);
    return this.unitOfWork.write((manager) => this.write(manager, actor, ground, resolution));
  }

  /** Other settings in the caller's write. @throws DomainError invalid-form, invalid-input, nothing-changed */
  changeSettingsWithin(
    manager: EntityManager,
    actor: Actor,
    wanted: SettingsWanted,
    resolution: Resolution,
  ): Promise<ChangeView> {
    return this.makeWithin(manager, actor, this.settings(actor, wanted), resolution);
  }

  /** The same of a venue. @throws DomainError invalid-form, not-found, nothing-changed */
  async changeVenueWithin(
    manager: EntityManager,
    actor: Actor,
    wanted: VenueWanted,
    resolution: Resolution,
  ): Promise<ChangeView> {
    const where = { ...this.where(actor), manager };
    const ground = await venueGround(where, wanted, this.places);
    return this.makeWithin(manager, actor, ground, resolution);
  }

  /** A change of whatever ground in the caller's write. @throws DomainError invalid-form, already-off */
  async makeWithin(
    manager: EntityManager,
    actor: Actor,
    ground: Ground,
    resolution: Resolution,
  ): Promise<ChangeView> {
    assertResolution(ground, resolution);
    return this.write(manager, actor, ground, resolution);
  }

  /** The spells of an ambassador that stand and are not over, in their order. */
  async spellsOf(actor: Actor, mentorId: string): Promise<ChangeLine[]> {
    const { manager, today } = this.where(actor);
    const { wardId } = await manager.findOneByOrFail(Mentor, { id: mentorId });
    assertWithin(actor, 'changes.own', { wardIds: [wardId], personIds: [mentorId] }, 'mentor');
    const found = await manager.findBy(PlannedChange, { mentorId, takenBackAt: IsNull() });
    const ahead = found.filter(({ what }) => (what.to ?? '') >= today);
    const lines = await changeLines(manager, ahead);
    return lines.sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  }

  /** The ambassadors of a ward who may be busy one day, by their names. */
  async mentorsOf(actor: Actor, wardId: string): Promise<Pick<Mentor, 'id' | 'fullName'>[]> {
    assertMayIn(actor, 'changes.make', wardId);
    return this.unitOfWork.read.find(Mentor, {
      select: { id: true, fullName: true },
      where: { wardId, isActive: true },
      order: { sortName: 'ASC', id: 'ASC' },
    });
  }

  /** The latest changes of a ward, at most so many, the last first. */
  async list(actor: Actor, wardId: string, most = 50): Promise<ChangeLine[]> {
    assertMayIn(actor, 'changes.make', wardId);
    const { read } = this.unitOfWork;
    const found = await read.find(PlannedChange, {
      where: { wardId },
      order: { madeAt: 'DESC', id: 'DESC' },
      take: most,
    });
    return changeLines(read, found);
  }

  async get(actor: Actor, id: string): Promise<ChangeView> {
    return changeView(this.unitOfWork.read, await this.find(actor, id));
  }

  /**
   * All of it is as it was before, as far as it still can be; what cannot is named, and is tried again by the next press.
   * @throws DomainError already-taken-back
   */
  async takeBack(actor: Actor, id: string): Promise<ChangeView> {
    await this.find(actor, id);
    return this.unitOfWork.write((manager) => this.takeBackWithin(manager, actor, id));
  }

  /** The same in the caller's write, who may do it. */
  async takeBackWithin(manager: EntityManager, actor: Actor, id: string): Promise<ChangeView> {
    const now = this.clock.now();
    const context = { manager, actor, now };
    const { wardId, what: found } = await manager.findOneByOrFail(PlannedChange, { id });
    await this.hold(manager, wardId, now, found.otherWardIds);
    // Another that is taken back may have left it its own values.
    const change = await manager.findOneByOrFail(PlannedChange, { id });
    const isAgain = change.takenBackAt !== null;
    if (isAgain && !(await isTriedAgain(manager, change))) throw refuse('already-taken-back');
    change.takenBackAt ??= now;
    const { wards, places, programmes, edits } = this;
    const savers = { wards, places, programmes, edits };
    const { stayed, until } = await undo(context, change, savers, { isAgain });
    change.what = { ...change.what, stayed };
    const { what, takenBackAt } = change;
    await manager.update(PlannedChange, { id }, { what, takenBackAt });
    if (!isAgain) await allowAgain(manager, change);
    await this.takingBack.all(context, change);
    if (until) await this.listener.timesChanged(manager, wardId, until);
    await auditRows(context, 'change.take-back', [change], { kind: change.kind });
    return changeView(manager, change);
  }

  private async dayOff(actor: Actor, wanted: DayOff, { reason }: Resolution): Promise<Ground> {
    return dayOff(this.where(actor), wanted, reason);
  }

  private settings(actor: Actor, wanted: SettingsWanted): Ground {
    const { wards, pairs } = this;
    return settingsGround(this.where(actor), wanted, { wards, pairs });
  }

  private venue(actor: Actor, wanted: VenueWanted): Promise<Ground> {
    return venueGround(this.where(actor), wanted, this.places);
  }

  private async hitBy(ground: Ground): Promise<HitView> {
    const { read } = this.unitOfWork;
    return hitView(read, await ground.find(read, this.clock.now(), {}));
  }

  private async write(
    manager: EntityManager,
    actor: Actor,
    ground: Ground,
    resolution: Resolution,
  ): Promise<ChangeView> {
    const now = this.clock.now();
    const context = { manager, actor, now };
    const { kind, wardId, mentorId, told, otherWardIds } = ground;
    await this.hold(manager, wardId, now, otherWardIds);
    const planned = await this.listener.messagesPlanned(manager, wardId, now);
    const id = newId();
    const { what, isNew } = await ground.apply(context, id);
    const again = () => ground.find(manager, now, what);
    const hit = await holdHit(manager, again);
    const standing = await everybodyIn(manager, hit);
    const besides = { ...resolution, mentorId, told, again };
    const left = ground.resolve
      ? await ground.resolve(context, hit, what)
      : await this.resolving.all(context, await this.ward(manager, wardId), hit, besides);
    // What is kept stands as it did.
    const isKept = left.every(({ was }) => was.outcome === 'kept');
    const isDone = left.length === 0 || (resolution.act === 'keep' && isKept);
    if (!isNew && isDone) throw refuse(what.from === undefined ? 'nothing-changed' : 'already-off');
    if (what.settings) {
      const { before } = what.settings;
      what.reminders = await this.listener.timesChanged(manager, wardId, before);
    }
    // Whoever comes in was not in it before.
    const concerned = kind === 'topics' && resolution.act !== 'keep' ? inThem(left) : standing;
    const people = concerned + left.filter(isNewcomer).length;
    const short = await leftShort(manager, losing(left));
    if (short.length > 0) what.short = short;
    const { messages, calls } = moreMessages(
      await this.listener.messagesPlanned(manager, wardId, now),
      planned,
    );
    const { act, reason, pairs } = resolution;
    const change: PlannedChange = {
      id,
      wardId,
      kind,
      mentorId,
      what: { ...what, ...(pairs ? { pairs } : {}), ...(calls > 0 ? { calls } : {}) },
      act,
      reason: reason || null,
      people,
      messages,
      madeAt: now,
      madeByKind: actor.kind,
      madeById: actor.id,
      takenBackAt: null,
    };
    await insert(manager, PlannedChange, change);
    await keepEffects(manager, id, left);
    await auditRows(context, 'change.make', [change], { kind, act, hit: left.length });
    return changeView(manager, change);
  }

  /**
   * Holds the ward's changes, the lines of its walk-in days and its mentors, in the order in which everybody does:
   * nobody adds a session or is seated until the end of the write.
   */
  private async hold(
    manager: EntityManager,
    wardId: string,
    now: number,
    otherWardIds: readonly string[] = [],
  ): Promise<void> {
    await lockPairing(manager, [wardId, ...otherWardIds]);
    await lockOpenDays(manager, wardId, now);
    const mentors = await manager.find(Mentor, {
      select: { id: true },
      where: { wardId, isActive: true },
    });
    await lockRows(
      manager,
      Mentor,
      mentors.map(({ id }) => id),
    );
  }

  private ward(manager: EntityManager, id: string): Promise<Ward> {
    return manager.findOneByOrFail(Ward, { id });
  }

  private async find(actor: Actor, id: string): Promise<PlannedChange> {
    const change = await this.unitOfWork.read.findOneBy(PlannedChange, { id });
    if (!change) throw notFound('change');
    const subject = { wardIds: [change.wardId], personIds: [change.mentorId] };
    assertWithin(actor, 'changes.own', subject, 'change');
    return change;
  }

  private where(actor: Actor) {
    const { TIME_ZONE: zone } = this.env;
    const today = localDateOf(this.clock.now(), zone);
    return { manager: this.unitOfWork.read, actor, today, zone };
  }
}

/** In lessons about something else, and who has no place any more: whoever learns on as before is not concerned. */
function inThem(left: readonly Left[]): number {
  const gone = new Set(left.flatMap(({ was }) => was.menteeId ?? []));
  const others = left.reduce(
    (sum, { kind, was }) => sum + (kind === 'session' ? (was.people ?? 0) : 0),
    0,
  );
  return gone.size + others;
}

/** Comes into a lesson, or had nobody before: whom nothing that stood could hit. */
const isNewcomer = ({ was }: Left): boolean => was.outcome === 'joined' || was.outcome === 'paired';

/** Whether something of a change that was taken back is not as it was, so that it can be tried again. */
async function isTriedAgain(
  manager: EntityManager,
  { id, what: { stayed = [] } }: PlannedChange,
): Promise<boolean> {
  return stayed.length > 0 || (await effectsOf(manager, id)).some(isMissing);
}

/** Whose pairs ended; of who has too few for the new setting it was asked for. */
const losing = (left: readonly Left[]): string[] =>
  left.flatMap(({ kind, was: { outcome, hitBy, mentorId } }) => {
    const isEnded = kind === 'pair' && (outcome === 'cancelled' || outcome === 'handed-over');
    return isEnded && hitBy !== 'minimum' && mentorId ? mentorId : [];
  });

/** What is hit by these may stand as it is without a word. */
const savedAsItStands: ReadonlySet<ChangeKind> = new Set([
  'settings',
  'venue',
  'topics',
  'programme',
]);

/** Where all of it stays, nobody asks why. @throws DomainError invalid-form */
function assertResolution({ kind }: Ground, { act, reason, pairs = 'keep' }: Resolution): void {
  const fields: Record<string, string> = {};
  if (!actsOf[kind].includes(act)) fields.act = 'choose-one';
  const isQuiet = act === 'keep' && pairs === 'keep' && savedAsItStands.has(kind);
  if (!isQuiet && reason.trim() === '') fields.reason = 'needed';
  if (Object.keys(fields).length > 0) throw new DomainError('invalid-form', {}, { fields });
}
