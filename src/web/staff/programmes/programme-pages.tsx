import { type Programme, programmeKinds } from '../../../core/programme/programmes';
import { type PeopleByProgramme, saidIn } from '../../../modules/people';
import type { Ward } from '../../../modules/wards';
import { termNames } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Table } from '../../kit/components/table';
import { Choices, Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView, type View } from '../../kit/view/view';
import { CarriedValues } from '../changes/carried-values';
import { useTopicOptions } from '../../shared/learning/topic-options';

interface Named {
  id: string;
  name: string;
}

interface ProgrammesProps {
  ward: Ward;
  people: PeopleByProgramme;
  venues: readonly Named[];
}

/** All programmes of a ward, first that of everybody who is in no other. */
export function ProgrammesPage({ ward, people, venues }: ProgrammesProps) {
  const view = useView();
  const { t, language } = view;
  const w = t.programmes;
  const names = new Map(venues.map(({ id, name }) => [id, name]));
  const limitsOf = (one: Programme | null): string =>
    one?.kind === 'classes'
      ? w.kinds.classes
      : w.fromTo(
          one?.minMentees ?? ward.settings.minMentees,
          one?.maxMentees ?? ward.settings.maxMentees,
        );
  const of = (one: Programme | null) => people.get(one?.name ?? null);
  const rows = [null, ...ward.programmes].map((programme) => ({
    id: programme?.id ?? 'usual',
    programme,
  }));
  return (
    <>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <div class="actions">
        <ButtonLink href={paths.ward.newProgramme(ward.code)}>{w.add}</ButtonLink>
      </div>
      <Table
        caption={w.title}
        isCaptionHidden
        isCards
        whenEmpty=""
        rows={rows}
        columns={[
          {
            heading: w.name,
            cell: ({ programme: one }) =>
              one ? (
                <a href={paths.ward.programme(ward.code, one.id)}>{one.name}</a>
              ) : (
                <>
                  {w.ambassadors}
                  <span class="hint line">{w.ambassadorsRule}</span>
                </>
              ),
          },
          { heading: w.limits, cell: ({ programme }) => limitsOf(programme) },
          {
            heading: w.topics,
            cell: ({ programme: one }) =>
              termNames('topic', one?.topics ?? [], language) || w.allTopics,
          },
          {
            heading: w.venues,
            cell: ({ programme: one }) =>
              one?.venueIds.flatMap((id) => names.get(id) ?? []).join(', ') || w.allVenues,
          },
          { heading: w.dates, cell: ({ programme }) => datesOf(view, programme) },
          {
            heading: w.mentors,
            cell: ({ programme }) => of(programme)?.mentors ?? 0,
            isNumber: true,
          },
          {
            heading: w.mentees,
            cell: ({ programme }) => of(programme)?.mentees ?? 0,
            isNumber: true,
          },
        ]}
      />
    </>
  );
}

function datesOf({ t, dates }: View, programme: Programme | null): string {
  const w = t.programmes;
  const { fromDate = null, untilDate = null } = programme ?? {};
  if (fromDate && untilDate) return w.between(dates.date(fromDate), dates.date(untilDate));
  if (fromDate) return w.since(dates.date(fromDate));
  return untilDate ? w.untilDay(dates.date(untilDate)) : w.always;
}

interface ProgrammeProps extends ProgrammesProps {
  /** Absent: a new one is added. */
  programme?: Programme;
}

/** A new programme, or what one decides, with its people. */
export function ProgrammePage({ ward, programme, venues, people }: ProgrammeProps) {
  const w = useView().t.programmes;
  const topics = useTopicOptions();
  const { code } = ward;
  const { id, minMentees, maxMentees, fromDate, untilDate } = programme ?? {};
  return (
    <>
      <BackLink href={paths.ward.programmes(code)}>{w.toList}</BackLink>
      <h1>{programme?.name ?? w.add}</h1>
      {programme ? <People code={code} programme={programme} people={people} /> : null}
      <Form action={id ? paths.ward.programme(code, id) : paths.ward.newProgramme(code)}>
        {programme ? (
          <CarriedValues shown={saidIn(programme)} />
        ) : (
          <Field name="name" label={w.name} hint={w.nameHint} isNeeded />
        )}
        <Choices
          name="kind"
          legend={w.kind}
          choices={programmeKinds.map((value) => ({
            value,
            label: w.kinds[value],
            hint: w.kindHints[value],
            isChosen: value === (programme?.kind ?? 'pairs'),
          }))}
        />
        <Field
          name="minMentees"
          label={w.least}
          hint={w.limitsHint}
          value={minMentees ?? ''}
          inputmode="numeric"
          width={6}
        />
        <Field
          name="maxMentees"
          label={w.most}
          hint={w.limitsHint}
          value={maxMentees ?? ''}
          inputmode="numeric"
          width={6}
        />
        <div class="pair-of-fields">
          <Field name="fromDate" type="date" label={w.from} value={fromDate ?? ''} width={12} />
          <Field name="untilDate" type="date" label={w.until} value={untilDate ?? ''} width={12} />
        </div>
        <Choices
          name="topics"
          legend={w.topics}
          hint={w.topicsHint}
          isMany
          choices={topics.map((topic) => ({
            ...topic,
            isChosen: programme?.topics.includes(topic.value),
          }))}
        />
        <Choices
          name="venueIds"
          legend={w.venues}
          hint={w.venuesHint}
          isMany
          choices={venues.map((venue) => ({
            value: venue.id,
            label: venue.name,
            isChosen: programme?.venueIds.includes(venue.id),
          }))}
        />
        <Button>{w.save}</Button>
      </Form>
      {programme ? (
        <details>
          <summary>{w.remove}</summary>
          <p>{w.removeLead}</p>
          <PostButton action={paths.ward.programmeRemoval(code, programme.id)} kind="warning">
            {w.remove}
          </PostButton>
        </details>
      ) : null}
    </>
  );
}

function People({
  code,
  programme: { name },
  people,
}: {
  code: string;
  programme: Programme;
  people: PeopleByProgramme;
}) {
  const w = useView().t.programmes;
  const { mentors, mentees } = people.get(name) ?? { mentors: 0, mentees: 0 };
  const query = `?${new URLSearchParams({ programme: name }).toString()}`;
  return (
    <section>
      <h2>{w.people}</h2>
      <p class="hint">{w.peopleHint}</p>
      <div class="actions">
        <ButtonLink href={`${paths.ward.mentors(code)}${query}`} kind="secondary">
          {w.showMentors(mentors)}
        </ButtonLink>
        <ButtonLink href={`${paths.ward.mentees(code)}${query}`} kind="secondary">
          {w.showMentees(mentees)}
        </ButtonLink>
      </div>
    </section>
  );
}
