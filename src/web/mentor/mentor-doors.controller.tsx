import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { ConsentWordings } from '../../modules/people';
import { DoorQueries, DoorsService, DoorVisits, type HamletWalk } from '../../modules/teams';
import type { DomainError } from '../../platform/common/domain-error';
import { BackLink } from '../kit/components/back-link';
import type { FormBody } from '../kit/forms/form-fields';
import { orShow } from '../kit/forms/refusals';
import { AskedText } from '../kit/page/asked';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';
import { learnerOf, saidOfDoor, visitOf } from '../shared/doors/door-forms';
import { mentorDoorPaths } from '../shared/doors/door-paths';
import { filterOf } from '../shared/doors/door-words';
import { WalkPage } from '../shared/doors/hamlet-doors-page';
import { LearnerPage } from '../shared/doors/learner-page';
import { withConsent } from '../shared/people/person-forms';
import { OfflineDoors } from './offline-doors';

/** From door to door on the phone of a team's member, with or without a network. */
@PageController()
@Allow('mentor-pages.use')
export class MentorDoorsController {
  constructor(
    private readonly queries: DoorQueries,
    private readonly doors: DoorsService,
    private readonly visits: DoorVisits,
    private readonly wordings: ConsentWordings,
  ) {}

  @Get(paths.mentor.doors.pattern)
  async walks(@CurrentActor() actor: Actor): Promise<WebPage> {
    const walks = await this.queries.walksOf(actor);
    return new WebPage((t) => t.doors.mine, <MyWalksPage walks={walks} />, { isForPhones: true });
  }

  @Get(paths.mentor.hamletDoors.pattern)
  hamlet(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @AskedText('show') show: string | undefined,
  ): Promise<WebPage> {
    return this.page(actor, id, show);
  }

  @Post(paths.mentor.hamletDoors.pattern)
  add(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const door = await this.doors.add(actor, actor.wardId ?? '', id, saidOfDoor(body));
        return this.saved(actor, id, door.id);
      },
      (refusal) => this.page(actor, id, undefined, refusal),
    );
  }

  @Get(paths.mentor.hamletLearner.pattern)
  learner(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @AskedText('door') doorId: string | undefined,
  ): Promise<WebPage> {
    return this.learnerPage(actor, id, doorId);
  }

  @Post(paths.mentor.hamletLearner.pattern)
  register(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { door, ...said } = learnerOf(body, id);
        const at = { wardId: actor.wardId ?? '', hamletId: id };
        if (typeof door === 'string') await this.visits.register(actor, door, said);
        else await this.visits.registerAtNew(actor, at, { ...said, door });
        const to = paths.mentor.hamletDoors(meOf(actor), id);
        return new SeeOther(to, 'learner-taken-down');
      },
      (refusal) => this.learnerPage(actor, id, undefined, withConsent(refusal, body)),
    );
  }

  @Post(paths.mentor.doorVisits.pattern)
  async record(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const { hamletId } = await this.queries.one(actor, id);
    return orShow(
      async () => {
        await this.visits.record(actor, id, visitOf(body));
        return this.saved(actor, hamletId, id);
      },
      (refusal) => this.page(actor, hamletId, undefined, refusal),
    );
  }

  @Post(paths.mentor.doorVisitBack.pattern)
  async takeBack(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('visitId') visitId: string,
  ): Promise<SeeOther> {
    const { hamletId } = await this.visits.takeBack(actor, id, visitId);
    return this.saved(actor, hamletId, id);
  }

  private saved(actor: Actor, hamletId: string, doorId: string): SeeOther {
    const to = paths.mentor.hamletDoors(meOf(actor), hamletId);
    return new SeeOther(`${to}#door-${doorId}`, 'door-saved');
  }

  private async page(
    actor: Actor,
    id: string,
    show?: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { hamlet, doors } = await this.queries.ofHamlet(actor, actor.wardId ?? '', id);
    const at = mentorDoorPaths(meOf(actor), id);
    return new WebPage(
      (t) => t.doors.ofHamlet(hamlet.name),
      <>
        <OfflineDoors keep={[at.hamlet, at.learner]} />
        <WalkPage at={at} name={hamlet.name} doors={doors} filter={filterOf(show)} />
      </>,
      { isForPhones: true, refusal },
    );
  }

  private async learnerPage(
    actor: Actor,
    id: string,
    doorId?: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { hamlet, doors } = await this.queries.ofHamlet(actor, actor.wardId ?? '', id);
    const at = mentorDoorPaths(meOf(actor), id);
    const wording = await this.wordings.current();
    return new WebPage(
      (t) => t.doors.registerTitle(hamlet.name),
      <>
        <OfflineDoors />
        <LearnerPage name={hamlet.name} {...{ at, doors, doorId, wording, refusal }} />
      </>,
      { isForPhones: true, refusal },
    );
  }
}

/** The hamlets of one's teams, and what is left there. */
function MyWalksPage({ walks }: { walks: HamletWalk[] }) {
  const me = useMe();
  const { t } = useView();
  const w = t.doors;
  return (
    <>
      <BackLink href={paths.mentor.home(me)}>{t.mentor.myMentees}</BackLink>
      <h1>{w.mine}</h1>
      <p class="lead">{w.mineLead}</p>
      {walks.length === 0 ? <p class="empty">{t.teams.noTeam}</p> : null}
      <ul class="people">
        {walks.map(({ id, name, doors, left }) => (
          <li class="card" key={id}>
            <h2>
              <a href={paths.mentor.hamletDoors(me, id)}>{name}</a>
            </h2>
            <p>{doors === 0 ? w.noDoors : left === 0 ? w.allDone : w.leftOf(left, doors)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
