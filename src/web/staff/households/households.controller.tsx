import { Body, Get, Post } from '@nestjs/common';
import type { HouseholdChange } from '../../../core/matching/explain/household-changes';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { WarmPairings } from '../../../modules/matching';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { AskedPage } from '../../kit/page/asked';
import { type SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { GivingDesk } from '../pairs/giving-desk';
import { HouseholdRows } from './household-rows';
import { HouseholdsPage } from './households-page';
import { placesIn, placesValue } from '../pairs/places-value';

/** Today's households, put together or split; what it does to lessons is shown first, and one press takes it back. */
@PageController()
@Allow('pairs.assign')
export class HouseholdsController {
  constructor(
    private readonly warm: WarmPairings,
    private readonly households: HouseholdRows,
    private readonly giving: GivingDesk,
  ) {}

  @Get(paths.ward.households.pattern)
  show(@CurrentWard() ward: Ward, @AskedPage() page: number): Promise<WebPage> {
    return this.page(ward, page);
  }

  @Post(paths.ward.households.pattern)
  give(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const action = paths.ward.households(ward.code);
    const places = textOf(body, 'places');
    const wanted = placesIn(places);
    const giving = { ward, wanted, action, answers: { places }, again: action };
    return orShow(
      () => this.giving.answer(actor, giving, body),
      (refusal) => this.page(ward, 1, refusal),
    );
  }

  private async page(ward: Ward, page: number, refusal?: DomainError): Promise<WebPage> {
    const { householdChanges, pairs } = await this.warm.ofToday(ward.id);
    const action = paths.ward.households(ward.code);
    const pressOf = ({ moves }: HouseholdChange) => {
      return { action, values: { places: placesValue(moves) } };
    };
    const rows = await this.households.of(householdChanges, pairs, page, pressOf);
    return new WebPage(
      (t) => t.byHand.households.title,
      <TodaysHouseholds back={paths.ward.pairs(ward.code)} {...rows} />,
      { ward, refusal },
    );
  }
}

type Rows = Awaited<ReturnType<HouseholdRows['of']>>;

function TodaysHouseholds({ back, ...rows }: Rows & { back: string }) {
  const { t } = useView();
  const { households: h } = t.byHand;
  return <HouseholdsPage back={back} backTo={t.matching.pairs} lead={h.leadToday} {...rows} />;
}
