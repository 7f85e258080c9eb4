import { LONGEST_ANNOUNCEMENT, MOST_DAYS_AHEAD } from '../../../core/reminders/announcement';
import type { Side } from '../../../core/people/fields';
import { Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { TextArea } from '../../kit/forms/text-area';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface AnnouncementFormProps {
  code: string;
  side: Side;
  /** Whom it is for, as hidden values. */
  people: Record<string, string>;
  text?: string;
  /** The day on which it leaves; empty: now. */
  day?: string;
}

/** What to say to several people; it is looked at before it goes out. */
export function AnnouncementForm(props: AnnouncementFormProps) {
  const { code, side, people, text = '', day = '' } = props;
  const a = useView().t.announcements;
  return (
    <Form action={paths.ward.announcements(code)}>
      <HiddenValues values={{ ...people, side }} />
      <TextArea
        name="text"
        label={a.text}
        hint={a.hint(LONGEST_ANNOUNCEMENT)}
        value={text}
        rows={4}
      />
      <Field
        name="day"
        type="date"
        label={a.day}
        hint={a.dayHint(MOST_DAYS_AHEAD)}
        value={day}
        width={12}
      />
      <Button kind="secondary">{a.look}</Button>
    </Form>
  );
}
