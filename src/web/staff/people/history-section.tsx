import type { PersonField } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import { maskPhone } from '../../../core/vietnamese/phones';
import type { FieldChange, PersonHistoryEntry } from '../../../modules/people';
import { Table } from '../../kit/components/table';
import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView, type View } from '../../kit/view/view';
import { changedPhone, changedText } from '../../shared/people/changed-text';
import { labelOf } from '../../shared/people/field-value';
import { peopleOf } from '../../shared/people/people-kind';

interface HistoryProps {
  code: string;
  side: Side;
  /** Whose history it is. */
  id: string;
  entries: readonly PersonHistoryEntry[];
}

/** Who changed what of a person, from what to what, and when; and the press that takes one change back. */
export function HistorySection({ code, side, id, entries }: HistoryProps) {
  const { t, dates } = useView();
  const { history: h } = t;
  return (
    <details>
      <summary>{h.title(entries.length)}</summary>
      <Table
        caption={h.caption}
        isCaptionHidden
        whenEmpty={h.none}
        rows={[...entries]}
        columns={[
          { heading: h.when, cell: ({ at }) => dates.moment(at) },
          {
            heading: h.who,
            cell: ({ actorKind, actorName }) => actorName ?? h.actors[actorKind],
          },
          {
            heading: h.what,
            cell: (entry) => (
              <>
                <EntryWords side={side} entry={entry} />
                {entry.actId === null ? null : (
                  <p>
                    <a class="row-link" href={paths.ward.peopleAct(code, entry.actId)}>
                      {h.seeAct}
                    </a>
                  </p>
                )}
                {entry.takenBackAt === null ? null : (
                  <p class="muted">{h.takenBackAt(dates.moment(entry.takenBackAt))}</p>
                )}
                {entry.canBeTakenBack ? (
                  <TakeBackButton code={code} side={side} id={id} entry={entry} />
                ) : null}
              </>
            ),
          },
        ]}
      />
    </details>
  );
}

/** What was just saved of somebody, and the press that takes it back. */
export function SavedSection({
  code,
  side,
  id,
  entry,
}: Omit<HistoryProps, 'entries'> & { entry: PersonHistoryEntry }) {
  const { t, dates } = useView();
  const { history: h } = t;
  return (
    <section class="panel" aria-labelledby="saved">
      <h2 id="saved">{h.saved}</h2>
      <p class="muted">
        {dates.moment(entry.at)} – {entry.actorName ?? h.actors[entry.actorKind]}
      </p>
      <EntryWords side={side} entry={entry} />
      <p>{entry.fields.includes('phone') ? h.phoneHint : h.hint}</p>
      <TakeBackButton code={code} side={side} id={id} entry={entry} />
    </section>
  );
}

function TakeBackButton({
  code,
  side,
  id,
  entry,
}: Omit<HistoryProps, 'entries'> & { entry: PersonHistoryEntry }) {
  const { t, dates } = useView();
  const { history: h } = t;
  return (
    <PostButton
      action={paths.ward.personChangeBack(code, peopleOf[side], id, entry.id)}
      kind="secondary"
      label={h.takeBackOf(dates.moment(entry.at))}
    >
      {h.takeBack}
    </PostButton>
  );
}

/** What was done, and field by field from what to what, as far as it is kept. */
function EntryWords({ side, entry }: { side: Side; entry: PersonHistoryEntry }) {
  const view = useView();
  const { history: h, stops } = view.t;
  const { action, fields, changes, reason } = entry;
  const name = h.actions[action] ?? h.other;
  if (changes.length > 0) {
    return (
      <>
        {name}
        <ul>
          {changes.map((change) => (
            <li key={change.name}>{changeWords(view, side, change)}</li>
          ))}
        </ul>
      </>
    );
  }
  const why = reason ? (stops.reasons as Record<string, string>)[reason] : null;
  const names = fields.map((field) => labelOf(view, side, field)).join(', ');
  return <>{[name, names || why].filter(Boolean).join(': ')}</>;
}

function changeWords(view: View, side: Side, change: FieldChange): string {
  const { history: h } = view.t;
  const [was, is] = [valueWords(view, side, change, 'was'), valueWords(view, side, change, 'is')];
  return h.fromTo(h.besides[change.name] ?? labelOf(view, side, change.name), was, is);
}

function valueWords(view: View, side: Side, change: FieldChange, of: 'was' | 'is'): string {
  const { history: h, messages, people } = view.t;
  const value = change[of];
  if (change.name === 'messages') return value ? h.isWritten : h.isNotWritten;
  if (change.name === 'messageLanguage') {
    const language = typeof value === 'string' ? value : 'auto';
    return (messages.languages as Record<string, string>)[language] ?? h.nothing;
  }
  const field = (fieldsOf[side] as Record<string, PersonField>)[change.name];
  if (field?.kind === 'flag') return value ? people.yes : h.no;
  const isNothing = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const phone = changedPhone(side, change, of);
  if (phone) return maskPhone(phone);
  return isNothing ? h.nothing : String(changedText(side, change, of, view.language));
}
