import { GROUPS } from '../../../core/vietnamese/groups';
import { type ClassMentor, audienceKinds } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { useIsRefused } from '../../kit/forms/form-state';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { useView } from '../../kit/view/view';
import { useTopicOptions } from '../../shared/learning/topic-options';
import { AnswerAgain } from '../../shared/changes/change-pages';
import { paths } from '../../kit/paths/paths';

interface Place {
  id: string;
  name: string;
  seats: number;
}

/** What the first step proposes. */
export interface ClassFormValues {
  topic?: string;
  audience?: string;
  hamletId?: string;
  group?: string;
  teamId?: string;
  programmeId?: string;
  date: string;
  start: string;
  seats?: string;
  venueId?: string;
  phone?: string;
}

/** Hamlets and teams whose people a class may be for. */
interface Whom {
  hamlets: Named[];
  teams: Named[];
}

interface Named {
  id: string;
  name: string;
}

/** First step: what is learned, where, when, and by whom. */
export function ClassPlanPage({
  code,
  values,
  venues,
  ...whom
}: {
  code: string;
  values: ClassFormValues;
  venues: Place[];
} & Whom) {
  const { t } = useView();
  const c = t.classes;
  return (
    <>
      <BackLink href={paths.ward.classes(code)}>{c.toList}</BackLink>
      <h1>{c.make}</h1>
      <p class="lead">
        {c.step(1)}: {c.whatWhere}
      </p>
      <Form action={paths.ward.newClassHolders(code)}>
        <TopicField value={values.topic} />
        <PlaceFields values={values} venues={venues} />
        <AudienceFields values={values} {...whom} />
        <PhoneField value={values.phone} />
        <Button>{c.next}</Button>
      </Form>
    </>
  );
}

/** Second step: who can hold it then, and who does. */
export function ClassHoldersPage({
  code,
  carried,
  mentors,
}: {
  code: string;
  /** The first step's answers. */
  carried: Record<string, string>;
  mentors: ClassMentor[];
}) {
  const { t, language } = useView();
  const c = t.classes;
  return (
    <>
      <BackLink href={paths.ward.classes(code)}>{c.toList}</BackLink>
      <h1>{c.groupClass(termName('topic', carried.topic, language))}</h1>
      <p class="lead">{c.step(2)}</p>
      <Form action={paths.ward.newClass(code)}>
        <HiddenValues values={carried} />
        <HolderFields mentors={mentors} chosen={[]} />
        <div class="actions">
          <Button>{c.save}</Button>
          <AnswerAgain />
        </div>
      </Form>
    </>
  );
}

/** Another time, place, size, topic or audience, or other ambassadors. */
export function ClassChangePage({
  code,
  id,
  version,
  values,
  venues,
  mentors,
  chosen,
  ...whom
}: {
  code: string;
  id: string;
  version: number;
  values: ClassFormValues;
  venues: Place[];
  mentors: ClassMentor[];
  /** Who holds it today. */
  chosen: string[];
} & Whom) {
  const { t, language } = useView();
  const c = t.classes;
  return (
    <>
      <BackLink href={paths.ward.class(code, id)} />
      <h1>{c.groupClass(termName('topic', values.topic ?? '', language))}</h1>
      <p class="lead">{c.changeLead}</p>
      <Form action={paths.ward.classChange(code, id)}>
        <HiddenValues values={{ version }} />
        <TopicField value={values.topic} />
        <PlaceFields values={values} venues={venues} />
        <AudienceFields values={values} {...whom} />
        <PhoneField value={values.phone} />
        <HolderFields mentors={mentors} chosen={chosen} mayChooseAll />
        <Button>{c.save}</Button>
      </Form>
    </>
  );
}

function TopicField({ value: topic }: { value: string | undefined }) {
  const { t } = useView();
  return (
    <Select
      name="topic"
      label={t.sessions.topic}
      value={topic}
      empty=""
      options={useTopicOptions()}
    />
  );
}

function AudienceFields({ values, hamlets, teams }: { values: ClassFormValues } & Whom) {
  const { t, language, ward } = useView();
  const c = t.classes;
  const programmes = ward?.programmes ?? [];
  // A unit without teams or programmes is not asked for one.
  const kinds = audienceKinds.filter(
    (kind) =>
      (kind !== 'team' || teams.length > 0) && (kind !== 'programme' || programmes.length > 0),
  );
  return (
    <>
      <Choices
        name="audience"
        legend={c.audience}
        choices={kinds.map((value) => ({
          value,
          label: c.audiences[value],
          isChosen: value === values.audience,
        }))}
      />
      <Select
        name="hamletId"
        label={c.whichHamlet}
        value={values.hamletId}
        empty="–"
        options={hamlets.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        name="group"
        label={c.whichGroup}
        value={values.group}
        empty="–"
        options={GROUPS.codes.map((value) => ({
          value,
          label: termName('group', value, language),
        }))}
      />
      {teams.length > 0 ? (
        <Select
          name="teamId"
          label={c.whichTeam}
          value={values.teamId}
          empty="–"
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {programmes.length > 0 ? (
        <Select
          name="programmeId"
          label={c.whichProgramme}
          value={values.programmeId}
          empty="–"
          options={programmes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
    </>
  );
}

function PlaceFields({ values, venues }: { values: ClassFormValues; venues: Place[] }) {
  const { t } = useView();
  const c = t.classes;
  return (
    <>
      <Select
        name="venueId"
        label={t.sessions.venue}
        value={values.venueId}
        options={venues.map(({ id, name, seats }) => ({
          value: id,
          label: `${name} (${t.places.seatsOf(seats)})`,
        }))}
      />
      <Field name="date" type="date" label={c.date} value={values.date} width={12} />
      <Field name="start" label={c.start} hint={c.startHint} value={values.start} width={6} />
      <Field
        name="seats"
        label={c.seats}
        hint={c.seatsHint}
        value={values.seats}
        inputmode="numeric"
        width={6}
      />
    </>
  );
}

function PhoneField({ value }: { value: string | undefined }) {
  const c = useView().t.classes;
  return (
    <Field name="phone" type="tel" label={c.phone} hint={c.phoneHint} value={value} width={12} />
  );
}

function HolderFields({
  mentors,
  chosen,
  mayChooseAll = false,
}: {
  mentors: ClassMentor[];
  chosen: string[];
  /** The time may change with the same press: whoever cannot today may then. */
  mayChooseAll?: boolean;
}) {
  const { t } = useView();
  const c = t.classes;
  const isFree = ({ id, whyNot }: ClassMentor): boolean => !whyNot || chosen.includes(id);
  const free = mentors.filter(isFree);
  // They would have to agree, or to be free at the time that the same press sets.
  const others = mentors.filter(
    (mentor) => !isFree(mentor) && (mayChooseAll || mentor.whyNot === 'not-free'),
  );
  const unable = mentors.filter((mentor) => !free.includes(mentor) && !others.includes(mentor));
  const isOpen = useIsRefused() || free.length === 0;
  if (free.length + others.length === 0) return <p class="inset">{c.nobodyHolds}</p>;
  return (
    <>
      {free.length > 0 ? (
        <div class="scroll-box">
          <Choices
            name="mentorIds"
            legend={c.whoHolds}
            hint={c.whoHoldsHint}
            isMany
            choices={free.map(({ id, fullName }) => ({
              value: id,
              label: fullName,
              isChosen: chosen.includes(id),
            }))}
          />
        </div>
      ) : null}
      {others.length > 0 ? (
        <details open={isOpen}>
          <summary>{c.otherHolders(others.length)}</summary>
          <Choices
            name="mentorIds"
            group={free.length > 0 ? 'others' : undefined}
            isMore={free.length > 0}
            legend={c.otherHoldersHint}
            isMany
            choices={others.map(({ id, fullName, whyNot }) => ({
              value: id,
              label: fullName,
              hint: whyNot ? c.whyNot[whyNot] : undefined,
            }))}
          />
        </details>
      ) : null}
      <Choices
        name="agreed"
        legend={t.layout.except}
        isMany
        choices={[{ value: 'yes', label: c.agreed }]}
      />
      {unable.length > 0 ? (
        <details>
          <summary>{c.cannot}</summary>
          <ul>
            {unable.map(({ id, fullName, whyNot }) => (
              <li key={id}>
                {fullName}: {whyNot ? c.whyNot[whyNot] : ''}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
