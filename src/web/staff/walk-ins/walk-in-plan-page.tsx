import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { termNames } from '../../../texts';
import { useView } from '../../kit/view/view';
import { useTopicOptions } from '../../shared/learning/topic-options';
import type { ServingChoice } from './serving-mentors';

/** What was planned, or what a new form proposes. */
export interface WalkInFormValues {
  date: string;
  start: string;
  end: string;
  venueId: string;
  seats: string;
  topics: string[];
  mentorIds: string[];
  outsideHours: boolean;
  version?: number;
}

interface WalkInPlanPageProps {
  action: string;
  back: string;
  values: WalkInFormValues;
  venues: { id: string; name: string; seats: number }[];
  serving: ServingChoice;
  hamletNames: ReadonlyMap<string, string>;
}

/** When, where, what, and who serves. */
export function WalkInPlanPage(props: WalkInPlanPageProps) {
  const { action, back, values, venues, serving, hamletNames } = props;
  const { t, language } = useView();
  const w = t.walkIn;
  const options = useTopicOptions();
  const isNew = values.version === undefined;
  return (
    <>
      <BackLink href={back} />
      <h1>{isNew ? w.planTitle : w.edit}</h1>
      <Form action={action}>
        <HiddenValues values={isNew ? {} : { version: values.version ?? 0 }} />
        <Field name="date" type="date" label={w.date} value={values.date} width={12} />
        <div class="pair-of-fields">
          <Field
            name="startMinute"
            label={w.start}
            hint={w.timeHint}
            value={values.start}
            width={6}
          />
          <Field name="endMinute" label={w.end} hint={w.timeHint} value={values.end} width={6} />
        </div>
        <Choices
          name="outsideHours"
          legend={t.layout.except}
          isMany
          choices={[{ value: 'yes', label: w.outside, isChosen: values.outsideHours }]}
        />
        <Select
          name="venueId"
          label={w.place}
          value={values.venueId}
          options={venues.map(({ id, name, seats }) => ({
            value: id,
            label: `${name} (${t.places.seatsOf(seats)})`,
          }))}
        />
        <Field
          name="seats"
          label={w.seats}
          hint={w.seatsHint}
          value={values.seats}
          inputmode="numeric"
          width={6}
        />
        <Choices
          name="topics"
          legend={w.topics}
          isMany
          choices={options.map((option) => ({
            ...option,
            isChosen: values.topics.includes(option.value),
          }))}
        />
        <Choices
          name="mentorIds"
          legend={w.mentors}
          hint={w.mentorsHint}
          isMany
          choices={serving.mentors.map(({ id, fullName, topics, hamletId }) => ({
            value: id,
            label: `${fullName}, ${hamletNames.get(hamletId) ?? ''}`,
            hint: termNames('topic', topics, language),
            isChosen: values.mentorIds.includes(id),
          }))}
        />
        {serving.search ? <FindServing action={action} search={serving.search} /> : null}
        <Button>{w.save}</Button>
      </Form>
    </>
  );
}

/** Within the form, so that all that was typed and ticked comes back with those who are found. */
function FindServing({ action, search }: { action: string; search: Search }) {
  const w = useView().t.walkIn;
  const { q, found, shown } = search;
  return (
    <section class="panel">
      {q && found === 0 ? <p class="inset">{w.nobodyServesSo(q)}</p> : null}
      {found > shown ? <p class="hint">{w.moreFound(found - shown)}</p> : null}
      <Field name="find" type="search" label={w.findMentors} value={q} autocomplete="off" />
      <Button kind="secondary" action={`${action}#find`} sends={{ name: 'look', value: 'yes' }}>
        {w.findThem}
      </Button>
    </section>
  );
}

type Search = NonNullable<ServingChoice['search']>;
