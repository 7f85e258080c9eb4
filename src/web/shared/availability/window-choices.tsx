import { clockWords } from '../../../core/vietnamese/window-words';
import type { DayPartOption, WindowChoice } from './window-options';
import { useView } from '../../kit/view/view';
import { Choices } from '../../kit/forms/field';

/** The parts of a week to tick, and what is left of somebody's own times. */
export function WindowChoices({ choices, hint }: { choices: WindowChoice[]; hint?: string }) {
  const { t, dates } = useView();
  const m = t.mentor;
  const parts = useParts();
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
            label: ownTime(dates.weekday(window.weekday), window),
            isChosen,
          }))}
        />
      ) : null}
    </div>
  );
}

/** The chosen ones of a week, in words. */
export function WindowWords({ choices }: { choices: readonly WindowChoice[] }) {
  const { t, dates } = useView();
  const chosen = choices.filter(({ isChosen }) => isChosen);
  const lines = useParts().flatMap(([part, legend]) => {
    const days = chosen.filter((choice) => choice.part === part);
    const names = days.map(({ window }) => dates.weekday(window.weekday));
    return names.length > 0 ? [`${legend}: ${names.join(', ')}`] : [];
  });
  const others = chosen
    .filter(({ part }) => part === undefined)
    .map(({ window }) => ownTime(dates.weekday(window.weekday), window));
  if (chosen.length === 0) return <p>{t.freeTimes.none}</p>;
  return (
    <ul>
      {[...lines, ...others].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function useParts(): [DayPartOption, string][] {
  const m = useView().t.mentor;
  return [
    ['evening', m.evening],
    ['morning', m.morning],
    ['afternoon', m.afternoon],
  ];
}

const ownTime = (weekday: string, { startMinute, endMinute }: WindowChoice['window']): string =>
  `${weekday} ${clockWords(startMinute)}–${clockWords(endMinute)}`;
