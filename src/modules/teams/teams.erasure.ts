import { In } from 'typeorm';
import { GONE } from '../../core/people/traces';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { Team } from './entities/team.entity';
import { TeamMember } from './entities/team-member.entity';
import { Training } from './entities/training.entity';

/** Whoever is in a team without a record of their own, and who trained whom. */
export const teamsErasure: ErasureRule[] = [
  {
    table: 'team_member',
    columns: ['full_name', 'phone'],
    erase: async (manager, { wardId, traces, addresses }) => {
      const teams = await manager.find(Team, { where: { wardId }, select: { id: true } });
      const theirs = { teamId: In(teams.map(({ id }) => id)) };
      await rewriteRows(manager, TeamMember, theirs, ({ fullName, phone }) => {
        const isTheirNumber = phone !== null && addresses.includes(phone);
        if (fullName === null || !(isTheirNumber || traces.areIn(fullName))) return null;
        return { fullName: GONE, phone: null };
      });
    },
  },
  {
    table: 'training',
    columns: ['given_by'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, Training, { wardId }, ({ givenBy }) => {
        const left = traces.takenOut(givenBy);
        return differs(givenBy, left) ? { givenBy: left } : null;
      }),
  },
];
