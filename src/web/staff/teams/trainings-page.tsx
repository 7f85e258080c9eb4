import { TRAININGS } from '../../../core/vietnamese/trainings';
import type { TrainedPerson } from '../../../modules/teams';
import { termName } from '../../../texts';
import { ExcelLink } from '../../kit/components/excel-link';
import { type FileColumn, Table } from '../../kit/components/table';
import { Choices, Field } from '../../kit/forms/field';
import { FormDisclosure } from '../../kit/forms/form-disclosure';
import { Button, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView, type View } from '../../kit/view/view';

interface TrainingsPageProps {
  code: string;
  people: TrainedPerson[];
  /** 'YYYY-MM-DD'. */
  today: string;
  /** Codes of what the ward asks for before pairing. */
  required: readonly string[];
}

/** Who was trained in what, and a training to write down. */
export function TrainingsPage({ code, people, today, required }: TrainingsPageProps) {
  const { t, language, dates } = useView();
  const w = t.teams;
  return (
    <>
      <h1>{w.trainings}</h1>
      <p class="lead">{w.trainingsLead}</p>
      {people.length > 0 ? <RecordForm code={code} people={people} today={today} /> : null}
      {people.length > 0 ? <ExcelLink href={paths.ward.trainingsFile(code)} /> : null}
      <Table
        caption={w.trainings}
        isCaptionHidden
        whenEmpty={w.nobodyToTrain}
        rows={people}
        columns={[
          {
            heading: w.person,
            cell: ({ id, side, fullName }) =>
              side === 'mentor' ? <a href={paths.ward.mentor(code, id)}>{fullName}</a> : fullName,
          },
          { heading: w.ofTeams, cell: ({ teams }) => teams.join(', ') },
          ...TRAININGS.codes.map((kind) => ({
            heading: headingOf(kind),
            cell: (person: TrainedPerson) => {
              const had = lastOf(person, kind);
              if (!had) return <span class="muted">{w.notYet}</span>;
              return (
                <>
                  <span class="line">{w.trainedOnBy(dates.date(had.heldOn), had.givenBy)}</span>
                  <PostButton
                    action={paths.ward.trainingRemoval(code, had.id)}
                    kind="link"
                    label={w.takeBackOf(termName('training', kind, language), person.fullName)}
                  >
                    {w.takeBack}
                  </PostButton>
                </>
              );
            },
          })),
        ]}
      />
    </>
  );

  function headingOf(kind: string): string {
    const name = termName('training', kind, language);
    return required.includes(kind) ? `${name} (${w.needed})` : name;
  }
}

function RecordForm({ code, people, today }: Omit<TrainingsPageProps, 'required'>) {
  const { t, language } = useView();
  const w = t.teams;
  return (
    <FormDisclosure action={paths.ward.trainings(code)} summary={w.recordTitle}>
      <Choices
        name="kind"
        legend={w.kind}
        choices={TRAININGS.codes.map((value) => ({
          value,
          label: termName('training', value, language),
        }))}
      />
      <Field name="heldOn" type="date" label={w.heldOn} value={today} width={12} />
      <Field name="givenBy" label={w.givenBy} hint={w.givenByHint} />
      <div class="scroll-box">
        <Choices
          name="people"
          legend={w.whoWasThere}
          isMany
          choices={people.map(({ id, side, fullName, teams }) => ({
            value: `${side}-${id}`,
            label: fullName,
            hint: teams.join(', ') || undefined,
          }))}
        />
      </div>
      <Button>{w.record}</Button>
    </FormDisclosure>
  );
}

/** The file: each person with the day and the giver of every training. */
export function trainingColumns({ t, language, dates }: View): FileColumn<TrainedPerson>[] {
  const w = t.teams;
  return [
    { heading: w.person, width: 26, text: ({ fullName }) => fullName },
    { heading: w.ofTeams, width: 34, text: ({ teams }) => teams.join(', ') || null },
    ...TRAININGS.codes.map((kind) => ({
      heading: termName('training', kind, language),
      width: 34,
      text: (person: TrainedPerson) => {
        const had = lastOf(person, kind);
        return had ? w.trainedOnBy(dates.date(had.heldOn), had.givenBy) : null;
      },
    })),
  ];
}

function lastOf({ trainings }: TrainedPerson, kind: string) {
  return trainings.find((training) => training.kind === kind);
}
