import { Get } from '@nestjs/common';
import { Allow, AuditLog, CurrentWard } from '../../../modules/access';
import type { Ward } from '../../../modules/wards';
import { askedPage } from '../../kit/components/asked-page';
import { AskedFilter } from '../../kit/page/address-filter';
import { AskedPage } from '../../kit/page/asked';
import { WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { type AuditFilter, auditWords } from './audit-filter';
import { AuditPage } from './audit-page';

/** Who did what in the ward. */
@PageController()
@Allow('audit.read')
export class AuditPageController {
  constructor(private readonly log: AuditLog) {}

  @Get(paths.ward.audit.pattern)
  async show(
    @CurrentWard() ward: Ward,
    @AskedPage() page: number,
    @AskedFilter(auditWords) filter: AuditFilter,
  ): Promise<WebPage> {
    const entries = await askedPage(page, (asked) =>
      this.log.search(ward.id, { ...filter, page: asked }),
    );
    return new WebPage(
      (t) => t.audit.title,
      <AuditPage code={ward.code} entries={entries} filter={filter} />,
      { ward },
    );
  }
}

/** What belongs to no ward: administrators and coordinators who sign in, and whoever tries too often. */
@PageController()
@Allow('service.operate')
export class ServiceAuditPageController {
  constructor(private readonly log: AuditLog) {}

  @Get(paths.operations.audit.pattern)
  async show(
    @AskedPage() page: number,
    @AskedFilter(auditWords) filter: AuditFilter,
  ): Promise<WebPage> {
    const entries = await askedPage(page, (asked) =>
      this.log.search(null, { ...filter, page: asked }),
    );
    return new WebPage(
      (t) => t.audit.titleOfService,
      <AuditPage code={null} entries={entries} filter={filter} />,
    );
  }
}
