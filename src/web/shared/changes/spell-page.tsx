import type { ChangeLine, HitView } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { useView } from '../../kit/view/view';
import { ActChoices, ReasonField, spanWords } from './change-pages';
import { ChangedItems, HitCounts, type ItemLink } from './changed-items';

/** What was answered before, when somebody comes back to put it right. */
export type SpellAnswers = Partial<Record<'from' | 'to' | 'part' | 'reason' | 'act', string>>;

interface SpellPageProps {
  path: string;
  back: string;
  /** Whose it is; absent: the reader's own. */
  name?: string;
  day: string;
  answered: SpellAnswers;
  /** What stands on the days that were answered; null where they are not known yet. */
  hit: HitView | null;
  spells: ChangeLine[];
  /** Where it is not known yet whose it is: who may be chosen. */
  mentors?: { id: string; fullName: string }[];
  spellPath: (id: string) => string;
  link: ItemLink;
}

/** From when until when somebody cannot come, why, and what becomes of their sessions. */
export function SpellPage(props: SpellPageProps) {
  const { path, back, name, day, answered, hit, spells, spellPath, link, mentors } = props;
  const { t, dates } = useView();
  const { changes: c, freeTimes: f } = t;
  const { from = day, to = from, part = 'day', reason, act } = answered;
  return (
    <>
      <BackLink href={back} />
      <h1>{mentors ? c.spellLink : name ? c.spellOf(name) : c.cannotCome}</h1>
      <p class="lead">{c.spellLead}</p>
      {spells.length > 0 ? (
        <>
          <h2>{c.spellsAhead}</h2>
          <ul>
            {spells.map((spell) => (
              <li key={spell.id}>
                <a class="row-link" href={spellPath(spell.id)}>
                  {[spanWords(dates, spell), spell.reason].filter(Boolean).join(': ')}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {hit ? <HitCounts {...hit} /> : null}
      <Form action={path}>
        {mentors ? (
          <Select
            name="mentorId"
            label={t.sessions.mentor}
            empty={c.chooseMentor}
            options={mentors.map(({ id, fullName }) => ({ value: id, label: fullName }))}
          />
        ) : null}
        <div class="pair-of-fields">
          <Field name="from" type="date" label={c.from} value={from} width={12} />
          <Field name="to" type="date" label={c.to} value={to} width={12} />
        </div>
        <Choices
          name="part"
          legend={f.part}
          choices={(['day', 'morning', 'afternoon', 'evening'] as const).map((value) => ({
            value,
            label: value === 'day' ? f.wholeDay : t.mentor[value],
            isChosen: value === part,
          }))}
        />
        <ReasonField value={reason} hint={c.spellReasonHint} />
        <ActChoices kind="busy" chosen={act} />
        <Button>{c.look}</Button>
      </Form>
      {hit ? <ChangedItems items={hit.items} link={link} /> : null}
    </>
  );
}
