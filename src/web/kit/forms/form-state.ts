import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { RefusedForm } from '../view/refused-form';
import { useView } from '../view/view';
import { firstPasswordOf } from './refusals';
import { fieldSentence } from './field-sentence';

/** Of the form around a field: what was typed and why it was refused; undefined for a fresh one. */
export const FormState = createContext<RefusedForm | undefined>(undefined);

/** The refusal of the form that posts to `action`, if it is the one that was just sent. */
export function useRefusedForm(action: string): RefusedForm | undefined {
  const { refused } = useView();
  return refused?.path === action.split('?')[0] ? refused : undefined;
}

/** Whether this password is all that the refused form around asks for: the focus goes there. */
export function useIsFirstPassword(name: string): boolean | undefined {
  return firstPasswordOf(useContext(FormState)?.refusal) === name || undefined;
}

/** Whether the form around was refused, so that what is folded in it stands open. */
export function useIsRefused(): boolean {
  return useContext(FormState) !== undefined;
}

/** The text that was typed into a field of a refused form; else `value`. */
export function useTyped<T extends string | number | undefined>(
  name: string,
  value: T,
): T | string {
  const form = useContext(FormState)?.typed;
  const typed = form && Object.hasOwn(form, name) ? form[name] : undefined;
  return typeof typed === 'string' ? typed : value;
}

/** Tells of each choice of a field whether it was ticked when the form was refused; else `isChosen`. */
export function useTicked(
  name: string,
): (choice: { value: string; isChosen?: boolean }) => boolean | undefined {
  const form = useContext(FormState)?.typed;
  if (!form) return ({ isChosen }) => isChosen;
  // What nobody ticked is not sent at all.
  const typed = Object.hasOwn(form, name) ? form[name] : [];
  const ticked = new Set(Array.isArray(typed) ? typed : [typed]);
  return ({ value }) => ticked.has(value);
}

/**
 * Whether the form around was refused by one of these codes, or holds a tick of what was asked for then: when it
 * is refused again for something else, the box still stands there.
 */
export function useIsRefusedFor(codes: readonly string[], field: string): boolean {
  const form = useContext(FormState);
  if (!form) return false;
  return (
    (form.refusal !== undefined && codes.includes(form.refusal.code)) ||
    Object.hasOwn(form.typed ?? {}, field)
  );
}

/** Keeps what the refused form around calls a field, for the summary. */
export function useNamed(name: string, label: unknown): void {
  const labels = useContext(FormState)?.labels;
  if (labels && typeof label === 'string' && !labels.has(name)) labels.set(name, label);
}

/** Why a field of the refused form around it was not taken, in words. */
export function useFieldError(name: string): string | undefined {
  const { t } = useView();
  const refusal = useContext(FormState)?.refusal;
  const fields = refusal?.details?.fields as Record<string, string> | undefined;
  const error = fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
  return error === undefined ? undefined : fieldSentence(t, error);
}
