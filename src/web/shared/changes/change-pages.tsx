import type { ComponentChildren } from 'preact';
import { type ChangeAct, type ChangeKind, actsOf } from '../../../core/changes/acts';
import type { ChangedItem, ChangeView } from '../../../modules/sessions';
import { clockWords } from '../../../core/vietnamese/window-words';
import type { Dates, Texts } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { Choices, Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';
import { useChangedFacts, useSessionFacts } from './changed-facts';
import { LeftShortNote } from './left-short';
import { ChangedItems, HitCounts, type ItemLink, NotDone, OutcomeCounts } from './changed-items';

/** Why, in words that mentees read. */
export function ReasonField({ value, hint }: { value?: string; hint?: string }) {
  const { changes: c } = useView().t;
  return <Field name="reason" label={c.reason} hint={hint ?? c.reasonHint} value={value} />;
}

/** What becomes of what a change hits; the first act is the usual one. */
export function ActChoices({
  kind,
  chosen,
  without = [],
}: {
  kind: ChangeKind;
  chosen?: string;
  without?: readonly ChangeAct[];
}) {
  const { t } = useView();
  const { changes: c } = t;
  const isOfDays = kind === 'day-off' || kind === 'busy';
  const acts = actsOf[kind].filter((act) => !without.includes(act));
  const usual = acts.some((act) => act === chosen) ? chosen : acts[0];
  return (
    <Choices
      name="act"
      legend={isOfDays ? c.acts : c.actsBySettings}
      choices={acts.map((value) => ({
        value,
        label: actName(t, kind, value),
        hint: actHint(t, kind, value),
        isChosen: value === usual,
      }))}
    />
  );
}

/** What was answered, as a form carries it on. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** Of lessons about something else only who has nothing to learn there goes. */
export function actName(
  { changes: c }: Pick<Texts, 'changes'>,
  kind: ChangeKind,
  act: ChangeAct,
): string {
  return kind === 'topics' && act === 'cancel' ? c.cancelUnfit : c.act[act];
}

function actHint({ changes: c }: Texts, kind: ChangeKind, act: ChangeAct): string {
  const isOfDays = kind === 'day-off' || kind === 'busy';
  if (act === 'keep' && !isOfDays) return c.keepHintBySettings;
  if (act === 'cancel' && kind === 'topics') return c.cancelUnfitHint;
  if (act === 'move' && kind === 'programme') return c.moveProgrammeHint;
  return c.actHint[act];
}

interface ChangePreviewProps {
  view: ChangeView;
  /** Where it is confirmed, and what was answered. */
  action: string;
  answers: Answers;
  /** Back to the answers: their page, or null where the form itself goes back to them. */
  again: string | null;
  away: string;
  link: ItemLink;
  /** What is asked; left out, that it is a look. */
  title?: string;
  /** What to know besides, before it is confirmed. */
  children?: ComponentChildren;
}

/** What a change hits and what becomes of it, to the last message, before it is made. */
export function ChangePreview(props: ChangePreviewProps) {
  const { view, action, answers, again, away, link, title, children } = props;
  const { changes: c } = useView().t;
  return (
    <>
      {again === null ? null : <BackLink href={again}>{c.changeAnswer}</BackLink>}
      <h1>{title ?? c.previewTitle}</h1>
      <p class="lead">{c.previewLead}</p>
      <ChangeFacts view={view} />
      <h2>{c.hits}</h2>
      <HitCounts {...view} />
      <OutcomeCounts items={view.items} />
      <LeftShortNote mentors={view.leftShort} />
      {children}
      <Form action={action}>
        <HiddenAnswers answers={{ ...answers, confirmed: 'yes' }} />
        <div class="actions">
          <Button kind="warning">{c.confirm}</Button>
          {again === null ? <AnswerAgain /> : null}
          <ButtonLink href={away} kind="secondary">
            {c.notNow}
          </ButtonLink>
        </div>
      </Form>
      <NotDone items={view.items} link={link} />
      <ChangedItems items={view.items} link={link} hasOutcome />
    </>
  );
}

/** Sends the form back to be answered otherwise, with all that was typed. */
export function AnswerAgain() {
  const { changes: c } = useView().t;
  return (
    <Button kind="secondary" sends={{ name: 'step', value: 'again' }}>
      {c.changeAnswer}
    </Button>
  );
}

export function HiddenAnswers({ answers }: { answers: Answers }) {
  return (
    <>
      {Object.entries(answers).flatMap(([name, values]) =>
        [values]
          .flat()
          .map((value) => <HiddenValues key={name + value} values={{ [name]: value }} />),
      )}
    </>
  );
}

/** A change that was made: what it did, and the one press that takes it back. */
export function ChangePage({
  view,
  takingBack,
  back,
  link,
  children,
}: {
  view: ChangeView;
  takingBack: string;
  back: { href: string; name: string };
  link: ItemLink;
  /** What is to be done next. */
  children?: ComponentChildren;
}) {
  const { t, dates } = useView();
  const { changes: c } = t;
  const { items, takenBackAt, stayed } = view;
  const tried = items.filter(({ isBack }) => isBack !== null);
  const isLeft = stayed.length > 0 || tried.some(({ isBack }) => isBack === false);
  return (
    <>
      <BackLink href={back.href}>{back.name}</BackLink>
      <h1>{c.kind[view.kind]}</h1>
      <ChangeFacts view={view} isMade />
      {takenBackAt === null ? null : (
        <p class="inset">
          {c.takenBackAt(dates.moment(takenBackAt))}{' '}
          {tried.length > 0
            ? c.cameBack(tried.filter(({ isBack }) => isBack).length, tried.length)
            : null}
        </p>
      )}
      <NotDone items={items} link={link} />
      <h2>{c.hits}</h2>
      <HitCounts {...view} />
      <OutcomeCounts items={items} />
      {takenBackAt === null ? <LeftShortNote mentors={view.leftShort} /> : null}
      {children}
      <ChangedItems items={items} link={link} hasOutcome />
      {takenBackAt === null || isLeft ? (
        <section class="panel">
          <p>{takenBackAt === null ? c.takeBackHint : c.takeBackAgainHint}</p>
          <PostButton action={takingBack} kind="secondary">
            {takenBackAt === null ? c.takeBack : c.takeBackAgain}
          </PostButton>
        </section>
      ) : null}
    </>
  );
}

function ChangeFacts({ view, isMade = false }: { view: ChangeView; isMade?: boolean }) {
  const { t, dates } = useView();
  const { changes: c } = t;
  const { kind, venueName, programmeName, mentorName, act, pairs, reason, items } = view;
  const hasPairs = items.some((item) => item.kind === 'pair');
  const isOfDays = kind === 'day-off' || kind === 'busy';
  const hasSessions = isOfDays || items.some((item) => !isOfPair(item));
  const valueFacts = useChangedFacts()(view);
  const sessionFacts = useSessionFacts()(items);
  const isOfSession = kind === 'session';
  const isAtOtherTime = sessionFacts.some(([name, value]) => name === t.sessions.time && value);
  const where = kind === 'day-off' ? (venueName ?? c.wholeWard) : venueName;
  const when = spanWords(dates, view);
  return (
    <Facts
      facts={[
        // Of a lesson at another time, both stand below.
        [c.when, isOfSession && isAtOtherTime ? null : when],
        [kind === 'venue' ? t.places.venues : c.where, where],
        [t.programmes.title, programmeName],
        ...valueFacts,
        ...(isOfSession ? sessionFacts : []),
        [t.sessions.mentor, mentorName],
        [c.reason, reason],
        [
          when === null ? c.actsBySettings : c.acts,
          (hasSessions || kind === 'topics') && !isOfSession ? actName(t, kind, act) : null,
        ],
        [c.pairActs, hasPairs && kind !== 'pairs' ? c.pairAct[pairs ?? 'keep'] : null],
        [c.madeAt, isMade ? dates.moment(view.madeAt) : null],
      ]}
    />
  );
}

const isOfPair = ({ kind }: ChangedItem): boolean => kind === 'pair' || kind === 'booking';

type Span = Pick<ChangeView, 'from' | 'to'> &
  Partial<Pick<ChangeView, 'startMinute' | 'endMinute'>>;

/** When it is, in words; null where it has no days of its own. */
export function spanWords(
  dates: Dates,
  { from, to, startMinute = null, endMinute = null }: Span,
): string | null {
  if (from === null || to === null) return null;
  const days = from === to ? dates.date(from) : `${dates.date(from)} – ${dates.date(to)}`;
  const hours =
    startMinute === null || endMinute === null
      ? ''
      : `, ${clockWords(startMinute)}–${clockWords(endMinute)}`;
  return days + hours;
}
