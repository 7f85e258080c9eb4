import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { PeopleService } from '../../modules/people';
import { CallCallers, type CallLine, CallLines, CallNotes } from '../../modules/reminders';
import { PlacesService } from '../../modules/wards';
import type { DomainError } from '../../platform/common/domain-error';
import type { FormBody } from '../kit/forms/form-fields';
import { orShow } from '../kit/forms/refusals';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { calledIn, remindersIn } from '../shared/messages/call-form';
import { MentorCallsPage } from './mentor-calls-page';
import { meOf } from '../kit/paths/me';
import type { Texts } from '../../texts';
import { paths } from '../kit/paths/paths';

/** The calls that an ambassador was given, and those to their mentees that are nobody's yet. */
@PageController()
@Allow('mentor-pages.use')
export class MentorCallsController {
  constructor(
    private readonly lines: CallLines,
    private readonly notes: CallNotes,
    private readonly callers: CallCallers,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
  ) {}

  @Get(paths.mentor.calls.pattern)
  show(@CurrentActor() actor: Actor): Promise<WebPage> {
    return this.page(actor);
  }

  @Post(paths.mentor.call.pattern)
  called(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, 'called', () => this.notes.note(actor, calledIn(body, id)));
  }

  @Post(paths.mentor.callReturn.pattern)
  giveBack(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, 'call-given-back', () =>
      this.callers.giveBack(actor, remindersIn(body, id)),
    );
  }

  /** Does what was pressed; a refusal shows the page again. */
  private act(
    actor: Actor,
    notice: keyof Texts['notices'],
    work: () => Promise<unknown>,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await work();
        return new SeeOther(paths.mentor.calls(meOf(actor)), notice);
      },
      (refusal) => this.page(actor, refusal),
    );
  }

  private async page(actor: Actor, refusal?: DomainError): Promise<WebPage> {
    const lines = await this.lines.ofMentor(actor.id ?? '');
    const hamlets = await this.hamletsOf(lines);
    return new WebPage(
      (t) => t.messages.mentorCallsTitle,
      <MentorCallsPage lines={lines} hamlets={hamlets} />,
      { isForPhones: true, refusal },
    );
  }

  /** Where those live whom nobody can call. */
  private async hamletsOf(lines: readonly CallLine[]): Promise<Map<string, string>> {
    const unreached = lines.filter(({ number }) => number === null);
    const homes = await this.people.menteesById(
      unreached.flatMap((line) => line.people.map(({ id }) => id)),
    );
    const names = new Map<string, string>();
    for (const wardId of new Set(unreached.map((line) => line.wardId))) {
      for (const [id, name] of await this.places.hamletNames(wardId)) names.set(id, name);
    }
    const hamletsOf = new Map<string, string>();
    for (const { line, people } of unreached) {
      const hamlets = new Set(
        people.map(({ id }) => names.get(homes.get(id)?.hamletId ?? '') ?? ''),
      );
      hamletsOf.set(line, [...hamlets].filter(Boolean).join(', '));
    }
    return hamletsOf;
  }
}
