import type { DomainError } from '../../common/domain-error';
import { clockWords } from '../../core/vietnamese/window-words';
import { Choices } from '../components/field';
import { Button, Form, HiddenValues } from '../components/form';
import type { DayPart, WindowChoice } from '../presenters/window-choices';
import { useView } from '../view';

interface FreeTimesPageProps {
  choices: WindowChoice[];
  version: number;
  refusal?: DomainError;
}

/** When the ambassador can guide, part of the week by part. */
export function FreeTimesPage({ choices, version, refusal }: FreeTimesPageProps) {
  const { t, dates } = useView();
  const m = t.mentor;
  const parts: [DayPart, string][] = [
    ['evening', m.evening],
    ['morning', m.morning],
    ['afternoon', m.afternoon],
  ];
  const others = choices.filter(({ part }) => part === undefined);
  return (
    <Form action="/mentor/free-times">
      <HiddenValues values={{ version }} />
      <h1>{m.freeTimesTitle}</h1>
      <p class="hint">{m.freeTimesHint}</p>
      {parts.map(([part, legend]) => (
        <Choices
          key={part}
          name="windows"
          group={part}
          legend={legend}
          isMany
          refusal={refusal}
          choices={choices
            .filter((choice) => choice.part === part)
            .map(({ value, window, isChosen }) => ({
              value,
              label: dates.weekday(window.weekday),
              isChosen,
            }))}
        />
      ))}
      {others.length > 0 ? (
        <Choices
          name="windows"
          group="other"
          legend={m.otherTimes}
          isMany
          choices={others.map(({ value, window, isChosen }) => ({
            value,
            label: `${dates.weekday(window.weekday)} ${clockWords(window.startMinute)}–${clockWords(window.endMinute)}`,
            isChosen,
          }))}
        />
      ) : null}
      <Button>{m.saveFreeTimes}</Button>
    </Form>
  );
}
