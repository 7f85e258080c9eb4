import type { BookingView, SessionView } from '../../../modules/sessions';
import { useView } from '../../kit/view/view';
import { Phone } from '../../kit/components/phone';
import { Choices, Field } from '../../kit/forms/field';
import { isSeated } from './attendance-sheet';
import { Button, Form, HiddenValues } from '../../kit/forms/form';

interface AttendanceFormProps {
  action: string;
  session: SessionView;
}

/**
 * Who came and how each can do what was taught. Everybody is taken to have come and to do it with help,
 * so that one press is enough for a lesson that went as most do; only the exceptions are chosen.
 */
export function AttendanceForm({ action, session }: AttendanceFormProps) {
  const { t } = useView();
  const m = t.mentor;
  const learners = session.bookings.filter(isSeated);
  return (
    <Form action={action}>
      <HiddenValues values={{ version: session.version }} />
      <p class="hint">{m.markHint}</p>
      {learners.map((learner) => (
        <Learner key={learner.id} learner={learner} />
      ))}
      <Field name="note" label={m.note} hint={m.noteHint} value={session.note ?? ''} />
      <Button>{m.saveMark}</Button>
    </Form>
  );
}

function Learner({ learner }: { learner: BookingView }) {
  const { t } = useView();
  const { results } = t.mentor;
  const chosen = resultOf(learner);
  // Marked as there, but nobody looked: it stays so unless something else is chosen.
  const offered = chosen === 'attended' ? allResults : looked;
  return (
    <Choices
      name={`mark-${learner.id}`}
      legend={
        <>
          {learner.menteeName}{' '}
          <Phone
            number={learner.menteePhone}
            whose={{ kind: 'mentee', id: learner.menteeId, name: learner.menteeName }}
          />
        </>
      }
      choices={offered.map((value) => ({
        value,
        label: results[value],
        isChosen: value === chosen,
      }))}
    />
  );
}

const looked = ['alone', 'with-help', 'never', 'absent'] as const;
const allResults = [...looked, 'attended'] as const;

/** What the form shows before anybody chose. */
function resultOf({ state, level }: BookingView): (typeof allResults)[number] {
  if (state === 'absent') return 'absent';
  if (state === 'attended') return level ?? 'attended';
  return level === 'alone' ? 'alone' : 'with-help';
}
