import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../../modules/access';
import { type MessageChoices, MessageChoicesService } from '../../../modules/reminders';
import { OwnMessagesPage } from './own-messages-page';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { meOf } from '../../kit/paths/me';
import { paths } from '../../kit/paths/paths';

type Kind = 'mentee' | 'mentor';

/** A person's own choice of messages; the same for mentees and ambassadors. */
abstract class OwnMessages {
  constructor(
    private readonly kind: Kind,
    private readonly choices: MessageChoicesService,
  ) {}

  @Get()
  async show(@CurrentActor() actor: Actor): Promise<WebPage> {
    const choices = await this.choices.of(actor, this.kind, actor.id ?? '');
    return new WebPage(
      (t) => t.messages.title,
      <OwnMessagesPage kind={this.kind} choices={choices} />,
      { isForPhones: true, about: 'messages' },
    );
  }

  @Post('language')
  chooseLanguage(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<SeeOther> {
    const language = textOf(body, 'language') === 'en' ? 'en' : 'vi';
    return this.change(actor, { language }, 'messages-saved');
  }

  @Post('stop')
  stop(@CurrentActor() actor: Actor): Promise<SeeOther> {
    return this.change(actor, { isStopped: true }, 'messages-stopped');
  }

  @Post('resumption')
  resume(@CurrentActor() actor: Actor): Promise<SeeOther> {
    return this.change(actor, { isStopped: false }, 'messages-resumed');
  }

  private async change(
    actor: Actor,
    choices: Partial<MessageChoices>,
    notice: ConstructorParameters<typeof SeeOther>[1],
  ): Promise<SeeOther> {
    await this.choices.change(actor, this.kind, actor.id ?? '', choices);
    return new SeeOther(paths[this.kind].messages(meOf(actor)), notice);
  }
}

@PageController(paths.mentee.messages.pattern)
@Allow('mentee-pages.use')
export class MenteeMessagesController extends OwnMessages {
  constructor(choices: MessageChoicesService) {
    super('mentee', choices);
  }
}

@PageController(paths.mentor.messages.pattern)
@Allow('mentor-pages.use')
export class MentorMessagesController extends OwnMessages {
  constructor(choices: MessageChoicesService) {
    super('mentor', choices);
  }
}
