import { type StopReason, stopReasons } from '../../../core/people/stops';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { isDayInReach } from '../../kit/page/asked';

/** Why and since when, as a form says it, and what of it is wrong, by field. */
export function stopAnswersOf(body: FormBody): {
  reason: StopReason;
  on: string;
  wrong: Record<string, string>;
} {
  const wrong: Record<string, string> = {};
  const reason = textOf(body, 'reason') as StopReason;
  if (!(stopReasons as readonly string[]).includes(reason)) wrong.reason = 'choose-one';
  const on = textOf(body, 'on');
  if (!isDayInReach(on)) wrong.on = 'bad-date';
  return { reason, on, wrong };
}
