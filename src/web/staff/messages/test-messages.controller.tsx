import { Body, Get, Post } from '@nestjs/common';
import { isMobile } from '../../../core/vietnamese/phones';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { TestMessages } from '../../../modules/reminders';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { TestMessagesPage } from './test-messages-page';

/** A message to oneself, and what the providers said. */
@PageController()
@Allow('messages.test')
export class TestMessagesPageController {
  constructor(private readonly tests: TestMessages) {}

  @Get(paths.ward.testMessages.pattern)
  show(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(ward);
  }

  @Post(paths.ward.testMessages.pattern)
  send(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const own = { phone: textOf(body, 'phone'), email: textOf(body, 'email') };
        await this.tests.send(actor, ward.id, own);
        return new SeeOther(paths.ward.testMessages(ward.code));
      },
      (refusal) => this.page(ward, refusal),
    );
  }

  private async page(ward: Ward, refusal?: DomainError): Promise<WebPage> {
    const { contactPhone } = ward.settings;
    return new WebPage(
      (t) => t.testMessages.title,
      <TestMessagesPage
        code={ward.code}
        channels={this.tests.channelNames}
        phone={contactPhone !== null && isMobile(contactPhone) ? contactPhone : ''}
        tests={await this.tests.lately(ward.id)}
      />,
      { ward, refusal },
    );
  }
}
