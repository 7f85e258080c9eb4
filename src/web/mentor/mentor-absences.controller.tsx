import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { type ChangeView, PlannedChanges } from '../../modules/sessions';
import type { DomainError } from '../../platform/common/domain-error';
import type { FormBody } from '../kit/forms/form-fields';
import { orShow } from '../kit/forms/refusals';
import { AskedDay, AskedText } from '../kit/page/asked';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { meOf } from '../kit/paths/me';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';
import { ChangePage } from '../shared/changes/change-pages';
import type { ItemLink } from '../shared/changes/changed-items';
import { SpellDesk, type SpellOf } from '../shared/changes/spell-desk';

const options = { isForPhones: true };

/** "Tôi không đến được": an ambassador says so, and what becomes of their sessions. */
@PageController()
@Allow('mentor-pages.use')
export class MentorAbsencesController {
  constructor(
    private readonly desk: SpellDesk,
    private readonly changes: PlannedChanges,
  ) {}

  @Get(paths.mentor.absences.pattern)
  form(
    @CurrentActor() actor: Actor,
    @AskedDay('from') from?: string,
    @AskedDay('to') to?: string,
    @AskedText('part') part?: string,
    @AskedText('reason') reason?: string,
    @AskedText('act') act?: string,
  ): Promise<WebPage> {
    return this.desk.page(actor, ownOf(actor), { from, to, part, reason, act });
  }

  @Post(paths.mentor.absences.pattern)
  save(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return this.desk.save(actor, ownOf(actor), body);
  }

  @Get(paths.mentor.absence.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    return page(await this.changes.get(actor, id));
  }

  @Post(paths.mentor.absenceTakingBack.pattern)
  takeBack(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.changes.takeBack(actor, id);
        return new SeeOther(paths.mentor.absence(meOf(actor), id), 'change-taken-back');
      },
      async (refusal) => page(await this.changes.get(actor, id), refusal),
    );
  }
}

function ownOf(actor: Actor): SpellOf {
  const me = meOf(actor);
  return {
    mentorId: actor.id ?? '',
    path: paths.mentor.absences(me),
    spellPath: (id) => paths.mentor.absence(me, id),
    back: paths.mentor.sessions(me),
    link: linkOf(me),
    options,
  };
}

const linkOf =
  (me: string): ItemLink =>
  ({ kind, subjectId }) => {
    if (kind === 'class') return paths.mentor.class(me, subjectId);
    if (kind === 'walk-in') return paths.mentor.walkIn(me, subjectId);
    return paths.mentor.session(me, subjectId);
  };

function page(view: ChangeView, refusal?: DomainError): WebPage {
  return new WebPage((t) => t.changes.cannotCome, <OwnChange view={view} />, {
    ...options,
    refusal,
  });
}

function OwnChange({ view }: { view: ChangeView }) {
  const me = useMe();
  const { changes: c } = useView().t;
  return (
    <ChangePage
      view={view}
      takingBack={paths.mentor.absenceTakingBack(me, view.id)}
      back={{ href: paths.mentor.absences(me), name: c.cannotCome }}
      link={linkOf(me)}
    />
  );
}
