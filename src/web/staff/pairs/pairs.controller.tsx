import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { ForbiddenPairs, MatchRunsService, PairsService } from '../../../modules/matching';
import { PeopleService } from '../../../modules/people';
import type { Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { UnpairedRows } from './unpaired-rows';
import { BorderRows } from '../../shared/pairs/border-rows';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { PagedPairGroups } from './paged-pair-groups';
import { ChooseMentorPage } from './choose-mentor-page';
import { PairsPage } from './pairs-page';
import { paths } from '../../kit/paths/paths';
import { AskedPage } from '../../kit/page/asked';

@PageController()
@Allow('pairs.assign')
export class PairsPageController {
  constructor(
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly runs: MatchRunsService,
    private readonly unpaired: UnpairedRows,
    private readonly border: BorderRows,
    private readonly groups: PagedPairGroups,
    private readonly forbidden: ForbiddenPairs,
  ) {}

  @Allow('pairs.read')
  @Get(paths.ward.pairs.pattern)
  async list(@CurrentWard() ward: Ward, @AskedPage() page: number): Promise<WebPage> {
    return new WebPage(
      (t) => t.matching.pairs,
      <PairsPage
        code={ward.code}
        groups={await this.groups.ofToday(ward.id, page)}
        unpaired={await this.unpaired.of(ward.id)}
        run={await this.runs.latest(ward.id, ['queued', 'running', 'proposed'])}
        border={await this.border.ofToday(ward.id)}
        hasPeople={await this.people.hasBoth(ward.id)}
      />,
      { ward },
    );
  }

  @Get(paths.ward.menteeMentor.pattern)
  async chooseMentor(@CurrentWard() ward: Ward, @Param('id') id: string): Promise<WebPage> {
    return this.choosePage(ward, id);
  }

  @Post(paths.ward.menteeMentor.pattern)
  async assign(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const mentorId = textOf(body, 'mentorId');
    return orShow(
      async () => {
        if (!mentorId) throw invalidFields({ mentorId: 'choose-one' });
        await this.pairs.assign(actor, ward.id, id, mentorId);
        return new SeeOther(paths.ward.mentee(ward.code, id), 'moved');
      },
      (refusal) => this.choosePage(ward, id, refusal),
    );
  }

  @Post(paths.ward.menteeRelease.pattern)
  async release(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<SeeOther> {
    await this.pairs.release(actor, ward.id, id, textOf(body, 'forbid') === 'yes');
    return new SeeOther(paths.ward.mentee(ward.code, id), 'released');
  }

  @Post(paths.ward.menteeAllow.pattern)
  async allow(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<SeeOther> {
    await this.forbidden.allow(actor, ward.id, id, textOf(body, 'mentorId'));
    return new SeeOther(paths.ward.menteeMentor(ward.code, id), 'pair-allowed');
  }

  private async choosePage(ward: Ward, menteeId: string, refusal?: DomainError): Promise<WebPage> {
    const mentee = await this.people.mentee(menteeId);
    const possible = await this.pairs.possibleMentors(ward.id, menteeId);
    const pair = await this.pairs.ofMentee(menteeId);
    const forbidden = await this.forbidden.ofMentee(menteeId);
    const names = await this.people.namesOf([
      ...possible.map(({ mentorId }) => mentorId),
      ...(pair ? [pair.mentorId] : []),
    ]);
    const path = paths.ward.mentee(ward.code, menteeId);
    return new WebPage(
      (t) => t.matching.moveTitle(mentee.fullName),
      <ChooseMentorPage
        action={paths.ward.menteeMentor(ward.code, menteeId)}
        back={path}
        menteeName={mentee.fullName}
        current={pair && { id: pair.mentorId, name: names.get(pair.mentorId) ?? '' }}
        mentors={possible.map((mentor) => ({ ...mentor, name: names.get(mentor.mentorId) ?? '' }))}
        forbidden={forbidden.map(({ mentorId, mentorName }) => ({
          id: mentorId,
          name: mentorName,
        }))}
        allowPath={paths.ward.menteeAllow(ward.code, menteeId)}
        releasePath={paths.ward.menteeRelease(ward.code, menteeId)}
      />,
      { ward, refusal },
    );
  }
}
