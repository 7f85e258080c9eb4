import { Body, Get, Param, Post } from '@nestjs/common';
import { localDateOf } from '../../../core/time/zone';
import { TRAININGS } from '../../../core/vietnamese/trainings';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type TrainedPerson, TrainingsService } from '../../../modules/teams';
import type { Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { boundedTextOf, type FormBody, listOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';
import { ListFile } from '../../kit/page/list-file';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { trainingColumns, TrainingsPage } from './trainings-page';

/** What ambassadors and members of teams were trained in. */
@PageController()
@Allow('teams.read')
export class TrainingPagesController {
  constructor(
    private readonly trainings: TrainingsService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.trainings.pattern)
  show(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(actor, ward);
  }

  @Get(paths.ward.trainingsFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
  ): Promise<ListFile<TrainedPerson>> {
    const rows = await this.trainings.people(actor, ward.id);
    return new ListFile((t) => t.teams.trainings, trainingColumns, rows, { ward });
  }

  @Allow('teams.change')
  @Post(paths.ward.trainings.pattern)
  record(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const kind = textOf(body, 'kind');
        const heldOn = textOf(body, 'heldOn');
        const wrong = {
          ...(TRAININGS.codes.includes(kind) ? {} : { kind: 'choose-one' }),
          ...(isDayInReach(heldOn) ? {} : { heldOn: 'bad-date' }),
        };
        if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
        const idsOf = (side: TrainedPerson['side']): string[] =>
          listOf(body, 'people')
            .filter((one) => one.startsWith(`${side}-`))
            .map((one) => one.slice(side.length + 1));
        await this.trainings.record(actor, ward.id, {
          kind,
          heldOn,
          givenBy: boundedTextOf(body, 'givenBy', 200),
          mentorIds: idsOf('mentor'),
          memberIds: idsOf('member'),
        });
        return new SeeOther(paths.ward.trainings(ward.code), 'training-saved');
      },
      (refusal) => this.page(actor, ward, refusal),
    );
  }

  @Allow('teams.change')
  @Post(paths.ward.trainingRemoval.pattern)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.trainings.remove(actor, id);
        return new SeeOther(paths.ward.trainings(ward.code), 'training-removed');
      },
      (refusal) => this.page(actor, ward, refusal),
    );
  }

  private async page(actor: Actor, ward: Ward, refusal?: DomainError): Promise<WebPage> {
    return new WebPage(
      (t) => t.teams.trainings,
      <TrainingsPage
        code={ward.code}
        people={await this.trainings.people(actor, ward.id)}
        today={localDateOf(this.clock.now(), this.env.TIME_ZONE)}
        required={ward.settings.requiredTrainings}
      />,
      { ward, refusal },
    );
  }
}
