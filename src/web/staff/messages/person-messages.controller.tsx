import { Body, Get, Param, Post } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { MessageChoicesService, PhoneCorrections } from '../../../modules/reminders';
import type { Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { kindOf } from '../../shared/people/people-kind';
import { PersonMessagesPage } from './person-messages-page';
import { paths } from '../../kit/paths/paths';

@PageController()
@Allow('messages.choose')
export class PersonMessagesController {
  constructor(
    private readonly choices: MessageChoicesService,
    private readonly corrections: PhoneCorrections,
  ) {}

  @Get(paths.ward.personMessages.pattern)
  show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('people') people: string,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(actor, ward, { people, id });
  }

  @Post(paths.ward.personMessages.pattern)
  save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('people') people: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const email = textOf(body, 'email');
        if (email && !isEmail(email)) throw invalidFields({ email: 'bad-email' });
        const language = textOf(body, 'language');
        await this.choices.change(actor, kindOf(people), id, {
          language: language === 'vi' || language === 'en' ? language : null,
          isStopped: textOf(body, 'whether') === 'no',
          email: email || null,
        });
        return new SeeOther(paths.ward.personMessages(ward.code, people, id), 'messages-saved');
      },
      (refusal) => this.page(actor, ward, { people, id }, refusal),
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    { people, id }: { people: string; id: string },
    refusal?: DomainError,
  ): Promise<WebPage> {
    const choices = await this.choices.of(actor, kindOf(people), id);
    const corrections = await this.corrections.latest(ward.id, id);
    return new WebPage(
      (t) => t.messages.titleOf(choices.name),
      <PersonMessagesPage
        code={ward.code}
        side={kindOf(people)}
        personId={id}
        corrections={corrections}
        action={paths.ward.personMessages(ward.code, people, id)}
        back={paths.ward[kindOf(people)](ward.code, id)}
        choices={choices}
      />,
      { ward, refusal },
    );
  }
}
