import { Body, Get, Param, Post } from '@nestjs/common';
import { type RecognisedSide, recognisedSides } from '../../../core/programme/recognition';
import { localDateOf } from '../../../core/time/zone';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  longestRecognitionWord,
  type Recognisable,
  RecognitionService,
} from '../../../modules/programme';
import type { Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { boundedTextOf, type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { withFilter } from '../../kit/page/address-filter';
import { ListFile } from '../../kit/page/list-file';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import {
  AskedPeriod,
  type ShownPeriod,
  shownPeriod,
  type TypedPeriod,
} from '../../shared/programme/shown-period';
import { dayOf } from '../../shared/programme/typed-values';
import { recognitionColumns } from './recognition-columns';
import { askedDays, RecognitionPage, RecognitionQuestion } from './recognition-page';

/** Whom the ward's rule proposes to recognise, and what its officers decide. */
@PageController()
@Allow('recognition.decide')
export class RecognitionPagesController {
  constructor(
    private readonly recognition: RecognitionService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.recognition.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedPeriod() days: TypedPeriod,
  ): Promise<WebPage> {
    const period = this.periodOf(days);
    const all = await this.recognition.list(actor, ward.id, daysOf(period));
    return new WebPage(
      (t) => t.recognition.title,
      <RecognitionPage code={ward.code} rule={ward.settings} period={period} all={all} />,
      { ward, refusal: period.refusal },
    );
  }

  @Get(paths.ward.recognitionFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedPeriod() days: TypedPeriod,
  ): Promise<ListFile<Recognisable>> {
    const period = this.periodOf(days);
    if (period.refusal) throw period.refusal;
    const rows = await this.recognition.list(actor, ward.id, daysOf(period));
    return new ListFile((t) => t.recognition.title, recognitionColumns, rows, { ward });
  }

  @Get(paths.ward.recognitionOf.pattern)
  ask(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('side') side: string,
    @Param('id') id: string,
    @AskedPeriod() days: TypedPeriod,
  ): Promise<WebPage> {
    return this.page(actor, ward, { side: sideOf(side), id }, this.periodOf(days));
  }

  @Post(paths.ward.recognitionOf.pattern)
  decide(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('side') asked: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = sideOf(asked);
    return orShow(
      async () => {
        const act = textOf(body, 'act');
        if (act !== 'award' && act !== 'decline') throw invalidFields({ act: 'choose-one' });
        const isAwarded = act === 'award';
        const days = { fromOn: dayOf(body, 'fromOn'), untilOn: dayOf(body, 'untilOn') };
        const word = boundedTextOf(body, 'word', longestRecognitionWord);
        const decision = { side, subjectId: id, ...days, isAwarded, word };
        await this.recognition.decide(actor, ward.id, decision);
        const notice = isAwarded ? 'recognised' : 'not-recognised';
        return new SeeOther(this.listOf(ward, body), notice);
      },
      (refusal) => this.page(actor, ward, { side, id }, this.periodIn(body), refusal),
    );
  }

  @Post(paths.ward.recognitionTakingBack.pattern)
  takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('side') asked: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = sideOf(asked);
    return orShow(
      async () => {
        const of = textOf(body, 'recognition');
        await this.recognition.assertOf(ward, of);
        await this.recognition.takeBack(actor, of, integerOf(body, 'version') ?? 0);
        return new SeeOther(this.listOf(ward, body), 'recognition-taken-back');
      },
      (refusal) => this.page(actor, ward, { side, id }, this.periodIn(body), refusal),
    );
  }

  /** The list of the days that the form was about. */
  private listOf({ code }: Ward, body: FormBody): string {
    return withFilter(paths.ward.recognition(code), askedDays(this.periodIn(body)));
  }

  private periodIn(body: FormBody): ShownPeriod {
    return this.periodOf({ from: textOf(body, 'fromOn'), until: textOf(body, 'untilOn') });
  }

  private periodOf(days: TypedPeriod): ShownPeriod {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    return shownPeriod(today, days);
  }

  private async page(
    actor: Actor,
    ward: Ward,
    { side, id }: { side: RecognisedSide; id: string },
    period: ShownPeriod,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const of = await this.recognition.one(actor, ward.id, { side, id }, daysOf(period));
    return new WebPage(
      (t) => t.recognition.title,
      <RecognitionQuestion code={ward.code} period={period} of={of} />,
      { ward, refusal: refusal ?? period.refusal },
    );
  }
}

const daysOf = ({ from, until }: ShownPeriod) => ({ fromOn: from, untilOn: until });

/** @throws DomainError not-found */
function sideOf(asked: string): RecognisedSide {
  const side = recognisedSides.find((one) => one === asked);
  if (!side) throw notFound('page');
  return side;
}
