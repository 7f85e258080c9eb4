import { In } from 'typeorm';
import { GONE } from '../../core/people/traces';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { Door } from './entities/door.entity';
import { DoorVisit } from './entities/door-visit.entity';
import { Team } from './entities/team.entity';
import { TeamMember } from './entities/team-member.entity';
import { Training } from './entities/training.entity';

/** Whoever is in a team without a record of their own, who trained whom, whose door it is, and what was said there. */
export const teamsErasure: ErasureRule[] = [
  {
    table: 'team',
    columns: ['name'],
    erase: async (manager, { wardId, traces }) => {
      const teams = await manager.find(Team, { where: { wardId }, select: { name: true } });
      const taken = new Set(teams.map(({ name }) => name));
      await rewriteRows(manager, Team, { wardId }, ({ name }) => {
        const left = traces.takenOut(name);
        if (!differs(name, left)) return null;
        const free = freeName(left, taken);
        taken.add(free);
        return { name: free };
      });
    },
  },
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
  {
    table: 'door',
    columns: ['label', 'address', 'phone'],
    erase: async (manager, { wardId, ids, traces, addresses }) => {
      const visits = await manager.findBy(DoorVisit, { menteeId: In([...ids]) });
      const theirs = new Set(visits.map(({ doorId }) => doorId));
      await rewriteRows(manager, Door, { wardId }, ({ id, label, address, phone }) => {
        const isTheirs =
          theirs.has(id) ||
          (phone !== null && addresses.includes(phone)) ||
          [label, address].some((text) => text !== null && traces.areIn(text));
        // The door stays, so that the counts of its hamlet do.
        return isTheirs ? { label: GONE, address: null, phone: null } : null;
      });
    },
  },
  {
    table: 'door_visit',
    columns: ['note'],
    erase: async (manager, { wardId, ids, traces }) => {
      const doors = await manager.find(Door, { where: { wardId }, select: { id: true } });
      const at = { doorId: In(doors.map(({ id }) => id)) };
      await rewriteRows(manager, DoorVisit, at, ({ note, menteeId }) => {
        if (note === null) return null;
        if (menteeId !== null && ids.includes(menteeId)) return { note: null };
        const left = traces.takenOut(note);
        return differs(note, left) ? { note: left } : null;
      });
    },
  },
];

/** Two teams of a ward are never called the same. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let nth = 2; taken.has(free); nth += 1) free = `${name} ${nth}`;
  return free;
}
