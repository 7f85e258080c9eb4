import { Body, Get, Post } from '@nestjs/common';
import type { Side } from '../../../../core/people/fields';
import { localDateOf } from '../../../../core/time/zone';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../../modules/access';
import { PairsService, Successors } from '../../../../modules/matching';
import { PeopleService, type Stopping } from '../../../../modules/people';
import { Departures } from '../../../../modules/sessions';
import type { Ward } from '../../../../modules/wards';
import { Clock } from '../../../../platform/common/clock';
import type { DomainError } from '../../../../platform/common/domain-error';
import { Env } from '../../../../platform/config/env';
import { UnitOfWork } from '../../../../platform/database/unit-of-work';
import { type FormBody, textOf } from '../../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../../kit/forms/refusals';
import { CameFrom } from '../../../kit/view/came-from';
import { AskedText } from '../../../kit/page/asked';
import { inWard } from '../../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../../kit/page/page';
import { PageController } from '../../../kit/page/page-controller';
import { paths } from '../../../kit/paths/paths';
import { GivingDesk } from '../../pairs/giving-desk';
import { stopAnswersOf } from '../stop-answers';
import { AskedFilter } from '../../../kit/page/address-filter';
import { type PeopleListQuery, peopleWords } from './people-list-query';
import { PeoplePairs } from './people-pairs';
import { PeopleRows } from './people-rows';
import { MOST_ANNOUNCED } from '../../../../core/reminders/announcement';
import { MOST_AT_ONCE, type PickedPerson, PickedPeople, pickedValue } from './picked-people';
import { PickedPage } from './picked-page';
import { CannotAssignPage, pickedPath, StopPickedPage } from './picked-act-pages';
import { MentorNames, PeopleNames } from '../../../shared/people/names-apart';

/** Several people of a list at once: one act, for all of them or none. */
@PageController()
@Allow('people.read')
export class PickedPeopleController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: PeopleRows,
    private readonly picked: PickedPeople,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly partners: PeoplePairs,
    private readonly successors: Successors,
    private readonly names: MentorNames,
    private readonly called: PeopleNames,
    private readonly departures: Departures,
    private readonly giving: GivingDesk,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.pickedMentees.pattern)
  async mentees(
    @CurrentWard() ward: Ward,
    @AskedFilter(peopleWords('mentee', 'picked')) query: PeopleListQuery,
    @AskedText('whom') whom: string | undefined,
  ): Promise<WebPage> {
    const wanted = wantedOf(query, whom);
    const people = wanted ? await this.rows.foundMentees(ward, wanted) : [];
    return this.page(ward, 'mentee', people, wanted ?? query);
  }

  @Get(paths.ward.pickedMentors.pattern)
  async mentors(
    @CurrentWard() ward: Ward,
    @AskedFilter(peopleWords('mentor', 'picked')) query: PeopleListQuery,
    @AskedText('whom') whom: string | undefined,
  ): Promise<WebPage> {
    const wanted = wantedOf(query, whom);
    const people = wanted ? await this.rows.foundMentors(ward, wanted) : [];
    return this.page(ward, 'mentor', people, wanted ?? query);
  }

  @Allow('pairs.assign')
  @Post(paths.ward.pickedMentor.pattern)
  async assign(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
    @CameFrom() from: string,
  ): Promise<WebPage | SeeOther> {
    const picked = await this.picked.of(ward, body);
    const mentorId = textOf(body, 'mentorId');
    return orShow(
      async () => {
        if (!mentorId) throw invalidFields({ mentorId: 'choose-one' });
        const mentor = inWard(ward, 'mentor', await this.people.mentor(mentorId));
        const ids = picked.map(({ id }) => id);
        const answers = await this.pairs.whoCanGo(this.unitOfWork.read, ward.id, ids, mentorId);
        const refused = picked.flatMap((person) => {
          const why = answers.get(person.id);
          return why ? [{ person, why }] : [];
        });
        if (refused.length > 0) {
          const others = picked.filter(({ id }) => answers.get(id) === null);
          return new WebPage(
            (t) => t.peopleList.cannotTitle(mentor.fullName),
            <CannotAssignPage code={ward.code} mentor={mentor} refused={refused} others={others} />,
            { ward, status: 409 },
          );
        }
        return this.giving.answer(
          actor,
          {
            ward,
            wanted: ids.map((menteeId) => ({ menteeId, mentorId })),
            action: paths.ward.pickedMentor(ward.code),
            answers: { ...pickedValue(picked), mentorId },
            again: pickedPath(ward.code, picked, from),
          },
          body,
        );
      },
      (refusal) => this.again(ward, picked, refusal),
    );
  }

  @Allow('people.stop')
  @Post(paths.ward.pickedStop.pattern)
  async stop(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const picked = await this.picked.of(ward, body);
    return orShow(
      async () => {
        const { reason, on, wrong } = stopAnswersOf(body);
        if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
        const stoppings = picked.map(({ id, version }): Stopping => ({
          side: 'mentee',
          id,
          version,
          reason,
          on,
        }));
        if (textOf(body, 'confirmed') === 'yes') {
          const { actId } = await this.departures.stopAll(actor, stoppings);
          return new SeeOther(paths.ward.peopleAct(ward.code, actId), 'people-stopped-together');
        }
        const view = await this.departures.lookAtAll(actor, stoppings);
        return new WebPage(
          (t) => t.peopleList.stopPreview(picked.length),
          <StopPickedPage
            code={ward.code}
            picked={await this.called.told(ward.id, 'mentee', picked)}
            {...{ reason, on, view }}
          />,
          { ward },
        );
      },
      (refusal) => this.again(ward, picked, refusal),
    );
  }

  private again(ward: Ward, picked: PickedPerson[], refusal: DomainError): Promise<WebPage> {
    const query = { col: [], id: picked.map(({ id }) => id) };
    return this.page(ward, 'mentee', picked, query, refusal);
  }

  private async page(
    ward: Ward,
    side: Side,
    people: readonly { id: string; fullName: string }[],
    query: PeopleListQuery,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const ids = people.length <= MOST_ANNOUNCED ? people.map(({ id }) => id) : [];
    const written = await this.picked.active(side, ids);
    const active = people.length <= MOST_AT_ONCE ? written : [];
    const activeIds = side === 'mentee' ? active.map(({ id }) => id) : [];
    const mentorOf = await this.partners.mentorOf(ward.id);
    const found = activeIds.length > 0 ? await this.successors.forMentees(ward.id, activeIds) : [];
    const paired = activeIds.filter((id) => mentorOf.has(id)).length;
    return new WebPage(
      (t) =>
        side === 'mentee'
          ? t.peopleList.pickedMentees(people.length)
          : t.peopleList.pickedMentors(people.length),
      <PickedPage
        code={ward.code}
        side={side}
        people={await this.called.told(ward.id, side, people)}
        query={query}
        active={active}
        written={written}
        paired={paired}
        successors={await this.names.told(ward.id, found)}
        today={localDateOf(this.clock.now(), this.env.TIME_ZONE)}
      />,
      { ward, refusal },
    );
  }
}

/** Null where boxes should have been ticked and none was. */
function wantedOf(query: PeopleListQuery, whom: string | undefined): PeopleListQuery | null {
  if (whom === 'everybody') return { ...query, id: [] };
  return query.id.length > 0 ? { col: [], id: query.id, stopped: query.stopped } : null;
}
