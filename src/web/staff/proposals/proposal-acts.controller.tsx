import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  ProposalActs,
  type ProposalActKind,
  proposalActKinds,
  WarmPairings,
} from '../../../modules/matching';
import type { Ward } from '../../../modules/wards';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { AskedPage } from '../../kit/page/asked';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { HouseholdRows } from '../households/household-rows';
import { HouseholdsPage } from '../households/households-page';
import { placesIn, placesValue } from '../pairs/places-value';
import { ProposalDesk } from './proposal-desk';

/** What one press does to a proposal: people get places, pairs are fixed and let go, and the last of it is taken back. */
@PageController()
@Allow('pairs.propose')
export class ProposalActsController {
  constructor(
    private readonly desk: ProposalDesk,
    private readonly acts: ProposalActs,
    private readonly warm: WarmPairings,
    private readonly households: HouseholdRows,
  ) {}

  @Post(paths.ward.proposalPlaces.pattern)
  put(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(ward, id, async () => {
      const kind = kindIn(body);
      const places = placesIn(textOf(body, 'places'));
      if (places.length === 0) throw staleVersion('proposal');
      const staying = textOf(body, 'staying').split(' ').filter(Boolean);
      const version = integerOf(body, 'version') ?? 0;
      const run = await this.desk.find(ward, id);
      await this.acts.put(actor, run, { kind, version, places, staying });
      return 'moved';
    });
  }

  @Post(paths.ward.proposalLocks.pattern)
  lock(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(ward, id, async () => {
      const isLocked = textOf(body, 'lock') === 'yes';
      const pair = { menteeId: textOf(body, 'menteeId'), mentorId: textOf(body, 'mentorId') };
      await this.acts.lock(actor, await this.desk.find(ward, id), { ...pair, isLocked });
      return isLocked ? 'pair-locked' : 'pair-unlocked';
    });
  }

  @Post(paths.ward.proposalTakingBack.pattern)
  takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(ward, id, async () => {
      await this.acts.takeBack(actor, await this.desk.find(ward, id), textOf(body, 'actId'));
      return 'change-taken-back';
    });
  }

  @Get(paths.ward.proposalHouseholds.pattern)
  async showHouseholds(
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @AskedPage() page: number,
  ): Promise<WebPage> {
    const run = await this.desk.find(ward, id);
    if (run.state !== 'proposed') return this.desk.page(ward, run);
    const { householdChanges, pairs } = await this.warm.ofRun(run);
    const action = paths.ward.proposalPlaces(ward.code, id);
    const rows = await this.households.of(householdChanges, pairs, page, (change) => {
      const { moves, menteeIds, isApart } = change;
      const moving = new Set(moves.map(({ menteeId }) => menteeId));
      const values = {
        kind: isApart ? 'join' : 'split',
        places: placesValue(moves),
        staying: menteeIds.filter((one) => !moving.has(one)).join(' '),
        version: String(run.version),
      };
      return { action, values };
    });
    return new WebPage(
      (t) => t.byHand.households.title,
      <ProposedHouseholds back={paths.ward.proposal(ward.code, id)} {...rows} />,
      { ward },
    );
  }

  private act(
    ward: Ward,
    id: string,
    work: () => Promise<'moved' | 'pair-locked' | 'pair-unlocked' | 'change-taken-back'>,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => new SeeOther(paths.ward.proposal(ward.code, id), await work()),
      async (refusal) => this.desk.page(ward, await this.desk.find(ward, id), undefined, refusal),
    );
  }
}

type Rows = Awaited<ReturnType<HouseholdRows['of']>>;

function ProposedHouseholds({ back, ...rows }: Rows & { back: string }) {
  const { t } = useView();
  return (
    <HouseholdsPage
      back={back}
      backTo={t.matching.proposal}
      lead={t.byHand.households.lead}
      {...rows}
    />
  );
}

/** What the button said. @throws DomainError stale-version */
function kindIn(body: FormBody): ProposalActKind {
  const kind = proposalActKinds.find((one) => one === textOf(body, 'kind'));
  if (!kind) throw staleVersion('proposal');
  return kind;
}
