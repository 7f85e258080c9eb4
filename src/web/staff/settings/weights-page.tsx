import { ALWAYS_FIRST } from '../../../core/people/standing';
import { GROUPS } from '../../../core/vietnamese/groups';
import { numberSettingEntries, type WardSettings } from '../../../modules/wards';
import { termName } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface WeightsPageProps {
  code: string;
  settings: WardSettings;
}

/** What a pairing weighs against what; other values are tried before they are saved. */
export function WeightsPage({ code, settings }: WeightsPageProps) {
  const { t, language } = useView();
  const { weights: w, places: p } = t;
  const hints: Record<string, string> = { ...w.hints, householdSplitCost: p.splitHint };
  return (
    <>
      <BackLink href={paths.ward.settings(code)}>{p.settings}</BackLink>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <Form action={paths.ward.weights(code)}>
        {numberSettingEntries
          .filter(([, { group }]) => group === 'weights')
          .map(([name]) => (
            <Field
              key={name}
              name={name}
              label={p.numbers[name]}
              hint={hints[name]}
              value={settings[name] ?? ''}
              inputmode="numeric"
              width={9}
            />
          ))}
        <Choices
          name="priorityGroups"
          legend={p.priorityGroups}
          hint={p.priorityGroupsHint}
          isMany
          choices={GROUPS.codes
            .filter((mark) => !ALWAYS_FIRST.has(mark) && mark !== GROUPS.fallback)
            .map((value) => ({
              value,
              label: termName('group', value, language),
              isChosen: settings.priorityGroups.includes(value),
            }))}
        />
        <Button>{w.try}</Button>
      </Form>
    </>
  );
}
