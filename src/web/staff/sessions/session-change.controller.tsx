import { Body, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { SessionChanges, SessionQueries } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { Env } from '../../../platform/config/env';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { answersOf, wantedOf } from './session-answers';
import { SessionChangePreview } from './session-change-preview';
import { SessionDesk } from './session-desk';

/** Another time, place, ambassador or other people of one lesson: looked at before it is saved. */
@PageController()
@Allow('sessions.reassign')
export class SessionChangePageController {
  constructor(
    private readonly queries: SessionQueries,
    private readonly changes: SessionChanges,
    private readonly desk: SessionDesk,
    private readonly env: Env,
  ) {}

  @Post(paths.ward.sessionChanges.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const session = inWard(ward, 'session', await this.queries.one(actor, id));
    const answers = answersOf(session, body, this.env.TIME_ZONE);
    if (isShownAgain(body)) return this.desk.page(actor, ward, session, { body });
    return orShow(
      async () => {
        const wanted = wantedOf(id, answers, this.env.TIME_ZONE);
        if (textOf(body, 'confirmed') === 'yes') {
          const { id: changeId } = await this.changes.make(actor, wanted);
          return new SeeOther(paths.ward.change(ward.code, changeId), 'change-made');
        }
        const look = await this.changes.look(actor, wanted);
        const options = await this.desk.optionsAt(actor, session, answers);
        return new WebPage(
          (t) => t.changes.previewTitle,
          <SessionChangePreview code={ward.code} {...{ session, look, answers, options }} />,
          { ward },
        );
      },
      async (refusal) => {
        // As it is by now: somebody else may have changed it.
        const now = inWard(ward, 'session', await this.queries.one(actor, id));
        return this.desk.page(actor, ward, now, { refusal, body });
      },
    );
  }
}

/** Reckoned anew at what was typed, or with whom somebody looks for: a name is looked for whatever is pressed. */
function isShownAgain(body: FormBody): boolean {
  if (textOf(body, 'confirmed') === 'yes') return false;
  const step = textOf(body, 'step');
  return step === 'again' || step === 'search' || textOf(body, 'q') !== textOf(body, 'foundFor');
}
