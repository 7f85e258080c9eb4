import { Get } from '@nestjs/common';
import { AllowOnly } from '../../access/access.decorators';
import { ReminderStatusQuery } from '../../reminders/reminder-status';
import { Page } from '../page';
import { PageController } from '../page-controller';
import { OperationsPage } from './operations-page';

/** What operators watch over. */
@PageController('operations')
@AllowOnly('operator')
export class OperationsController {
  constructor(private readonly status: ReminderStatusQuery) {}

  @Get()
  async show(): Promise<Page> {
    const status = await this.status.of(null);
    return new Page((t) => t.messages.operations, <OperationsPage status={status} />);
  }
}
