import type { DateException } from '../../../core/slots/windows';
import { clockWords } from '../../../core/vietnamese/window-words';
import type { WindowChoice } from './window-options';
import { useView } from '../../kit/view/view';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { FormDisclosure } from '../../kit/forms/form-disclosure';
import { Button, ButtonLink, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { WindowChoices, WindowWords } from './window-choices';

interface AvailabilityPageProps {
  /** Where the forms are sent. */
  path: string;
  exceptionsPath: string;
  removalPath: string;
  back?: string;
  /** Whose times these are; absent: the reader's own. */
  name?: string;
  side: 'mentor' | 'mentee';
  choices: WindowChoice[];
  /** What is saved now, where somebody else saved it after the page was opened. */
  saved?: WindowChoice[];
  /** From today on. */
  exceptions: DateException[];
  version: number;
}

/** When somebody is free: every week, and on single days. */
export function AvailabilityPage(props: AvailabilityPageProps) {
  const { path, exceptionsPath, removalPath, back, name, side, choices, saved } = props;
  const { exceptions, version } = props;
  const { t } = useView();
  const f = t.freeTimes;
  const question = side === 'mentor' ? t.mentor.freeTimesTitle : f.menteeTitle;
  const hint = side === 'mentor' ? t.mentor.freeTimesHint : f.menteeHint;
  return (
    <>
      {back ? <BackLink href={back} /> : null}
      <h1>{name ? f.titleOf(name) : question}</h1>
      <p class="hint">{hint}</p>
      {saved ? <SavedTimes path={path} saved={saved} /> : null}
      <Form action={path}>
        <HiddenValues values={{ version }} />
        <WindowChoices choices={choices} />
        <Button>{saved ? f.saveInstead : t.mentor.saveFreeTimes}</Button>
      </Form>
      <section id="exceptions">
        <h2>{f.exceptions}</h2>
        <p class="hint">{f.exceptionsHint}</p>
        {exceptions.length === 0 ? <p class="empty">{f.noExceptions}</p> : null}
        <ul class="numbers">
          {exceptions.map((exception, index) => (
            <ExceptionItem
              key={index}
              action={removalPath}
              exception={exception}
              version={version}
            />
          ))}
        </ul>
        <FormDisclosure action={exceptionsPath} summary={f.addException}>
          <HiddenValues values={{ version }} />
          <Field name="date" type="date" label={f.day} width={12} />
          <Choices
            name="kind"
            legend={f.what}
            choices={[
              { value: 'busy', label: f.busy },
              { value: 'free', label: f.free },
            ]}
          />
          <Choices
            name="part"
            legend={f.part}
            choices={(['day', 'morning', 'afternoon', 'evening'] as const).map((value) => ({
              value,
              label: value === 'day' ? f.wholeDay : t.mentor[value],
              isChosen: value === 'day',
            }))}
          />
          <Button>{f.addException}</Button>
        </FormDisclosure>
      </section>
    </>
  );
}

function ExceptionItem({
  action,
  exception,
  version,
}: {
  action: string;
  exception: DateException;
  version: number;
}) {
  const { t, dates } = useView();
  const f = t.freeTimes;
  const { date, kind, startMinute, endMinute } = exception;
  const isWholeDay = startMinute === 0 && endMinute === 1440;
  const time = isWholeDay ? f.wholeDay : `${clockWords(startMinute)}–${clockWords(endMinute)}`;
  return (
    <li>
      <strong>{kind === 'busy' ? f.isBusy : f.isFree}</strong> {dates.date(date)}, {time}{' '}
      <PostButton
        action={action}
        kind="link"
        values={{ version, date, kind, startMinute, endMinute }}
        label={f.removeOf(dates.date(date))}
      >
        {f.remove}
      </PostButton>
    </li>
  );
}

/** What stands now, beside what was ticked on the older page. */
function SavedTimes({ path, saved }: { path: string; saved: WindowChoice[] }) {
  const { t } = useView();
  const f = t.freeTimes;
  return (
    <section class="card">
      <h2>{f.savedNow}</h2>
      <WindowWords choices={saved} />
      <p>{f.savedLead}</p>
      <ButtonLink href={path} kind="secondary">
        {f.keepSaved}
      </ButtonLink>
    </section>
  );
}
