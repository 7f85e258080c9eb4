import { Body, Get, Param, Post } from '@nestjs/common';
import { AUDIENCES, COUNTED, type MeasureCode, MEASURES } from '../../../core/vietnamese/measures';
import { localDateOf } from '../../../core/time/zone';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  type CountedRow,
  Measures,
  type Target,
  TargetsService,
  targetYears,
} from '../../../modules/programme';
import { PlacesService, type Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { askedPage } from '../../kit/components/asked-page';
import { slicePage } from '../../kit/components/slice-page';
import { boundedTextOf, type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { anyText, AskedFilter, oneOf } from '../../kit/page/address-filter';
import { AskedPage } from '../../kit/page/asked';
import { ListFile } from '../../kit/page/list-file';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { countedColumns, MeasurePage, TargetsPage } from './target-pages';
import {
  AskedPeriod,
  shownPeriod,
  type ShownPeriod,
  type TypedPeriod,
} from '../../shared/programme/shown-period';
import { seenWord, versionSeen } from '../../shared/programme/seen-versions';
import { numberIn } from '../../shared/programme/typed-values';

const words = { audience: oneOf(AUDIENCES.codes), hamlet: anyText, programme: anyText };

interface ListFilter {
  audience?: string;
  hamlet?: string;
  /** The id of one, or `-`. */
  programme?: string;
}
const A_PAGE = 100;

/** The ward's targets, how far they are, and the people behind each number. */
@PageController()
@Allow('targets.read')
export class TargetPagesController {
  constructor(
    private readonly targets: TargetsService,
    private readonly measures: Measures,
    private readonly places: PlacesService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.targets.pattern)
  show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedPeriod() days: TypedPeriod,
  ): Promise<WebPage> {
    return this.page(actor, ward, this.periodOf(days));
  }

  @Allow('targets.change')
  @Post(paths.ward.targets.pattern)
  set(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const year = integerOf(body, 'setYear') ?? 0;
    return orShow(
      async () => {
        if (year < targetYears.first || year > targetYears.last) {
          throw invalidFields({ setYear: 'bad-number' });
        }
        const measure = textOf(body, 'measure') as MeasureCode;
        const audience = textOf(body, 'audience');
        if (!MEASURES.codes.includes(measure) || !AUDIENCES.codes.includes(audience)) {
          throw notFound('target');
        }
        await this.targets.set(actor, ward.id, {
          year,
          measure,
          audience,
          percent: numberIn(body, 'percent'),
          denominator: numberIn(body, 'denominator'),
          denominatorOn: textOf(body, 'denominatorOn') || null,
          denominatorSource: boundedTextOf(body, 'denominatorSource', 200) || null,
          amount: numberIn(body, 'amount'),
          version: versionSeen(body, keyOf({ year, measure, audience })),
        });
        return new SeeOther(`${paths.ward.targets(ward.code)}?year=${year}`, 'target-saved');
      },
      (refusal) => this.page(actor, ward, this.periodOf({ year: String(year) }), { refusal }),
    );
  }

  /** Its page says what was taken away, and sets it again by one press. */
  @Allow('targets.change')
  @Post(paths.ward.targetRemoval.pattern)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const removed = await this.targets.remove(actor, id, integerOf(body, 'version') ?? 0);
        return this.page(actor, ward, this.periodOf({ year: String(removed.year) }), { removed });
      },
      (refusal) => this.page(actor, ward, this.periodOf(), { refusal }),
    );
  }

  @Allow('people.read')
  @Get(paths.ward.measure.pattern)
  async list(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('measure') measure: string,
    @AskedPage() asked: number,
    @AskedFilter(words) filter: ListFilter,
    @AskedPeriod() days: TypedPeriod,
  ): Promise<WebPage> {
    const period = this.periodOf(days);
    const { counted, hamlet } = await this.counted(ward, measure, filter);
    const rows = await this.measures.list(actor, ward.id, { ...counted, ...period });
    const page = await askedPage(asked, (one) => Promise.resolve(slicePage(rows, one, A_PAGE)));
    return new WebPage(
      (t) => t.targets.title,
      <MeasurePage code={ward.code} {...counted} hamlet={hamlet} period={period} page={page} />,
      { ward, refusal: period.refusal },
    );
  }

  @Allow('people.read')
  @Get(paths.ward.measureFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('measure') measure: string,
    @AskedFilter(words) filter: ListFilter,
    @AskedPeriod() days: TypedPeriod,
  ): Promise<ListFile<CountedRow>> {
    const period = this.periodOf(days);
    if (period.refusal) throw period.refusal;
    const { counted } = await this.counted(ward, measure, filter);
    const rows = await this.measures.list(actor, ward.id, { ...counted, ...period });
    return new ListFile((t) => t.targets.title, countedColumns(ward.code), rows, { ward });
  }

  /** What an address names. @throws DomainError not-found */
  private async counted(
    ward: Ward,
    named: string,
    { audience = 'all', hamlet: id, programme }: ListFilter,
  ) {
    const measure = COUNTED.find((one) => one === named);
    if (!measure) throw notFound('page');
    const hamlets = id === undefined ? [] : await this.places.hamlets(ward.id);
    const hamlet = hamlets.find((one) => one.id === id) ?? null;
    if (id !== undefined && !hamlet) throw notFound('page');
    return { counted: { measure, audience, hamletId: hamlet?.id, programme }, hamlet };
  }

  private periodOf(days: TypedPeriod = {}): ShownPeriod {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    return shownPeriod(today, days);
  }

  private async page(
    actor: Actor,
    ward: Ward,
    period: ShownPeriod,
    { refusal, removed }: { refusal?: DomainError; removed?: Target } = {},
  ): Promise<WebPage> {
    const all = await this.targets.allOf(actor, ward.id);
    const targets = await this.targets.ofWard(actor, ward.id, period.year, period);
    return new WebPage(
      (t) => t.targets.title,
      <TargetsPage
        code={ward.code}
        period={period}
        targets={targets}
        seen={all.map((target) => seenWord(keyOf(target), target.version)).join(' ')}
        removed={removed}
      />,
      { ward, refusal: refusal ?? period.refusal },
    );
  }
}

/** Which of the ward's targets it is. */
const keyOf = ({ year, measure, audience }: Pick<Target, 'year' | 'measure' | 'audience'>) =>
  [year, measure, audience].join('.');
