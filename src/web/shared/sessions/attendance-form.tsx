import { TOPICS } from '../../../core/vietnamese/topics';
import type { SessionView } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';

interface AttendanceFormProps {
  action: string;
  session: SessionView;
  /** Codes that the ambassador teaches. */
  topics: string[];
}

/** Who came and what was reached. */
export function AttendanceForm({ action, session, topics }: AttendanceFormProps) {
  const { t, language } = useView();
  const m = t.mentor;
  const offered = TOPICS.map(({ code }) => code).filter(
    (code) => code === session.topic || topics.includes(code),
  );
  return (
    <Form action={action}>
      <HiddenValues values={{ version: session.version }} />
      {session.bookings
        .filter(({ state }) => ['booked', 'attended', 'absent'].includes(state))
        .map(({ id, menteeName, state }) => (
          <Choices
            key={id}
            name={`mark-${id}`}
            legend={m.whoCame(menteeName)}
            choices={[
              { value: 'attended', label: m.present, isChosen: state === 'attended' },
              { value: 'absent', label: m.absent, isChosen: state === 'absent' },
            ]}
          />
        ))}
      <Choices
        name="topicsReached"
        legend={m.topicsReached}
        hint={m.topicsHint}
        isMany
        choices={offered.map((code) => ({
          value: code,
          label: termName('topic', code, language),
          isChosen: session.topicsReached.includes(code),
        }))}
      />
      <Field name="note" label={m.note} hint={m.noteHint} value={session.note ?? ''} />
      <Button>{m.saveMark}</Button>
    </Form>
  );
}
