import { outcomes } from '../../../core/changes/acts';
import { isRefusalCode, termName } from '../../../texts';
import type { ChangedItem, ChangeView, HitView } from '../../../modules/sessions';
import { Counts } from '../../kit/components/facts';
import { useView } from '../../kit/view/view';

/** Where a lesson, a class or a walk-in day is looked at. */
export type ItemLink = (item: ChangedItem) => string;

/** The sentence of a code that something was refused by. */
export function useWhyWords(): (code: string) => string {
  const { refusals, stops, changes: c } = useView().t;
  return (code) => {
    if (code === 'mentor-day-full' || code === 'mentor-week-full') return stops.mentorWeekFull;
    if (code === 'stale-version') return c.changedSince;
    if (code === 'mentor-busy') return c.mentorElsewhere;
    const sentence = isRefusalCode(code) ? refusals[code] : null;
    return typeof sentence === 'string' ? sentence : stops.notPossible;
  };
}

type Numbers = Pick<HitView, 'items' | 'people'> &
  Partial<Pick<ChangeView, 'messages' | 'calls' | 'remindersMoved' | 'remindersGone'>>;

/** How many of what a change hits; what it does not hit is left out. */
export function HitCounts(of: Numbers) {
  const { items, people, messages, calls, remindersMoved, remindersGone } = of;
  const { changes: c } = useView().t;
  const count = (kind: ChangedItem['kind']): number =>
    items.filter((item) => item.kind === kind).length;
  const pairs = items.filter(({ kind }) => kind === 'pair');
  const counts: [number, string][] = [
    [count('session'), c.sessions],
    [count('class'), c.classes],
    [count('walk-in'), c.walkIns],
    [pairs.length, c.pairs],
    [new Set(pairs.map(({ mentorId }) => mentorId)).size, c.ofMentors],
    [count('booking'), c.places],
    [people, c.people],
    [messages ?? 0, c.messages],
    [calls ?? 0, c.calls],
    [remindersMoved ?? 0, c.remindersMoved],
    [remindersGone ?? 0, c.remindersGone],
  ];
  const shown = counts.filter(([value]) => value > 0);
  if (shown.length === 0) return <p class="empty">{c.hitsNothing}</p>;
  return <Counts counts={shown.map(([value, name]) => ({ value, name }))} />;
}

/** What became of them, in numbers; places that fall with a pair are counted with what is hit. */
export function OutcomeCounts({ items }: { items: readonly ChangedItem[] }) {
  const { changes: c } = useView().t;
  const counts = outcomes
    .map((outcome) => ({
      value: items.filter((item) => item.outcome === outcome && item.kind !== 'booking').length,
      name: c.outcomes[outcome],
    }))
    .filter(({ value }) => value > 0);
  return counts.length === 0 ? null : <Counts counts={counts} />;
}

/** By ambassador, each opens; `hasOutcome` tells what becomes of each of them. */
export function ChangedItems({
  items,
  link,
  hasOutcome = false,
}: {
  items: readonly ChangedItem[];
  link: ItemLink;
  hasOutcome?: boolean;
}) {
  const { changes: c } = useView().t;
  const groups = new Map<string, ChangedItem[]>();
  for (const item of items) {
    const key = item.mentorId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const all = [...groups].sort(([, [one]], [, [other]]) =>
    (one?.mentorName ?? '').localeCompare(other?.mentorName ?? '', 'vi'),
  );
  return (
    <>
      {all.map(([mentorId, own]) => {
        const pairs = own.filter(({ kind }) => kind === 'pair');
        const places = own.filter(({ kind }) => kind === 'booking');
        const sessions = own.filter(({ kind }) => kind !== 'pair' && kind !== 'booking');
        const people = sessions.reduce((sum, item) => sum + item.people, 0);
        const name = own[0]?.mentorName;
        const words = (of: string): string =>
          [
            pairs.length > 0 ? c.pairsOfMentor(of, pairs.length) : null,
            places.length > 0 ? c.placesOfMentor(of, places.length) : null,
            sessions.length > 0 ? c.ofMentor(of, sessions.length, people) : null,
          ]
            .filter(Boolean)
            .join('; ');
        return (
          <details key={mentorId} open={all.length <= 3}>
            <summary>{name ? words(name) : c.walkInGroup}</summary>
            <ul>
              {own.map((item) => (
                <li key={item.subjectId}>
                  <ItemWords item={item} link={link} hasOutcome={hasOutcome} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}

/** What could not be moved or handed over, or did not come back, each with the reason. */
export function NotDone({ items, link }: { items: readonly ChangedItem[]; link: ItemLink }) {
  const { changes: c } = useView().t;
  const refused = items.filter(
    ({ why, isBack }) => why !== null && (isBack !== true || why === 'not-everybody'),
  );
  if (refused.length === 0) return null;
  const isTakenBack = refused.some(({ isBack }) => isBack !== null);
  return (
    <section class="panel">
      <h2>{isTakenBack ? c.isNotBack : c.notMoved}</h2>
      <ul>
        {refused.map((item) => (
          <li key={item.subjectId}>
            <ItemWords item={item} link={link} hasOutcome />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ItemWords({
  item,
  link,
  hasOutcome,
}: {
  item: ChangedItem;
  link: ItemLink;
  hasOutcome: boolean;
}) {
  const { t, dates, language } = useView();
  const { changes: c } = t;
  const topicName = (code: string): string => termName('topic', code, language);
  const whyWords = useWhyWords();
  const when = (at: number): string => `${dates.day(at)} ${dates.time(at)}`;
  const { kind, startAt, venueName, people, why, isBack, mentorName, menteeName, hitBy } = item;
  const isOfSession = kind === 'session' || kind === 'class';
  const { toStartAt, toMentorName } = item;
  const isMoved = item.outcome === 'moved' && toStartAt !== null;
  const isLater = isMoved && toStartAt !== startAt;
  const there = placeIn(item);
  const place = there === null ? null : c.placeTo(venueName ?? c.atHome, there);
  const moved = isMoved ? [isLater || !place ? c.movedTo(when(toStartAt)) : null, place] : [];
  const given = toMentorName === null ? null : c.handedOverTo(toMentorName);
  const about = item.topic === null ? null : topicName(item.topic);
  const other = item.toTopic === null ? null : c.topicTo(about ?? '', topicName(item.toTopic));
  const outcome = [...moved, given, other].filter(Boolean).join(', ') || c.outcome[item.outcome];
  const back = isBack === null ? null : isBack ? c.isBack : c.isNotBack;
  return (
    <>
      {kind === 'class' ? `${c.groupClass} ` : ''}
      <a class="row-link" href={link(item)}>
        {[startAt === null ? null : when(startAt), menteeName].filter(Boolean).join(', ')}
      </a>
      {kind === 'pair' ? '' : `, ${venueName ?? c.atHome}`}
      {hasOutcome && why !== null && mentorName ? `, ${mentorName}` : ''}
      {about !== null && other === null ? `, ${about}` : ''}
      {isOfSession ? ` – ${c.peopleCount(people)}` : ''}
      {hitBy === null ? '' : ` (${c.hitBy[hitBy]})`}
      {hasOutcome ? (
        <>
          {': '}
          <strong>{back ?? outcome}</strong>
          {why === null ? '' : ` – ${c.because(whyWords(why))}`}
        </>
      ) : null}
    </>
  );
}

/** Where it is now, when that is another place. */
function placeIn({ venueName, toVenueName }: ChangedItem): string | null {
  return toVenueName === venueName ? null : toVenueName;
}
