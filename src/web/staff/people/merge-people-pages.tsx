import type { ComponentChildren } from 'preact';
import { entriesOf, isEmpty, type PersonField } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import {
  type DifferingField,
  differingFields,
  type Known,
  type Mentee,
  type Person,
} from '../../../modules/people';
import type { MergeView } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Counts } from '../../kit/components/facts';
import { Phone } from '../../kit/components/phone';
import { Search } from '../../kit/components/search';
import { Table } from '../../kit/components/table';
import { Choices } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView, type View } from '../../kit/view/view';
import { fieldValue, labelOf, maskedFieldText } from '../../shared/people/field-value';
import { nameInFull } from '../../shared/people/names-apart';
import { peopleOf } from '../../shared/people/people-kind';

interface ChooseRecordPageProps {
  code: string;
  side: Side;
  kept: Person;
  /** Who may be the same person. */
  alike: Known[];
  /** What a search found; null where nothing was searched for. */
  found: Known[] | null;
  q: string | undefined;
  hamlets: ReadonlyMap<string, string>;
}

/** Which second record the person has: those that look alike first, all others by a search. */
export function ChooseRecordPage(props: ChooseRecordPageProps) {
  const { code, side, kept, alike, found, q } = props;
  const { merging: m } = useView().t;
  return (
    <>
      <BackLink href={paths.ward[side](code, kept.id)}>{kept.fullName}</BackLink>
      <h1>{m.titleOf(kept.fullName)}</h1>
      <p>{m.lead}</p>
      <RecordTable {...props} caption={m.maybe} records={alike} whenEmpty={m.none} />
      <Search label={m.search} value={q} />
      {found ? (
        <RecordTable {...props} caption={m.found} records={found} whenEmpty={m.none} />
      ) : null}
    </>
  );
}

function RecordTable({
  code,
  side,
  kept,
  hamlets,
  caption,
  records,
  whenEmpty,
}: ChooseRecordPageProps & { caption: string; records: Known[]; whenEmpty: string }) {
  const { t } = useView();
  const m = t.merging;
  const labels = t.fields[side];
  const merge = paths.ward.personMerge(code, peopleOf[side], kept.id);
  return (
    <Table
      caption={caption}
      rows={records}
      whenEmpty={whenEmpty}
      columns={[
        { heading: labels.fullName, cell: ({ fullName }) => fullName },
        { heading: labels.birthYear, cell: ({ birthYear }) => birthYear },
        {
          heading: labels.phone,
          cell: ({ id, fullName, phone }) => (
            <Phone number={phone} whose={{ kind: side, id, name: fullName }} />
          ),
        },
        { heading: labels.hamletId, cell: ({ hamletId }) => hamlets.get(hamletId) ?? '' },
        {
          heading: m.choose,
          cell: ({ id, hamletId, ...person }) => (
            <a
              class="row-link"
              href={withQuery(merge, { other: id })}
              aria-label={m.chooseLabel(
                nameInFull({
                  ...person,
                  hamletName: hamlets.get(hamletId) ?? '',
                  otherPhone: null,
                }),
              )}
            >
              {m.choose}
            </a>
          ),
        },
      ]}
    />
  );
}

interface CompareRecordsPageProps {
  code: string;
  side: Side;
  kept: Person;
  other: Person;
  view: MergeView;
  names: RecordNames;
}

/** What the ids in a record stand for. */
export interface RecordNames {
  hamlets: ReadonlyMap<string, string>;
  /** The codes in the ward's books. */
  households: ReadonlyMap<string, string>;
}

/** Both records side by side, what goes from the one to the other, and whose word holds where they differ. */
export function CompareRecordsPage(props: CompareRecordsPageProps) {
  const { code, side, kept, other, view } = props;
  const { merging: m } = useView().t;
  const action = paths.ward.personMerge(code, peopleOf[side], kept.id);
  const differing = differingFields(side, kept, other);
  const kinds = [
    ...(['pairs', 'ahead', 'past', 'skills', 'messages'] as const),
    ...(['pairsEnded', 'placesTwice', 'placesOff', 'off'] as const),
  ];
  const counts = kinds.flatMap((kind) =>
    view[kind] > 0 ? [{ value: view[kind], name: m[kind] }] : [],
  );
  return (
    <>
      <BackLink href={action}>{m.anotherChoice}</BackLink>
      <h1>{m.titleOf(kept.fullName)}</h1>
      <SideBySide {...props} />
      <h2>{m.whatHappens}</h2>
      {counts.length > 0 ? <Counts counts={counts} /> : <p>{m.nothing}</p>}
      <Form action={action}>
        <HiddenValues
          values={{ version: kept.version, other: other.id, otherVersion: other.version }}
        />
        {differing.length > 0 ? <h2>{m.differs}</h2> : <p>{m.noDifference}</p>}
        {differing.map((field) => (
          <FieldChoices key={field.name} {...props} {...field} />
        ))}
        <div class="actions">
          <Button>{m.merge}</Button>
          <ButtonLink
            href={withQuery(paths.ward.personMerge(code, peopleOf[side], other.id), {
              other: kept.id,
            })}
            kind="secondary"
          >
            {m.swap}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}

function SideBySide({ side, kept, other, names }: CompareRecordsPageProps) {
  const view = useView();
  const { merging: m } = view.t;
  const rows = entriesOf(fieldsOf[side])
    .filter(([name, { kind }]) => name !== 'isActive' && kind !== 'place')
    .map(([name, field]) => ({
      id: name,
      label: labelOf(view, side, name),
      kept: shown(view, side, name, field, kept, names),
      other: shown(view, side, name, field, other, names),
    }))
    .filter((row) => Boolean(row.kept) || Boolean(row.other));
  return (
    <Table
      caption={m.compare}
      rows={rows}
      whenEmpty=""
      columns={[
        { heading: m.field, cell: ({ label }) => label },
        { heading: m.kept, cell: (row) => row.kept },
        { heading: m.other, cell: (row) => row.other },
      ]}
    />
  );
}

function FieldChoices({
  side,
  kept,
  other,
  names,
  name,
  field,
  choice,
}: CompareRecordsPageProps & DifferingField) {
  const view = useView();
  const { merging: m } = view.t;
  const words = (person: Person): string =>
    householdOf(field, person, names) ??
    String(maskedFieldText(view, name, field, named(person, names)) ?? '');
  const isList = field.kind === 'codes' || field.kind === 'windows';
  const choices = [
    { value: 'kept', label: m.takeKept(words(kept)) },
    { value: 'other', label: m.takeOther(words(other)) },
    ...(isList ? [{ value: 'both', label: m.takeBoth }] : []),
  ];
  return (
    <Choices
      name={`take-${name}`}
      legend={labelOf(view, side, name)}
      choices={choices.map((one) => ({ ...one, isChosen: one.value === choice }))}
    />
  );
}

/** Of a phone what it begins and ends with, of everything else what people read; nothing of what is not known. */
function shown(
  view: View,
  side: Side,
  name: string,
  field: PersonField,
  person: Person,
  names: RecordNames,
): ComponentChildren {
  if (isEmpty((person as unknown as Record<string, unknown>)[name])) return null;
  return (
    householdOf(field, person, names) ?? fieldValue(view, side, name, field, named(person, names))
  );
}

function named(person: Person, { hamlets }: RecordNames): Person & { hamletName: string } {
  return { ...person, hamletName: hamlets.get(person.hamletId) ?? '' };
}

function householdOf(
  { kind }: PersonField,
  person: Person & Partial<Mentee>,
  { households }: RecordNames,
): string | null {
  return kind === 'household' ? (households.get(person.householdId ?? '') ?? null) : null;
}
