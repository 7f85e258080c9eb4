import { Injectable } from '@nestjs/common';
import { type ChangeAct, changeActs } from '../../../core/changes/acts';
import { addDays } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import type { Actor } from '../../../modules/access';
import { type HitView, PlannedChanges } from '../../../modules/sessions';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { longestReason } from '../../../platform/http/bounds';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';
import { type PageOptions, SeeOther, WebPage } from '../../kit/page/page';
import { withQuery } from '../../kit/paths/path';
import { dayParts, type DayPartOption } from '../availability/window-options';
import { ChangePreview } from './change-pages';
import type { ItemLink } from './changed-items';
import { type SpellAnswers, SpellPage } from './spell-page';

/** Whose busy spell it is, and where its pages stand. */
export interface SpellOf {
  mentorId: string;
  path: string;
  spellPath: (id: string) => string;
  back: string;
  /** Absent: the reader's own. */
  name?: string;
  link: ItemLink;
  options: PageOptions;
}

/** An ambassador cannot come: said by staff, or by themselves on their phone; looked at before it is saved. */
@Injectable()
export class SpellDesk {
  constructor(
    private readonly changes: PlannedChanges,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async page(
    actor: Actor,
    whose: SpellOf,
    answered: SpellAnswers = {},
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { options, mentorId, ...place } = whose;
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    return new WebPage(
      (t) => (whose.name ? t.changes.spellOf(whose.name) : t.changes.cannotCome),
      <SpellPage
        {...place}
        day={addDays(today, 1)}
        answered={answered}
        hit={refusal ? null : await this.hitBy(actor, mentorId, answered)}
        spells={await this.changes.spellsOf(actor, mentorId)}
      />,
      { ...options, refusal },
    );
  }

  /** An ambassador is to be chosen first. */
  choose(
    { path, back, options }: Pick<SpellOf, 'path' | 'back' | 'options'>,
    mentors: { id: string; fullName: string }[],
    refusal?: DomainError,
  ): WebPage {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const nothing = { answered: {}, hit: null, spells: [] };
    const nowhere = () => path;
    return new WebPage(
      (t) => t.changes.spellLink,
      <SpellPage
        {...nothing}
        path={path}
        back={back}
        day={addDays(today, 1)}
        mentors={mentors}
        spellPath={nowhere}
        link={nowhere}
      />,
      { ...options, refusal },
    );
  }

  /** `show` gives the form again when it is refused. */
  async save(
    actor: Actor,
    whose: SpellOf,
    body: FormBody,
    show?: (refusal: DomainError) => WebPage,
  ): Promise<WebPage | SeeOther> {
    const answers = answersOf(body);
    const { mentorId, path, spellPath, back, link, options } = whose;
    return orShow(
      async () => {
        const { act, reason, ...times } = wantedOf(answers);
        const wanted = { mentorId, ...times };
        if (textOf(body, 'confirmed') === 'yes') {
          const { id } = await this.changes.beBusy(actor, wanted, { act, reason });
          return new SeeOther(spellPath(id), 'change-made');
        }
        const view = await this.changes.lookAtSpell(actor, wanted, { act, reason });
        return new WebPage(
          (t) => t.changes.previewTitle,
          <ChangePreview
            view={view}
            action={path}
            answers={answers}
            again={withQuery(path, answers)}
            away={back}
            link={link}
          />,
          options,
        );
      },
      (refusal) => (show ? show(refusal) : this.page(actor, whose, answers, refusal)),
    );
  }

  /** Null while nobody said which days, or said what cannot be. */
  private async hitBy(
    actor: Actor,
    mentorId: string,
    { from, to = from, part = 'day' }: SpellAnswers,
  ): Promise<HitView | null> {
    if (from === undefined || to === undefined) return null;
    try {
      return await this.changes.hitBySpell(actor, { mentorId, from, to, ...hoursOf(part) });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'invalid-form') return null;
      throw error;
    }
  }
}

function answersOf(body: FormBody): Required<SpellAnswers> {
  return {
    from: textOf(body, 'from'),
    to: textOf(body, 'to'),
    part: textOf(body, 'part') || 'day',
    reason: textOf(body, 'reason'),
    act: textOf(body, 'act'),
  };
}

/** The whole day names no hours. */
function hoursOf(part: string): { startMinute?: number; endMinute?: number } {
  return Object.hasOwn(dayParts, part) ? dayParts[part as DayPartOption] : {};
}

/** @throws DomainError invalid-form */
function wantedOf({ from, to, part, reason, act }: Required<SpellAnswers>) {
  const wrong: Record<string, string> = {};
  if (!isDayInReach(from)) wrong.from = 'bad-date';
  if (!isDayInReach(to) || to < from) wrong.to = 'bad-date';
  if (!reason) wrong.reason = 'needed';
  else if (reason.length > longestReason) wrong.reason = 'too-long';
  if (!(changeActs as readonly string[]).includes(act)) wrong.act = 'choose-one';
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  return { from, to, ...hoursOf(part), reason, act: act as ChangeAct };
}
