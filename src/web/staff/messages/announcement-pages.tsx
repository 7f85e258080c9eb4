import type {
  AnnouncedPerson,
  AnnouncementLine,
  AnnouncementPreview,
  AnnouncementView,
} from '../../../modules/reminders';
import type { Side } from '../../../core/people/fields';
import { grouped } from '../../../platform/common/grouped';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { Facts } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { Button, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { announcedState } from './announced-state';
import { AnnouncementForm } from '../../shared/messages/announcement-form';

/** So many names are shown without a press. */
const FEW = 20;

interface WriteProps {
  code: string;
  side: Side;
  /** Whom it is for, as hidden values. */
  people: Record<string, string>;
  count: number;
}

/** The words again, after they were refused. */
export function WriteAnnouncementPage({ code, side, people, count }: WriteProps) {
  const a = useView().t.announcements;
  return (
    <>
      <h1>{a.write(count)}</h1>
      <AnnouncementForm code={code} side={side} people={people} />
    </>
  );
}

interface PreviewProps extends WriteProps {
  /** Of the message that the press sends, once. */
  id: string;
  text: string;
  /** When it leaves, and whether staff call whom the limits keep from it, as it was typed. */
  how: Record<'day' | 'calls', string>;
  preview: AnnouncementPreview;
}

/** What goes out, to how many, and whom it does not reach. */
export function AnnouncementPreviewPage(props: PreviewProps) {
  const { code, side, people, id, text, how, preview } = props;
  const { t, dates } = useView();
  const a = t.announcements;
  return (
    <>
      <h1>{a.preview}</h1>
      <Numbers of={preview} />
      <Missed code={code} side={side} people={preview.people} />
      {preview.messages + preview.calls > 0 ? (
        <>
          <p>{a.grace(dates.moment(preview.dueAt))}</p>
          <Form action={paths.ward.announcements(code)}>
            <HiddenValues values={{ ...people, side, text, ...how, id, confirmed: 'yes' }} />
            <Button>
              {preview.messages > 0 ? a.send(preview.messages) : a.listCalls(preview.calls)}
            </Button>
          </Form>
        </>
      ) : (
        <p class="inset">{a.nobody}</p>
      )}
      <KeptBack {...props} />
      <details>
        <summary>{a.another}</summary>
        <AnnouncementForm code={code} side={side} people={people} text={text} day={how.day} />
      </details>
    </>
  );
}

/** Phones that ring often enough already: they are called, or it leaves on a day on which they ring less. */
function KeptBack({ code, side, people, text, how, preview: { held, roomOn } }: PreviewProps) {
  const { t, dates } = useView();
  const a = t.announcements;
  if (held === 0) return null;
  return (
    <section aria-labelledby="held">
      <h2 id="held">{a.held(held)}</h2>
      <p>{a.heldLead}</p>
      <Form action={paths.ward.announcements(code)}>
        <HiddenValues values={{ ...people, side, text, ...how }} />
        <p class="actions">
          <Button kind="secondary" sends={{ name: 'instead', value: 'call' }}>
            {a.callHeld(held)}
          </Button>
          {roomOn === null ? null : (
            <Button kind="secondary" sends={{ name: 'instead', value: roomOn }}>
              {a.sendLater(dates.date(roomOn))}
            </Button>
          )}
        </p>
      </Form>
    </section>
  );
}

/** What became of it. */
export function AnnouncementPage({ code, view }: { code: string; view: AnnouncementView }) {
  const { t, dates } = useView();
  const a = t.announcements;
  const { side, takenBackAt, people, dueAt } = view;
  const canTakeBack =
    takenBackAt === null && people.some(({ state }) => state === 'planned' || state === 'failed');
  return (
    <>
      <BackLink href={paths.ward.announcements(code)}>{a.title}</BackLink>
      <h1>{a.title}</h1>
      <Numbers of={view} />
      {takenBackAt === null ? null : <p class="inset">{a.takenBack(dates.moment(takenBackAt))}</p>}
      {canTakeBack ? (
        <>
          <p>{a.grace(dates.moment(dueAt))}</p>
          <PostButton action={paths.ward.announcementTakingBack(code, view.id)} kind="secondary">
            {a.takeBack}
          </PostButton>
        </>
      ) : null}
      <ExcelLink href={paths.ward.announcementFile(code, view.id)} of={a.people(people.length)} />
      <Table
        caption={a.people(people.length)}
        whenEmpty=""
        rows={people.map((person) => ({ ...person, id: person.personId }))}
        columns={[
          {
            heading: a.name,
            cell: ({ personId, name }) => <a href={paths.ward[side](code, personId)}>{name}</a>,
          },
          { heading: a.state, cell: (person) => announcedState(t, person) },
        ]}
      />
    </>
  );
}

export function AnnouncementsPage({ code, lines }: { code: string; lines: AnnouncementLine[] }) {
  const { t, dates } = useView();
  const a = t.announcements;
  return (
    <>
      <h1>{a.title}</h1>
      <p class="lead">{a.lead}</p>
      {lines.length > 0 ? (
        <ExcelLink href={paths.ward.announcementsFile(code)} of={a.title} />
      ) : null}
      <Table
        caption={a.title}
        isCaptionHidden
        whenEmpty={a.none}
        rows={lines}
        columns={[
          {
            heading: a.when,
            cell: ({ id, madeAt }) => (
              <a href={paths.ward.announcement(code, id)}>{dates.moment(madeAt)}</a>
            ),
          },
          { heading: a.for, cell: ({ side }) => a.sides[side] },
          { heading: a.messages, isNumber: true, cell: ({ messages }) => messages },
          {
            heading: a.what,
            cell: ({ text, takenBackAt }) => (
              <>
                {text}{' '}
                {takenBackAt === null ? null : (
                  <strong>{a.takenBack(dates.moment(takenBackAt))}</strong>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

type Counted = Pick<
  AnnouncementView,
  'side' | 'sentence' | 'messages' | 'parts' | 'dueAt' | 'people'
> &
  Partial<Pick<AnnouncementPreview, 'calls'>>;

function Numbers({ of }: { of: Counted }) {
  const { t, dates } = useView();
  const a = t.announcements;
  const { side, sentence, messages, calls = 0, parts, dueAt, people } = of;
  const told = people.filter(({ outcome }) => outcome === 'told').length;
  return (
    <Facts
      facts={[
        [a.reads, <q key="sentence">{sentence}</q>],
        [a.for, `${a.people(people.length)} (${a.sides[side]})`],
        [a.told, a.people(told)],
        [a.messages, a.phones(messages)],
        [a.calls, calls > 0 ? a.callsOf(calls) : null],
        [a.parts, a.partsOf(parts, messages)],
        [a.leaves, dates.moment(dueAt)],
      ]}
    />
  );
}

/** By the reason, with their names: staff may phone them, or put a number right. */
function Missed({ code, side, people }: { code: string; side: Side; people: AnnouncedPerson[] }) {
  const a = useView().t.announcements;
  const missed = people.filter(({ outcome }) => outcome !== 'told');
  if (missed.length === 0) return null;
  return (
    <section>
      <h2>{a.missed(missed.length)}</h2>
      <ul>
        {[...grouped(missed, ({ outcome }) => outcome)].map(([outcome, group]) => (
          <li key={outcome}>
            {group.length > FEW ? (
              <details>
                <summary>
                  {a.outcomes[outcome]} ({group.length})
                </summary>
                <Names code={code} side={side} people={group} />
              </details>
            ) : (
              <>
                {a.outcomes[outcome]} ({group.length}):{' '}
                <Names code={code} side={side} people={group} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Names({ code, side, people }: { code: string; side: Side; people: AnnouncedPerson[] }) {
  return people.map(({ personId, name }, index) => (
    <>
      {index > 0 ? ', ' : ''}
      <a href={paths.ward[side](code, personId)}>{name}</a>
    </>
  ));
}
