import { clockWords } from '../../../core/vietnamese/window-words';
import type { DayPartOption, WindowChoice } from './window-options';
import { useView } from '../../kit/view/view';
import { Choices } from '../../kit/forms/field';

/** The parts of a week to tick, and what is left of somebody's own times. */
export function WindowChoices({ choices, hint }: { choices: WindowChoice[]; hint?: string }) {
  const { t, dates } = useView();
  const m = t.mentor;
  const parts: [DayPartOption, string][] = [
    ['evening', m.evening],
    ['morning', m.morning],
    ['afternoon', m.afternoon],
  ];
  const others = choices.filter(({ part }) => part === undefined);
  return (
    <div id="windows">
      {hint ? <p class="hint">{hint}</p> : null}
      {parts.map(([part, legend]) => (
        <Choices
          key={part}
          name="windows"
          group={part}
          legend={legend}
          isMany
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
    </div>
  );
}
