import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../policies/access.decorators';
import { AuditLog } from './audit-log';
import { AuditLogQuery } from './audit-log.dto';
import { AuditLogPage } from './audit-log.views';

@ApiTags('audit')
@Controller('api/v1')
@Allow('audit.read')
export class AuditLogController {
  constructor(private readonly log: AuditLog) {}

  /** Who did what in a ward, the latest first. */
  @Get('wards/:wardId/audit')
  search(@Param('wardId') wardId: string, @Query() query: AuditLogQuery): Promise<AuditLogPage> {
    return this.log.search(wardId, query);
  }
}
