import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import type { Page, PageQuery } from '../../../platform/http/paging';
import { number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { readDueMessages } from '../messages/due-message';
import { type CallItem, CallItems } from './call-items';
import { ofWard, openAt, toCall } from './open-calls';

const totalRow = { total: number };

/** The messages that nobody got and staff tell by phone, one by one; grouped by number they are `CallLines`. */
@Injectable()
export class CallList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly items: CallItems,
  ) {}

  /** By the start of the session, the next one first. */
  async list(wardId: string, query: Pick<PageQuery, 'page' | 'pageSize'>): Promise<Page<CallItem>> {
    const { page, pageSize } = query;
    const manager = this.unitOfWork.read;
    const open = openAt(wardId, this.clock.now());
    const [{ total }] = await select(
      manager,
      totalRow,
      `SELECT COUNT(*) AS total FROM reminder r WHERE ${ofWard} AND ${toCall}`,
      open,
    );
    const dueMessages = await readDueMessages(
      manager,
      `${ofWard} AND ${toCall} ORDER BY r.session_start_at, r.id LIMIT $4 OFFSET $5`,
      [...open, pageSize, (page - 1) * pageSize],
    );
    return { items: await this.items.of(manager, dueMessages), page, pageSize, total };
  }
}
