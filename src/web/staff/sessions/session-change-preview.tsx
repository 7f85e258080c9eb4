import type { SessionLook } from '../../../modules/sessions';
import { Facts, Tag } from '../../kit/components/facts';
import { Phone } from '../../kit/components/phone';
import { Table } from '../../kit/components/table';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { ChangePreview } from '../../shared/changes/change-pages';
import { staffLink } from '../changes/item-link';
import type { SessionAnswers } from './session-answers';
import { useWayWords } from './way-words';

interface SessionChangePreviewProps {
  code: string;
  sessionId: string;
  look: SessionLook;
  answers: SessionAnswers;
}

/** What a change of a lesson would do, with everybody in it by name and number, before it is made. */
export function SessionChangePreview({
  code,
  sessionId,
  look,
  answers,
}: SessionChangePreviewProps) {
  const { leaving, ...typed } = answers;
  const carried = { ...typed, ...(leaving.length > 0 ? { leaving } : {}) };
  return (
    <ChangePreview
      view={look}
      action={paths.ward.sessionChanges(code, sessionId)}
      answers={carried}
      again={null}
      away={paths.ward.session(code, sessionId)}
      link={staffLink(code)}
    >
      <EverybodyThen code={code} look={look} />
    </ChangePreview>
  );
}

function EverybodyThen({ code, look }: { code: string; look: SessionLook }) {
  const { t } = useView();
  const { sessionChange: c } = t;
  const wayWords = useWayWords();
  const far = (metres: number | null): string => (metres === null ? c.atHome : wayWords(metres));
  return (
    <>
      <h2>{c.toCall}</h2>
      <Facts
        facts={look.mentors.map(({ fullName, phone, isNew }) => [
          fullName,
          <>
            <Phone number={phone} /> {look.mentors.length > 1 ? (isNew ? c.from : c.until) : null}
          </>,
        ])}
      />
      {look.seated.length > 0 ? (
        <Table
          caption={c.everybody}
          whenEmpty=""
          rows={look.seated.map((one) => ({ id: one.bookingId, ...one }))}
          columns={[
            {
              heading: t.people.name,
              cell: ({ menteeId, menteeName }) => (
                <a href={paths.ward.mentee(code, menteeId)}>{menteeName}</a>
              ),
            },
            { heading: t.people.phone, cell: ({ menteePhone }) => <Phone number={menteePhone} /> },
            {
              heading: c.notes,
              cell: ({ losesPlace, notes }) => (
                <>
                  {losesPlace ? <Tag kind="bad">{c.losesPlace}</Tag> : <Tag>{c.comes}</Tag>}{' '}
                  {notes.map((note) => c.note[note]).join('; ')}
                </>
              ),
            },
            {
              heading: c.way,
              cell: ({ metresBefore, metresAfter }) =>
                metresBefore === metresAfter
                  ? far(metresAfter)
                  : c.wayNow(far(metresBefore), far(metresAfter)),
            },
          ]}
        />
      ) : null}
    </>
  );
}
