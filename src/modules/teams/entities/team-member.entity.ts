import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { LeadsToPerson } from '../../../platform/database/person-columns';

/** Of a team, one leads. */
export const teamRoles = ['leader', 'deputy', 'member'] as const;
export type TeamRole = (typeof teamRoles)[number];

/** Somebody in a team: an ambassador of the ward, or somebody who is none. */
@Entity('team_member')
export class TeamMember {
  @IdColumn()
  id!: string;

  @RefColumn()
  teamId!: string;

  /** Null of who is no ambassador. */
  @RefColumn({ nullable: true })
  @LeadsToPerson()
  mentorId!: string | null;

  /** Of who is no ambassador; an ambassador is named by their own record. */
  @TextColumn({ length: 120, nullable: true })
  fullName!: string | null;

  /** E.164; of who is no ambassador. */
  @TextColumn({ nullable: true })
  phone!: string | null;

  /** A code of core/vietnamese/organisations. */
  @TextColumn({ length: 40 })
  organisation!: string;

  @TextColumn({ length: 10 })
  role!: TeamRole;

  /** Since when they are in it no more. */
  @InstantColumn({ nullable: true })
  leftAt!: number | null;

  @InstantColumn()
  createdAt!: number;
}
