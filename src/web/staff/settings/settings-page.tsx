import type { DayPart, WardHours } from '../../../core/slots/windows';
import { TOPICS } from '../../../core/vietnamese/topics';
import { TRAININGS } from '../../../core/vietnamese/trainings';
import { displayPhone } from '../../../core/vietnamese/phones';
import { clockWords } from '../../../core/vietnamese/window-words';
import {
  type NumberSetting,
  type NumberSettingName,
  numberSettingEntries,
  type WardSettings,
} from '../../../modules/wards';
import { termName } from '../../../texts';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';
import { CarriedValues } from '../changes/carried-values';
import { paths } from '../../kit/paths/paths';

interface SettingsPageProps {
  code: string;
  settings: WardSettings;
  /** The working windows as evenings, weekend and noon break; null when each day has its own. */
  hours: WardHours | null;
  /** How many ambassadors there are, and how many of them have had each training, by its code. */
  trained: { mentors: number; of: ReadonlyMap<string, number> };
}

/** What the unit decides for itself. */
export function SettingsPage({ code, settings, hours, trained }: SettingsPageProps) {
  const { t, language } = useView();
  const p = t.places;
  const hints: Partial<Record<NumberSettingName, string>> = {
    changeDeadlineMinutes: p.deadlineHint,
    planLookHours: p.planLookHint,
  };
  const numbersOf = (group: NumberSetting['group']) =>
    numberSettingEntries
      .filter(([, setting]) => setting.group === group)
      .map(([name, { as }]) => (
        <Field
          key={name}
          name={name}
          label={p.numbers[name]}
          hint={hints[name]}
          value={as === 'clock' ? clockOf(settings[name]) : (settings[name] ?? '')}
          inputmode={as === 'clock' ? undefined : 'numeric'}
          width={6}
        />
      ));
  return (
    <>
      <h1>{p.settings}</h1>
      <Form action={paths.ward.settings(code)}>
        <CarriedValues shown={settings} />
        <h2>{p.contact}</h2>
        <Field
          name="contactPhone"
          type="tel"
          label={p.contactPhone}
          hint={p.contactHint}
          value={settings.contactPhone ? displayPhone(settings.contactPhone) : ''}
          width={12}
        />
        <h2>{p.hours}</h2>
        <p class="hint">
          {p.hoursNow}: {t.dates.windows(settings.workingWindows)}
        </p>
        {hours ? null : <p class="inset">{p.hoursByDay}</p>}
        <HoursFields name="evening" legend={p.evening} part={hours?.evening} />
        <HoursFields name="weekend" legend={p.weekend} part={hours?.weekend} />
        <HoursFields name="noon" legend={p.noon} part={hours?.noonBreak} />
        <h2>{p.changes}</h2>
        {numbersOf('changes')}
        <h2>{p.reminders}</h2>
        <p class="hint">{p.leaveOut}</p>
        {numbersOf('reminders')}
        <h2>{p.pairing}</h2>
        {numbersOf('pairing')}
        <p>
          <a class="row-link" href={paths.ward.weights(code)}>
            {t.weights.link}
          </a>
        </p>
        <Choices
          name="sharesAcrossBorder"
          legend={t.layout.except}
          isMany
          choices={[{ value: 'yes', label: p.border, isChosen: settings.sharesAcrossBorder }]}
        />
        <Choices
          name="requiredTrainings"
          legend={p.requiredTrainings}
          hint={p.requiredTrainingsHint}
          isMany
          choices={TRAININGS.codes.map((value) => ({
            value,
            label: termName('training', value, language),
            hint: p.trainedOf(trained.of.get(value) ?? 0, trained.mentors),
            isChosen: settings.requiredTrainings.includes(value),
          }))}
        />
        <p>
          <a class="row-link" href={paths.ward.trainings(code)}>
            {t.teams.trainings}
          </a>
        </p>
        <h2>{p.planning}</h2>
        <p class="hint">{p.planningHint}</p>
        {numbersOf('planning')}
        <h2>{p.programme}</h2>
        {numbersOf('programme')}
        <Choices
          name="familyTopics"
          legend={p.familyTopics}
          hint={p.familyTopicsHint}
          isMany
          choices={TOPICS.codes.map((value) => ({
            value,
            label: termName('topic', value, language),
            isChosen: settings.familyTopics.includes(value),
          }))}
        />
        <Choices
          name="familyNeedsGuide"
          legend={p.familyGuide}
          isMany
          choices={[
            { value: 'yes', label: p.familyNeedsGuide, isChosen: settings.familyNeedsGuide },
          ]}
        />
        <Button>{p.save}</Button>
      </Form>
    </>
  );
}

const clockOf = (minute: number | null): string => (minute === null ? '' : clockWords(minute));

function HoursFields({
  name,
  legend,
  part,
}: {
  name: string;
  legend: string;
  part: DayPart | null | undefined;
}) {
  const p = useView().t.places;
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      <div class="pair-of-fields">
        <Field
          name={`${name}From`}
          label={p.from}
          value={part ? clockWords(part.startMinute) : ''}
          width={6}
        />
        <Field
          name={`${name}Until`}
          label={p.until}
          value={part ? clockWords(part.endMinute) : ''}
          width={6}
        />
      </div>
    </fieldset>
  );
}
