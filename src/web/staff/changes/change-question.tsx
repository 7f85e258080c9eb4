import { type ChangeAct, changeActs, type PairAct, pairActs } from '../../../core/changes/acts';
import type { ChangeView } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { DomainError } from '../../../platform/common/domain-error';
import type { Texts } from '../../../texts';
import { reasonOf, type FormBody, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { SeeOther, WebPage } from '../../kit/page/page';
import { paths } from '../../kit/paths/paths';
import { type Answers, ChangePreview } from '../../shared/changes/change-pages';
import { answersIn, toEdit } from './carried-values';
import { ChangeQuestionPage } from './change-question-page';
import { staffLink } from './item-link';

interface Resolution {
  act: ChangeAct;
  reason: string;
  pairs?: PairAct;
}

/** Something that a form wants to save, and that may hit what was agreed. */
export interface ToBeSaved {
  ward: Ward;
  /** Where the form goes, and comes back from. */
  action: string;
  back: { href: string; name: (t: Texts) => string };
  title: (t: Texts) => string;
  /** What would become of it; kept as it stands where nothing is chosen. */
  look: (resolution?: Resolution) => Promise<ChangeView>;
  make: (resolution: Resolution) => Promise<ChangeView>;
  /** Where one goes when it was saved without more ado, because nothing is hit. */
  saved: () => SeeOther;
  /** The form with what was sent, to be typed otherwise. */
  edit: (typed: FormBody) => WebPage | Promise<WebPage>;
}

const answered = ['act', 'pairs', 'reason', 'confirmed', 'step'];
const unasked: Resolution = { act: 'keep', reason: '' };

/** Saves what hits nothing at once; else asks what is to become of it, shows that, and does it once it is confirmed. */
export async function saveOrAsk(wanted: ToBeSaved, body: FormBody): Promise<WebPage | SeeOther> {
  const { ward, look, make } = wanted;
  const isAgain = textOf(body, 'step') === 'again';
  // What was asked is chosen anew; before that, the form itself is filled in anew.
  if (isAgain && textOf(body, 'confirmed') !== 'yes') return wanted.edit(toEdit(body));
  const isAsked = textOf(body, 'act') !== '' && !isAgain;
  const view = isAsked && textOf(body, 'confirmed') === 'yes' ? null : await lookFirst(look);
  if (view === undefined) return wanted.saved();
  const rest = carriedOn(body, answered);
  if (view && !isAsked) {
    if (hitsNothing(view)) {
      await make(unasked);
      return wanted.saved();
    }
    if (hasChoice(view)) return question(wanted, view, rest, { said: answersIn(body) });
    if (isAgain) return wanted.edit(toEdit(body));
    // Reminders follow by themselves, and so do pairs with nothing left to teach: there is nothing to choose.
    return preview(wanted, view, { ...rest, act: 'keep' });
  }
  return orShow(
    async () => {
      const resolution = resolutionOf(body);
      if (view) return preview(wanted, await look(resolution), carriedOn(body, []));
      const { id } = await make(resolution);
      return new SeeOther(paths.ward.change(ward.code, id), 'change-made');
    },
    async (refusal) => question(wanted, view ?? (await look()), rest, { refusal }),
  );
}

/** Undefined where all of it is so already. */
async function lookFirst(look: ToBeSaved['look']): Promise<ChangeView | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'nothing-changed') return undefined;
    throw error;
  }
}

/** Pairs with nothing left to teach end, whatever becomes of lessons. */
const hasChoice = ({ items }: ChangeView): boolean =>
  items.some(({ hitBy }) => hitBy !== 'nothing-left');

const hitsNothing = ({ items, remindersMoved, remindersGone }: ChangeView): boolean =>
  items.length === 0 && remindersMoved === 0 && remindersGone === 0;

function question(
  { ward, action, back, title }: ToBeSaved,
  view: ChangeView,
  answers: Answers,
  { refusal, said }: { refusal?: DomainError; said?: ReturnType<typeof answersIn> },
): WebPage {
  return new WebPage(
    title,
    <ChangeQuestionPage
      view={view}
      title={title}
      action={action}
      answers={answers}
      said={said}
      back={back}
      link={staffLink(ward.code)}
    />,
    { ward, refusal },
  );
}

export function preview(
  { ward, action, back }: Pick<ToBeSaved, 'ward' | 'action' | 'back'>,
  view: ChangeView,
  answers: Answers,
): WebPage {
  return new WebPage(
    (t) => t.changes.previewTitle,
    <ChangePreview
      view={view}
      action={action}
      answers={answers}
      again={null}
      away={back.href}
      link={staffLink(ward.code)}
    />,
    { ward },
  );
}

/** What was sent, but for what the form itself carries and these. */
function carriedOn(body: FormBody, without: readonly string[]): Answers {
  const own = Object.entries(body ?? {}).filter(
    ([name, value]) => !name.startsWith('_') && !without.includes(name) && value !== undefined,
  );
  return Object.fromEntries(own) as Answers;
}

/** @throws DomainError invalid-form */
export function resolutionOf(body: FormBody): Resolution {
  const act = textOf(body, 'act');
  const pairs = textOf(body, 'pairs') || 'keep';
  const wrong: Record<string, string> = {};
  if (!(changeActs as readonly string[]).includes(act)) wrong.act = 'choose-one';
  if (!(pairActs as readonly string[]).includes(pairs)) wrong.pairs = 'choose-one';
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  const reason = reasonOf(body);
  return { act: act as ChangeAct, pairs: pairs as PairAct, reason };
}
