import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type DomainError } from '../../../platform/common/domain-error';
import { PairsService } from '../../../modules/matching';
import { type Mentor, PeopleService } from '../../../modules/people';
import { FallenSilent } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { orShow } from '../../kit/forms/refusals';
import { Succession, SuccessorsPage } from './successors-page';
import { paths } from '../../kit/paths/paths';

/** Gives the mentees of an ambassador to others, in one step. */
@PageController()
@Allow('pairs.assign')
export class SuccessorsController {
  constructor(
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly silent: FallenSilent,
  ) {}

  @Get(paths.ward.mentorSuccessors.pattern)
  async choose(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(actor, ward, await this.mentor(ward, id));
  }

  @Post(paths.ward.mentorSuccessors.pattern)
  async move(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const mentor = await this.mentor(ward, id);
    const mentees = await this.pairs.ofMentor(id);
    const wanted = mentees
      .map(({ menteeId }) => ({ menteeId, mentorId: textOf(body, menteeId) }))
      .filter(({ mentorId }) => mentorId !== '');
    return orShow(
      async () => {
        await this.pairs.assignAll(actor, ward.id, wanted);
        return new SeeOther(paths.ward.mentor(ward.code, id), 'moved');
      },
      (refusal) => this.page(actor, ward, mentor, refusal),
    );
  }

  private async mentor(ward: Ward, id: string): Promise<Mentor> {
    return inWard(ward, 'mentor', await this.people.mentor(id));
  }

  private async page(
    actor: Actor,
    ward: Ward,
    mentor: Mentor,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const path = paths.ward.mentor(ward.code, mentor.id);
    return new WebPage(
      (t) => t.matching.successorsTitle(mentor.fullName),
      <SuccessorsPage
        action={paths.ward.mentorSuccessors(ward.code, mentor.id)}
        back={path}
        mentorName={mentor.fullName}
        successions={await this.successions(actor, ward.id, mentor.id)}
      />,
      { ward, refusal },
    );
  }

  /** For each mentee the nearest who has room left, and who is not silent as well. */
  private async successions(actor: Actor, wardId: string, mentorId: string): Promise<Succession[]> {
    const silent = (await this.silent.mentors(actor, wardId)).map((mentor) => mentor.mentorId);
    const passed = new Set([...silent, mentorId]);
    const given = new Map<string, number>();
    const successions: Succession[] = [];
    for (const { menteeId } of await this.pairs.ofMentor(mentorId)) {
      const possible = await this.pairs.possibleMentors(wardId, menteeId);
      const open = possible.filter(
        (one) => !passed.has(one.mentorId) && one.mentees < one.maxMentees,
      );
      const names = await this.people.namesOf([menteeId, ...open.map((one) => one.mentorId)]);
      const chosen = open.find(
        (one) => one.mentees + (given.get(one.mentorId) ?? 0) < one.maxMentees,
      );
      if (chosen) given.set(chosen.mentorId, (given.get(chosen.mentorId) ?? 0) + 1);
      successions.push({
        menteeId,
        name: names.get(menteeId) ?? '',
        mentors: open.map((one) => ({ ...one, name: names.get(one.mentorId) ?? '' })),
        chosenId: chosen?.mentorId ?? null,
      });
    }
    return successions;
  }
}
