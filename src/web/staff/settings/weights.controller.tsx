import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { MatchTrials, type MatchTrial } from '../../../modules/matching';
import { PlannedChanges } from '../../../modules/sessions';
import type { Ward, WardSettings } from '../../../modules/wards';
import { DomainError } from '../../../platform/common/domain-error';
import type { FormBody } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { weightsOf } from './settings-form';
import { TrialPage } from './trial-page';
import { WeightsPage } from './weights-page';

/** The weights of a ward's pairing: tried first, each trial at an address of its own, and saved from there. */
@PageController()
@Allow('pairs.propose')
export class WeightsController {
  constructor(
    private readonly trials: MatchTrials,
    private readonly changes: PlannedChanges,
  ) {}

  @Get(paths.ward.weights.pattern)
  show(@CurrentWard() ward: Ward): WebPage {
    return this.page(ward);
  }

  @Post(paths.ward.weights.pattern)
  try(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { id } = await this.trials.tryWeights(actor, ward.id, weightsOf(body));
        return new SeeOther(paths.ward.trial(ward.code, id));
      },
      (refusal) => this.page(ward, refusal),
    );
  }

  @Allow('pairs.read')
  @Get(paths.ward.trial.pattern)
  async showTrial(@CurrentWard() ward: Ward, @Param('id') id: string): Promise<WebPage> {
    return this.trialPage(ward, await this.find(ward, id));
  }

  @Allow('wards.change')
  @Post(paths.ward.trialSaving.pattern)
  async save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    const trial = await this.find(ward, id);
    return orShow(
      async () => {
        // Nothing that was agreed rests on them: there is nothing to ask.
        const wanted = { wardId: ward.id, settings: trial.weights, shown: trial.shown };
        await this.changes.changeSettings(actor, wanted, { act: 'keep', reason: '' });
        return new SeeOther(paths.ward.weights(ward.code), 'settings-saved');
      },
      (refusal) => this.trialPage(ward, trial, refusal),
    );
  }

  private async find(ward: Ward, id: string): Promise<MatchTrial> {
    return inWard(ward, 'run', await this.trials.get(id));
  }

  private page(ward: Ward, refusal?: DomainError): WebPage {
    return new WebPage(
      (t) => t.weights.title,
      <WeightsPage code={ward.code} settings={ward.settings} />,
      { ward, refusal },
    );
  }

  private trialPage(ward: Ward, trial: MatchTrial, refusal?: DomainError): WebPage {
    const isAtWork = trial.state === 'queued' || trial.state === 'running';
    const names = Object.keys(trial.weights) as (keyof WardSettings & keyof typeof trial.weights)[];
    const isSaved = names.every((name) => isSame(ward.settings[name], trial.weights[name]));
    return new WebPage(
      (t) => t.weights.tryTitle,
      <TrialPage code={ward.code} trial={trial} isSaved={isSaved} />,
      { ward, refusal, refreshSeconds: isAtWork ? 2 : undefined },
    );
  }
}

/** Numbers by their value, lists by what is in them. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
