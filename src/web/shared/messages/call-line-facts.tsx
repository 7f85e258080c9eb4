import type { CallLine } from '../../../modules/reminders';
import { callOutcomes } from '../../../modules/reminders';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { useTyped } from '../../kit/forms/form-state';
import { useView } from '../../kit/view/view';

/** Whom the call is to: everybody behind the number. */
export function namesOf({ people }: Pick<CallLine, 'people'>): string {
  return people.map(({ name }) => name).join(', ');
}

/** What to say, message by message. */
export function WhatToSay({ line }: { line: CallLine }) {
  const { t, dates } = useView();
  const { reasons, code } = t.messages;
  return (
    <ul class="to-say">
      {line.calls.map(({ reminderId, say, sessionStartAt, failure }) => (
        <li key={reminderId}>
          “{say}”{' '}
          <span class="muted">
            {dates.moment(sessionStartAt)}
            {failure === null ? null : <> · {reasons[failure] ?? code(failure)}</>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the last call came to, while nobody was reached. */
export function LastCall({ line }: { line: CallLine }) {
  const { t, dates } = useView();
  const { outcome, outcomeAt, outcomeBy, tries } = line;
  if (outcome === null || outcomeAt === null) return null;
  const when = dates.moment(outcomeAt);
  return (
    <span>
      {outcome === 'wrong-number'
        ? t.calls.isWrong(when, outcomeBy)
        : t.calls.tried(tries, when, outcomeBy)}
    </span>
  );
}

/** With what was typed, where it was not taken. */
function NoteField({ names }: { names: string }) {
  const { t } = useView();
  return (
    <input
      name="note"
      class="width-20"
      value={useTyped('note', '')}
      placeholder={t.messages.callNote}
      aria-label={`${t.messages.callNote}: ${names}`}
      maxLength={500}
      autocomplete="off"
    />
  );
}

/** One press says what came of the call, for everything that the number was called about. */
export function OutcomeForm({ action, line }: { action: string; line: CallLine }) {
  const { t } = useView();
  const c = t.calls;
  const names = namesOf(line);
  // Where somebody has to go there is no number to be wrong.
  const outcomes = callOutcomes.filter((one) => one !== 'wrong-number' || line.number !== null);
  const reminders = line.calls.map(({ reminderId }) => reminderId).join('.');
  return (
    <Form action={action} className="outcome no-print">
      <HiddenValues values={{ reminders }} />
      <NoteField names={names} />
      <div class="actions">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            kind={outcome === 'reached' ? 'primary' : 'secondary'}
            label={c.outcomeOf(c.outcomes[outcome], names)}
            sends={{ name: 'outcome', value: outcome }}
          >
            {c.outcomes[outcome]}
          </Button>
        ))}
      </div>
    </Form>
  );
}
