import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../../platform/database/columns';

/** Whom a class is for. */
export const audienceKinds = ['ward', 'hamlet', 'group', 'team', 'programme', 'untaught'] as const;
export type AudienceKind = (typeof audienceKinds)[number];

/**
 * Six to sixty people, one topic, one or more ambassadors (lớp học). When and where it is, its seats and its state
 * stand in its sessions: the one with the seats says it for the class.
 */
@Entity('group_class')
export class GroupClass {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  /** `team`: the people of the hamlets that a team serves; `programme`: who is in it; `untaught`: whoever needs the topic and has nobody who teaches it. */
  @TextColumn({ length: 10 })
  audienceKind!: AudienceKind;

  /** The hamlet, the code of the group, the team, or the programme; null where the kind says it all. */
  @TextColumn({ length: 40, nullable: true })
  audienceRef!: string | null;

  /** Whom to call about it, E.164: it stands on posters. */
  @TextColumn({ nullable: true })
  phone!: string | null;

  @InstantColumn()
  createdAt!: number;
}
