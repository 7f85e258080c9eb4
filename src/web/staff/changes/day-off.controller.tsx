import { Body, Get, Post } from '@nestjs/common';
import { type ChangeAct, changeActs } from '../../../core/changes/acts';
import { addDays } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type ChangeView, type HitView, PlannedChanges } from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { longestReason } from '../../../platform/http/bounds';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { AskedDay, AskedText, isDayInReach } from '../../kit/page/asked';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { ChangePreview } from '../../shared/changes/change-pages';
import { type DayOffAnswers, DayOffPage } from './day-off-page';
import { staffLink } from './item-link';

/** Holidays, storm days and closed halls: looked at before they are saved. */
@PageController()
@Allow('changes.make')
export class DayOffController {
  constructor(
    private readonly changes: PlannedChanges,
    private readonly places: PlacesService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.dayOff.pattern)
  async form(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedDay('from') from?: string,
    @AskedDay('to') to?: string,
    @AskedText('venueId') venueId?: string,
    @AskedText('reason') reason?: string,
    @AskedText('act') act?: string,
  ): Promise<WebPage> {
    return this.page(actor, ward, { from, to, venueId, reason, act });
  }

  @Post(paths.ward.dayOff.pattern)
  async close(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const answers = answersOf(body);
    return orShow(
      async () => {
        const { act, reason, ...days } = wantedOf(answers);
        const wanted = { wardId: ward.id, ...days };
        if (textOf(body, 'confirmed') !== 'yes') {
          const view = await this.changes.lookAtDayOff(actor, wanted, { act, reason });
          return preview(ward, view, answers);
        }
        const { id } = await this.changes.closeDays(actor, wanted, { act, reason });
        return new SeeOther(paths.ward.change(ward.code, id), 'change-made');
      },
      (refusal) => this.page(actor, ward, answers, refusal),
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    answered: DayOffAnswers,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    return new WebPage(
      (t) => t.changes.dayOffTitle,
      <DayOffPage
        code={ward.code}
        venues={await this.places.venues(ward.id)}
        day={addDays(today, 1)}
        answered={answered}
        hit={refusal ? null : await this.hitBy(actor, ward, answered)}
      />,
      { ward, refusal },
    );
  }

  /** Null while nobody said which days, or said what cannot be. */
  private async hitBy(
    actor: Actor,
    ward: Ward,
    { from, to = from, venueId }: DayOffAnswers,
  ): Promise<HitView | null> {
    if (from === undefined || to === undefined) return null;
    const wanted = { wardId: ward.id, venueId: venueId || null, from, to };
    try {
      return await this.changes.hitByDayOff(actor, wanted);
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}

function preview(ward: Ward, view: ChangeView, answers: Required<DayOffAnswers>): WebPage {
  const { code } = ward;
  return new WebPage(
    (t) => t.changes.previewTitle,
    <ChangePreview
      view={view}
      action={paths.ward.dayOff(code)}
      answers={answers}
      again={withQuery(paths.ward.dayOff(code), answers)}
      away={paths.ward.week(code)}
      link={staffLink(code)}
    />,
    { ward },
  );
}

function answersOf(body: FormBody): Required<DayOffAnswers> {
  return {
    from: textOf(body, 'from'),
    to: textOf(body, 'to'),
    venueId: textOf(body, 'venueId'),
    reason: textOf(body, 'reason'),
    act: textOf(body, 'act'),
  };
}

/** @throws DomainError invalid-form */
function wantedOf({ from, to, venueId, reason, act }: Required<DayOffAnswers>) {
  const wrong: Record<string, string> = {};
  if (!isDayInReach(from)) wrong.from = 'bad-date';
  if (!isDayInReach(to)) wrong.to = 'bad-date';
  else if (to < from) wrong.to = 'before-first-day';
  if (!reason) wrong.reason = 'needed';
  else if (reason.length > longestReason) wrong.reason = 'too-long';
  if (!(changeActs as readonly string[]).includes(act)) wrong.act = 'choose-one';
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  return { from, to, venueId: venueId || null, reason, act: act as ChangeAct };
}
