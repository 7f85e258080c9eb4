import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { inNaturalOrder } from '../../../core/vietnamese/natural-order';
import { notFound } from '../../../platform/common/domain-error';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { Team } from '../entities/team.entity';
import { TeamMember } from '../entities/team-member.entity';
import { teamWithMembers, type TeamWithMembers, withMembers } from './team-rows';

/** What people see of teams; nothing here changes anything. */
@Injectable()
export class TeamQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of a ward, those that work first, team 2 before team 10. */
  async list(actor: Actor, wardId: string): Promise<TeamWithMembers[]> {
    assertMay(actor, 'teams.read', { wardIds: [wardId] }, 'ward');
    const { read } = this.unitOfWork;
    const teams = await withMembers(read, await read.findBy(Team, { wardId }));
    return teams.sort(
      (one, other) =>
        Number(one.dissolvedAt !== null) - Number(other.dissolvedAt !== null) ||
        inNaturalOrder(one.name, other.name),
    );
  }

  /** @throws DomainError not-found */
  async one(actor: Actor, id: string): Promise<TeamWithMembers> {
    const team = await teamWithMembers(this.unitOfWork.read, id);
    assertMay(actor, 'teams.read', { wardIds: [team.wardId] }, 'team');
    return team;
  }

  /** Those of a ward that work, by name: what a form offers. */
  async working(wardId: string): Promise<Pick<Team, 'id' | 'name'>[]> {
    const teams = await this.unitOfWork.read.findBy(Team, { wardId, dissolvedAt: IsNull() });
    return teams
      .map(({ id, name }) => ({ id, name }))
      .sort((one, other) => inNaturalOrder(one.name, other.name));
  }

  /** Those that an ambassador leads, or stands in for the leader of. */
  async ledBy(actor: Actor): Promise<TeamWithMembers[]> {
    if (actor.kind !== 'mentor' || actor.id === null) throw notFound('team');
    const { read } = this.unitOfWork;
    const teams = await this.led(actor.id);
    return withMembers(
      read,
      teams.sort((one, other) => inNaturalOrder(one.name, other.name)),
    );
  }

  /** Whether an ambassador leads a team, or stands in for its leader. */
  async leadsAny(mentorId: string): Promise<boolean> {
    return (await this.led(mentorId)).length > 0;
  }

  private async led(mentorId: string): Promise<Team[]> {
    const { read } = this.unitOfWork;
    const role = In(['leader', 'deputy']);
    const leading = await read.findBy(TeamMember, { mentorId, role, leftAt: IsNull() });
    if (leading.length === 0) return [];
    const ids = [...new Set(leading.map(({ teamId }) => teamId))];
    return read.findBy(Team, { id: In(ids), dissolvedAt: IsNull() });
  }
}
