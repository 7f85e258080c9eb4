import { Choices } from '../../kit/forms/field';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { useIsRefusedFor } from '../../kit/forms/form-state';
import { useView } from '../../kit/view/view';

const codes = ['mentor-day-full', 'mentor-week-full'] as const;

/**
 * The box that says yes to a session more than the ward asks of an ambassador: once the form was refused
 * for want of it, or where it is known before.
 */
export function OverLimit({ isKnown }: { isKnown?: boolean }) {
  const s = useView().t.sessions;
  const isRefused = useIsRefusedFor(codes, 'overLimit');
  if (!isKnown && !isRefused) return null;
  return (
    <Choices
      name="overLimit"
      legend={s.overLimit}
      hint={s.overLimitHint}
      isMany
      choices={[{ value: 'yes', label: s.overLimitAgreed }]}
    />
  );
}

/** Whether the box was ticked. */
export function isOverLimitAgreed(body: FormBody): boolean {
  return textOf(body, 'overLimit') === 'yes';
}
