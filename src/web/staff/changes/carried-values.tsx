import type { DomainError } from '../../../platform/common/domain-error';
import { useTyped } from '../../kit/forms/form-state';
import { HiddenValues } from '../../kit/forms/form';
import { type FormBody, textOf } from '../../kit/forms/form-fields';

/** What was chosen of a change already, as its form carries it while its values are typed otherwise. */
const said = { act: 'saidAct', pairs: 'saidPairs', reason: 'saidReason' } as const;

/** In a form: what it showed, so that only what is typed otherwise is saved, and what was said of it before. */
export function CarriedValues({ shown }: { shown: object }) {
  const carried = {
    shown: useTyped('shown', JSON.stringify(shown)),
    [said.act]: useTyped(said.act, ''),
    [said.pairs]: useTyped(said.pairs, ''),
    [said.reason]: useTyped(said.reason, ''),
  };
  return <HiddenValues values={carried} />;
}

/** What the form showed when it was opened; undefined where nobody can tell any more. */
export function shownIn<Values extends object>(body: FormBody): Partial<Values> | undefined {
  try {
    const shown: unknown = JSON.parse(textOf(body, 'shown'));
    // It is compared with, and never saved.
    return typeof shown === 'object' && shown !== null ? shown : undefined;
  } catch {
    return undefined;
  }
}

/** Where somebody changed it meanwhile, the form shows it as it is now. */
export const asItIs = { typed: null };
export const isRefusedAsStale = ({ code }: DomainError): boolean => code === 'stale-version';

/** The form as it was sent, with what was said of it before. */
export function toEdit(body: FormBody): FormBody {
  const { act, pairs, reason } = answersIn(body);
  return { ...body, [said.act]: act, [said.pairs]: pairs, [said.reason]: reason };
}

/** What was chosen and why, now or before the values were typed otherwise. */
export function answersIn(body: FormBody): { act: string; pairs: string; reason: string } {
  const one = (name: keyof typeof said): string => textOf(body, name) || textOf(body, said[name]);
  return { act: one('act'), pairs: one('pairs'), reason: one('reason') };
}
