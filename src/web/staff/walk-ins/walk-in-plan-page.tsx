import { TOPICS } from '../../../core/vietnamese/topics';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { termName, termNames } from '../../../texts';
import { useView } from '../../kit/view/view';

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
  mentors: { id: string; fullName: string; topics: string[] }[];
}

/** When, where, what, and who serves. */
export function WalkInPlanPage(props: WalkInPlanPageProps) {
  const { action, back, values, venues, mentors } = props;
  const { t, language } = useView();
  const w = t.walkIn;
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
          choices={TOPICS.codes.map((code) => ({
            value: code,
            label: termName('topic', code, language),
            isChosen: values.topics.includes(code),
          }))}
        />
        <div class="scroll-box">
          <Choices
            name="mentorIds"
            legend={w.mentors}
            hint={w.mentorsHint}
            isMany
            choices={mentors.map(({ id, fullName, topics }) => ({
              value: id,
              label: fullName,
              hint: termNames('topic', topics, language),
              isChosen: values.mentorIds.includes(id),
            }))}
          />
        </div>
        <Button>{w.save}</Button>
      </Form>
    </>
  );
}
