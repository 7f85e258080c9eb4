import { IsOptional } from 'class-validator';
import { Id, LocalDay, OneOf } from '../../../platform/http/fields';
import { PageQuery } from '../../../platform/http/paging';
import type { Actor } from '../policies/actor';
import { roles } from '../policies/policy';
import { type AuditGroup, auditGroupNames } from './audit-groups';

/** Which acts; the latest come first. */
export class AuditLogQuery extends PageQuery {
  /** The first day. */
  @IsOptional()
  @LocalDay()
  from?: string;

  /** The last day. */
  @IsOptional()
  @LocalDay()
  to?: string;

  /** Of this kind. */
  @IsOptional()
  @OneOf(auditGroupNames)
  group?: AuditGroup;

  /** By whoever acts as this; `system` is the service itself. */
  @IsOptional()
  @OneOf([...roles, 'system'])
  actorKind?: Actor['kind'];

  /** By this account or person. */
  @IsOptional()
  @Id()
  actorId?: string;

  /** To this person, session or other thing. */
  @IsOptional()
  @Id()
  subjectId?: string;
}
