import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type DomainError } from '../../../platform/common/domain-error';
import { PairsService, Successors } from '../../../modules/matching';
import type { PairKey } from '../../../core/matching/rules/problem';
import { grouped } from '../../../platform/common/grouped';
import { type Mentor, PeopleService } from '../../../modules/people';
import { FallenSilent } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { type SeeOther, WebPage } from '../../kit/page/page';
import { inWard } from '../../kit/page/in-ward';
import { PageController } from '../../kit/page/page-controller';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { type Giving, GivingDesk } from './giving-desk';
import { HandoverPage, type MentorWithMentees, StayHere } from './handover-page';
import { Succession, SuccessorsPage } from './successors-page';
import { paths } from '../../kit/paths/paths';
import { MentorNames } from '../../shared/people/names-apart';

/** Gives the mentees of an ambassador to others, in one step. */
@PageController()
@Allow('pairs.assign')
export class SuccessorsController {
  constructor(
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly silent: FallenSilent,
    private readonly giving: GivingDesk,
    private readonly successors: Successors,
    private readonly names: MentorNames,
  ) {}

  /** From the first page, where nobody was chosen yet. */
  @Get(paths.ward.handover.pattern)
  ask(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.askPage(ward);
  }

  /** Shared out as well as can be: what that does, to be confirmed in one press. */
  @Post(paths.ward.handover.pattern)
  async share(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const mentorId = textOf(body, 'mentorId');
    if (!mentorId) return this.askPage(ward, invalidFields({ mentorId: 'choose-one' }));
    const mentor = await this.mentor(ward, mentorId);
    const shared = await this.successors.shareOut(
      ward.id,
      mentorId,
      await this.silentIn(actor, ward),
    );
    if (shared.size === 0) return this.page(actor, ward, mentor);
    const pairs = await this.pairs.ofMentor(mentorId);
    const staying = pairs.flatMap(({ menteeId }) => (shared.has(menteeId) ? [] : menteeId));
    const names = [...(await this.people.namesOf(staying)).values()].join(', ');
    const wanted = [...shared].map(([menteeId, nextId]) => ({ menteeId, mentorId: nextId }));
    const note = staying.length > 0 ? <StayHere names={names} /> : null;
    return orShow(
      () => this.giving.answer(actor, { ...givingOf(ward, mentorId, wanted), note }, {}),
      (refusal) => this.page(actor, ward, mentor, refusal),
    );
  }

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
      () => this.giving.answer(actor, givingOf(ward, id, wanted), body),
      (refusal) => this.page(actor, ward, mentor, refusal),
    );
  }

  private async askPage(ward: Ward, refusal?: DomainError): Promise<WebPage> {
    return new WebPage(
      (t) => t.matching.handover,
      <HandoverPage code={ward.code} mentors={await this.withMentees(ward.id)} />,
      { ward, refusal },
    );
  }

  private async withMentees(wardId: string): Promise<MentorWithMentees[]> {
    const pairs = grouped(await this.pairs.current(wardId), ({ mentorId }) => mentorId);
    return [...(await this.names.of(wardId))].flatMap(([id, name]) => {
      const mentees = pairs.get(id)?.length ?? 0;
      return mentees > 0 ? [{ id, name, mentees }] : [];
    });
  }

  private async silentIn(actor: Actor, { id }: Ward): Promise<Set<string>> {
    const silent = await this.silent.mentors(actor, id);
    return new Set(silent.map(({ mentorId }) => mentorId));
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
        successions={await this.successions(actor, ward, mentor.id)}
        least={ward.settings.minMentees}
      />,
      { ward, refusal },
    );
  }

  /** For each mentee all who have room and are not silent as well, and who suits best. */
  private async successions(actor: Actor, ward: Ward, mentorId: string): Promise<Succession[]> {
    const passed = await this.silentIn(actor, ward);
    const shared = await this.successors.shareOut(ward.id, mentorId, passed);
    const possible = await this.pairs.mentorsInstead(ward.id, mentorId);
    const mentorIds = [...possible.values()].flat().map((one) => one.mentorId);
    const names = await this.people.namesOf([...new Set([...possible.keys(), ...mentorIds])]);
    return [...possible].map(([menteeId, mentors]) => ({
      menteeId,
      name: names.get(menteeId) ?? '',
      mentors: mentors
        .filter((one) => one.mentorId !== mentorId && !passed.has(one.mentorId))
        .filter((one) => one.mentees < one.maxMentees)
        .map((one) => ({ ...one, name: names.get(one.mentorId) ?? '' })),
      chosenId: shared.get(menteeId) ?? null,
    }));
  }
}

function givingOf(ward: Ward, mentorId: string, wanted: readonly PairKey[]): Giving {
  const path = paths.ward.mentorSuccessors(ward.code, mentorId);
  const answers = Object.fromEntries(wanted.map((key) => [key.menteeId, key.mentorId]));
  return { ward, wanted, action: path, answers, again: path };
}
