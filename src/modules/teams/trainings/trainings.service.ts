import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { localDateOf } from '../../../core/time/zone';
import { compareNames } from '../../../core/vietnamese/names';
import { TRAININGS } from '../../../core/vietnamese/trainings';
import { normaliseText } from '../../../core/vietnamese/text';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { Mentor } from '../../people';
import { Team } from '../entities/team.entity';
import { TeamMember } from '../entities/team-member.entity';
import { Training } from '../entities/training.entity';
import { keepTrainingsOf } from './given-trainings';

/** A training that was given, with who was there. */
export interface GivenTraining {
  kind: string;
  /** 'YYYY-MM-DD'; not ahead. */
  heldOn: string;
  givenBy: string;
  mentorIds: readonly string[];
  /** Members of teams who are no ambassadors. */
  memberIds: readonly string[];
}

/** Somebody who is or could be trained, with what they have had. */
export interface TrainedPerson {
  /** The ambassador's, or the member's. */
  id: string;
  side: 'mentor' | 'member';
  fullName: string;
  /** Names of the teams they are in. */
  teams: string[];
  /** The last of each kind, the newest first. */
  trainings: Pick<Training, 'id' | 'kind' | 'heldOn' | 'givenBy'>[];
}

/** What ambassadors and members of teams were trained in, written down by staff. */
@Injectable()
export class TrainingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** Every ambassador who takes part and every member of a team that works. */
  async people(actor: Actor, wardId: string): Promise<TrainedPerson[]> {
    assertMay(actor, 'teams.read', { wardIds: [wardId] }, 'ward');
    const { read } = this.unitOfWork;
    const mentors = await read.findBy(Mentor, { wardId, isActive: true });
    const teams = await read.findBy(Team, { wardId, dissolvedAt: IsNull() });
    const nameOf = new Map(teams.map(({ id, name }) => [id, name]));
    const members = await read.findBy(TeamMember, {
      teamId: In([...nameOf.keys()]),
      leftAt: IsNull(),
    });
    const rows = await read.find(Training, {
      where: { wardId },
      order: { heldOn: 'DESC', id: 'DESC' },
    });
    const lastOf = (side: 'mentorId' | 'memberId', id: string) => {
      const own = rows.filter((row) => row[side] === id);
      return own.filter(({ kind }, at) => own.findIndex((one) => one.kind === kind) === at);
    };
    const teamsOf = (mentorId: string): string[] =>
      members
        .filter((member) => member.mentorId === mentorId)
        .map(({ teamId }) => nameOf.get(teamId) ?? '');
    const others = members.filter(({ mentorId }) => mentorId === null);
    const everybody: TrainedPerson[] = [
      ...mentors.map(({ id, fullName }) => ({
        id,
        side: 'mentor' as const,
        fullName,
        teams: teamsOf(id),
        trainings: lastOf('mentorId', id).map(shown),
      })),
      ...others.map(({ id, fullName, teamId }) => ({
        id,
        side: 'member' as const,
        fullName: fullName ?? '',
        teams: [nameOf.get(teamId) ?? ''],
        trainings: lastOf('memberId', id).map(shown),
      })),
    ];
    return everybody.sort((one, other) => compareNames(one.fullName, other.fullName));
  }

  /** How many ambassadors take part, and how many of them have had each training, by its code. */
  async countsOf(wardId: string): Promise<{ mentors: number; of: Map<string, number> }> {
    const mentors = await this.unitOfWork.read.find(Mentor, {
      select: { id: true, trainings: true },
      where: { wardId, isActive: true },
    });
    const countOf = (code: string): number =>
      mentors.filter(({ trainings }) => trainings.includes(code)).length;
    const of = new Map(TRAININGS.codes.map((code) => [code, countOf(code)]));
    return { mentors: mentors.length, of };
  }

  /**
   * Whoever has it written down of that day already is left as it is; gives those who have it from now on.
   * @throws DomainError invalid-form, not-found
   */
  async record(actor: Actor, wardId: string, given: GivenTraining): Promise<Training[]> {
    assertMay(actor, 'teams.change', { wardIds: [wardId] }, 'ward');
    const now = this.clock.now();
    const { kind, heldOn } = given;
    const givenBy = normaliseText(given.givenBy);
    const mentorIds = [...new Set(given.mentorIds)];
    const memberIds = [...new Set(given.memberIds)];
    const fields = {
      ...(heldOn > localDateOf(now, this.env.TIME_ZONE) ? { heldOn: 'bad-past-date' } : {}),
      ...(givenBy === '' ? { givenBy: 'needed' } : {}),
      ...(mentorIds.length + memberIds.length === 0 ? { people: 'tick-one' } : {}),
    };
    if (Object.keys(fields).length > 0) throw new DomainError('invalid-form', {}, { fields });
    return this.unitOfWork.write(async (manager) => {
      await this.hold(manager, wardId, mentorIds, memberIds);
      const known = await manager.findBy(Training, { wardId, kind, heldOn });
      const isNew = (side: 'mentorId' | 'memberId') => (id: string) =>
        !known.some((row) => row[side] === id);
      const row = { wardId, kind, heldOn, givenBy, createdAt: now };
      const rows: Training[] = [
        ...mentorIds
          .filter(isNew('mentorId'))
          .map((mentorId) => ({ id: newId(), ...row, mentorId, memberId: null })),
        ...memberIds
          .filter(isNew('memberId'))
          .map((memberId) => ({ id: newId(), ...row, mentorId: null, memberId })),
      ];
      if (rows.length > 0) await insert(manager, Training, rows);
      await keepTrainingsOf(manager, mentorIds, now);
      const facts = { kind, heldOn, givenBy };
      await audit(
        manager,
        actor,
        now,
        rows.map(({ id, mentorId, memberId }) => ({
          action: 'training.record',
          subjectId: id,
          wardId,
          facts: { ...facts, mentorId, memberId },
        })),
      );
      return rows;
    });
  }

  /** Takes back what was written down by mistake. @throws DomainError not-found */
  async remove(actor: Actor, id: string): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const training = await manager.findOneBy(Training, { id });
      if (!training) throw notFound('training');
      const { wardId, mentorId, kind, heldOn, givenBy, memberId } = training;
      assertMay(actor, 'teams.change', { wardIds: [wardId] }, 'training');
      if (mentorId) await lockRows(manager, Mentor, [mentorId]);
      await manager.delete(Training, { id });
      if (mentorId) await keepTrainingsOf(manager, [mentorId], now);
      const facts = { kind, heldOn, givenBy, mentorId, memberId };
      await audit(manager, actor, now, [
        { action: 'training.remove', subjectId: id, wardId, facts },
      ]);
    });
  }

  /** Those whom it is written down of, so that two officers come one after the other. @throws DomainError not-found */
  private async hold(
    manager: EntityManager,
    wardId: string,
    mentorIds: readonly string[],
    memberIds: readonly string[],
  ): Promise<void> {
    await lockRows(manager, Mentor, mentorIds);
    await lockRows(manager, TeamMember, memberIds);
    const mentors = await manager.countBy(Mentor, { id: In([...mentorIds]), wardId });
    if (mentors < mentorIds.length) throw notFound('mentor');
    const members = await manager.findBy(TeamMember, { id: In([...memberIds]) });
    const teams = await manager.findBy(Team, { id: In(members.map(({ teamId }) => teamId)) });
    const isOurs = teams.every((team) => team.wardId === wardId);
    if (members.length < memberIds.length || !isOurs) throw notFound('person');
  }
}

const shown = ({ id, kind, heldOn, givenBy }: Training) => ({ id, kind, heldOn, givenBy });
