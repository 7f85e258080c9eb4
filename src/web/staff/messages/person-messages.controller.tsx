import { Body, Get, Param, Post } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import { MessageChoicesService } from '../../../modules/reminders';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { PersonMessagesPage } from './person-messages-page';
import { StaffWards } from '../staff-wards';

const kinds: Record<string, 'mentor' | 'mentee'> = { mentors: 'mentor', mentees: 'mentee' };

@PageController('wards/:code/:people/:id/messages')
@AllowOnly(...staff)
export class PersonMessagesController {
  constructor(
    private readonly wards: StaffWards,
    private readonly choices: MessageChoicesService,
  ) {}

  @Get()
  show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('people') people: string,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.page(actor, { code, people, id });
  }

  @Post()
  save(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('people') people: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    return orShow(
      async () => {
        await this.wards.find(actor, code);
        const email = textOf(body, 'email');
        if (email && !isEmail(email)) throw invalidFields({ email: 'bad-email' });
        const language = textOf(body, 'language');
        await this.choices.change(actor, kindOf(people), id, {
          language: language === 'vi' || language === 'en' ? language : null,
          isStopped: textOf(body, 'whether') === 'no',
          email: email || null,
        });
        return new SeeOther(`/wards/${code}/${people}/${id}/messages`, 'messages-saved');
      },
      (refusal) => this.page(actor, { code, people, id }, refusal),
    );
  }

  private async page(
    actor: Actor,
    { code, people, id }: { code: string; people: string; id: string },
    refusal?: DomainError,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const choices = await this.choices.of(actor, kindOf(people), id);
    return new Page(
      (t) => t.messages.titleOf(choices.name),
      <PersonMessagesPage path={`/wards/${code}/${people}/${id}`} choices={choices} />,
      { ward, refusal },
    );
  }
}

function kindOf(people: string): 'mentor' | 'mentee' {
  const kind = kinds[people];
  if (!kind) throw notFound('page');
  return kind;
}
