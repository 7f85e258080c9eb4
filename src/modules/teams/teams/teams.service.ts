import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { personNameFault, normaliseName } from '../../../core/vietnamese/names';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { normaliseText } from '../../../core/vietnamese/text';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isDuplicate } from '../../../platform/database/violations';
import { type Actor, assertMay, audit } from '../../access';
import { Mentor } from '../../people';
import { Hamlet } from '../../wards';
import { Team } from '../entities/team.entity';
import { TeamMember, type TeamRole } from '../entities/team-member.entity';
import { findTeam, teamWithMembers, type TeamWithMembers } from './team-rows';

/** What is said of a team. */
export type SaidOfTeam = Pick<Team, 'name' | 'hamletIds'>;

/** Somebody who joins: an ambassador by `mentorId`, else a name and, where there is one, a number in any spelling. */
export interface NewMember {
  mentorId?: string | null;
  fullName?: string;
  phone?: string;
  organisation: string;
  role: TeamRole;
}

/** What is left out stays; an ambassador's name and number are changed where ambassadors are. */
export type ChangedMember = Partial<Omit<NewMember, 'mentorId'>> & { hasLeft?: boolean };

/** Community technology teams of a ward, made and kept by its staff. Every change answers the team as it stands then. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError team-exists, invalid-form, not-found */
  async make(actor: Actor, wardId: string, said: SaidOfTeam): Promise<TeamWithMembers> {
    assertMay(actor, 'teams.change', { wardIds: [wardId] }, 'ward');
    const now = this.clock.now();
    return this.write(async (manager) => {
      const { name, hamletIds } = await checked(manager, wardId, said);
      const id = newId();
      const times = { dissolvedAt: null, version: 1, createdAt: now, updatedAt: now };
      await insert(manager, Team, { id, wardId, name, hamletIds, ...times });
      await this.record(manager, actor, { id, wardId }, 'team.make', { name });
      return teamWithMembers(manager, id);
    });
  }

  /** Another name or other hamlets; what is left out stays. @throws DomainError team-exists, stale-version, team-dissolved … */
  async change(
    actor: Actor,
    id: string,
    { version, name, hamletIds }: Partial<SaidOfTeam> & { version: number },
  ): Promise<TeamWithMembers> {
    return this.changing(actor, id, async (manager, team) => {
      assertWorks(team);
      const changes = await checked(manager, team.wardId, {
        name: name ?? team.name,
        hamletIds: hamletIds ?? team.hamletIds,
      });
      await this.set(manager, { ...team, version }, changes);
      await this.record(manager, actor, team, 'team.change', changes);
    });
  }

  /** The team is no more; members, trainings and what it did stay known. @throws DomainError team-dissolved, stale-version */
  async dissolve(
    actor: Actor,
    id: string,
    { version }: { version: number },
  ): Promise<TeamWithMembers> {
    return this.changing(actor, id, async (manager, team) => {
      assertWorks(team);
      await this.set(manager, { ...team, version }, { dissolvedAt: this.clock.now() });
      await this.record(manager, actor, team, 'team.dissolve');
    });
  }

  /** It works again, with its members. @throws DomainError team-exists, stale-version */
  async restore(
    actor: Actor,
    id: string,
    { version }: { version: number },
  ): Promise<TeamWithMembers> {
    return this.changing(actor, id, async (manager, team) => {
      await this.set(manager, { ...team, version }, { dissolvedAt: null });
      await this.record(manager, actor, team, 'team.restore');
    });
  }

  /** Whoever was in it before is in it again. @throws DomainError already-in-team, team-dissolved, invalid-form, not-found */
  async addMember(actor: Actor, id: string, member: NewMember): Promise<TeamWithMembers> {
    return this.changing(actor, id, async (manager, team) => {
      assertWorks(team);
      const { role, organisation } = member;
      const known = member.mentorId ? await this.known(manager, team, member.mentorId) : undefined;
      if (role === 'leader') await this.makeRoom(manager, team);
      const memberId = known?.id ?? newId();
      if (known)
        await manager.update(TeamMember, { id: known.id }, { role, organisation, leftAt: null });
      else {
        const who = member.mentorId
          ? { mentorId: member.mentorId, fullName: null, phone: null }
          : { mentorId: null, ...nameAndPhone(member) };
        const row = { id: memberId, teamId: id, ...who, organisation, role };
        await insert(manager, TeamMember, { ...row, leftAt: null, createdAt: this.clock.now() });
      }
      await this.set(manager, team, {});
      await this.record(manager, actor, team, 'team.member-join', { memberId, role });
    });
  }

  /** Another role, organisation, name or number; gone, or back again. @throws DomainError not-found, invalid-form, team-dissolved */
  async changeMember(
    actor: Actor,
    id: string,
    memberId: string,
    { hasLeft, ...said }: ChangedMember,
  ): Promise<TeamWithMembers> {
    return this.changing(actor, id, async (manager, team) => {
      assertWorks(team);
      const member = await manager.findOneBy(TeamMember, { id: memberId, teamId: id });
      if (!member) throw notFound('person');
      const isGone = hasLeft ?? member.leftAt !== null;
      const leftAt = isGone ? (member.leftAt ?? this.clock.now()) : null;
      // Whoever leads no more because somebody else does meanwhile comes back as one of the others.
      const comesBack = member.leftAt !== null && !isGone && said.role === undefined;
      const wanted = comesBack ? 'member' : (said.role ?? member.role);
      if (wanted === 'leader' && !isGone) await this.makeRoom(manager, team, memberId);
      const isNamed = said.fullName !== undefined || said.phone !== undefined;
      const who =
        member.mentorId === null && isNamed
          ? nameAndPhone({
              fullName: said.fullName ?? member.fullName ?? '',
              phone: said.phone ?? member.phone ?? '',
            })
          : {};
      const organisation = said.organisation ?? member.organisation;
      await manager.update(
        TeamMember,
        { id: memberId },
        { ...who, organisation, role: wanted, leftAt },
      );
      await this.set(manager, team, {});
      const act = hasLeft === undefined ? 'change' : hasLeft ? 'leave' : 'return';
      await this.record(manager, actor, team, `team.member-${act}`, { memberId, role: wanted });
    });
  }

  /** The row of an ambassador who was in the team before. @throws DomainError already-in-team, not-found */
  private async known(
    manager: EntityManager,
    team: Team,
    mentorId: string,
  ): Promise<TeamMember | undefined> {
    const mentor = await manager.findOneBy(Mentor, { id: mentorId, wardId: team.wardId });
    if (!mentor?.isActive) throw notFound('mentor');
    const rows = await manager.findBy(TeamMember, { teamId: team.id, mentorId });
    if (rows.some(({ leftAt }) => leftAt === null)) {
      throw new DomainError('already-in-team', { name: mentor.fullName });
    }
    return rows[0];
  }

  /** Of a team, one leads: who did so far is one of the others from now on. */
  private async makeRoom(manager: EntityManager, team: Team, butId = ''): Promise<void> {
    await manager.update(
      TeamMember,
      { teamId: team.id, role: 'leader', leftAt: IsNull(), id: Not(butId) },
      { role: 'member' },
    );
  }

  private async changing(
    actor: Actor,
    id: string,
    work: (manager: EntityManager, team: Team) => Promise<void>,
  ): Promise<TeamWithMembers> {
    return this.write(async (manager) => {
      const { wardId } = await findTeam(manager, id);
      assertMay(actor, 'teams.change', { wardIds: [wardId] }, 'team');
      // Two who change its members at once come one after the other.
      await lockRows(manager, Team, [id]);
      await work(manager, await findTeam(manager, id));
      return teamWithMembers(manager, id);
    });
  }

  private async set(
    manager: EntityManager,
    team: Team,
    changes: Partial<Pick<Team, 'name' | 'hamletIds' | 'dissolvedAt'>>,
  ): Promise<void> {
    await compareAndSet(manager, Team, team, { ...changes, updatedAt: this.clock.now() });
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    { id, wardId }: Pick<Team, 'id' | 'wardId'>,
    action: string,
    facts: Record<string, unknown> = {},
  ): Promise<void> {
    return audit(manager, actor, this.clock.now(), [{ action, subjectId: id, wardId, facts }]);
  }

  private async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.unitOfWork.write(work);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw new DomainError('team-exists', {}, { fields: { name: 'team-exists' } });
    }
  }
}

/** @throws DomainError invalid-form, not-found */
async function checked(
  manager: EntityManager,
  wardId: string,
  said: SaidOfTeam,
): Promise<SaidOfTeam> {
  const name = normaliseText(said.name);
  const hamletIds = [...new Set(said.hamletIds)];
  const fields = {
    ...(name === '' ? { name: 'needed' } : {}),
    ...(hamletIds.length === 0 ? { hamletIds: 'tick-one' } : {}),
  };
  if (Object.keys(fields).length > 0) throw invalid(fields);
  const known = await manager.countBy(Hamlet, { id: In(hamletIds), wardId });
  if (known < hamletIds.length) throw notFound('hamlet');
  return { name, hamletIds };
}

/** Of somebody who is no ambassador. @throws DomainError invalid-form */
function nameAndPhone({
  fullName = '',
  phone = '',
}: Pick<NewMember, 'fullName' | 'phone'>): Pick<TeamMember, 'fullName' | 'phone'> {
  const read = phone.trim() === '' ? null : readPhoneNumber(phone);
  const fault = personNameFault(fullName);
  const fields = {
    ...(fault ? { fullName: fault } : {}),
    ...(phone.trim() !== '' && !read ? { phone: 'bad-contact' } : {}),
  };
  if (Object.keys(fields).length > 0) throw invalid(fields);
  return { fullName: normaliseName(fullName), phone: read?.number ?? null };
}

function assertWorks({ dissolvedAt }: Team): void {
  if (dissolvedAt !== null) throw new DomainError('team-dissolved');
}

function invalid(fields: Record<string, string>): DomainError {
  return new DomainError('invalid-form', {}, { fields });
}
