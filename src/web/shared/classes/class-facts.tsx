import { DAY_MS } from '../../../core/time/durations';
import type { ClassOverview } from '../../../modules/sessions';
import { type Language, termName, type Texts } from '../../../texts';
import { Facts } from '../../kit/components/facts';
import { useView } from '../../kit/view/view';

/** How long a class stays in the list after it began. */
export const listedClassesMs = 30 * DAY_MS;

/** Whom a class is open to, in words. */
export function audienceWords(
  { audienceKind, audienceRef, hamletName, teamName, programmeName }: AudienceNamed,
  t: Texts,
  language: Language,
): string {
  if (audienceKind === 'hamlet') return hamletName ?? '';
  if (audienceKind === 'team') return t.classes.ofTeam(teamName ?? '');
  if (audienceKind === 'programme') return t.classes.ofProgramme(programmeName ?? '');
  if (audienceKind === 'group') return termName('group', audienceRef ?? '', language);
  return t.classes.audiences[audienceKind];
}

type AudienceNamed = Pick<
  ClassOverview,
  'audienceKind' | 'audienceRef' | 'hamletName' | 'teamName' | 'programmeName'
>;

/** What anybody may know of a class: when, where, what, and whose it is. */
export function ClassFacts({ about }: { about: ClassOverview }) {
  const { t, dates, language } = useView();
  const { startAt, endAt, venueName, topic, mentors } = about;
  return (
    <Facts
      facts={[
        [
          t.mentee.when,
          <time dateTime={dates.iso(startAt)}>
            <span class="big line">{dates.day(startAt)}</span>
            <span class="big line">{dates.span(startAt, endAt)}</span>
          </time>,
        ],
        [t.mentee.where, <span class="big">{venueName}</span>],
        [t.sessions.topic, termName('topic', topic, language)],
        [t.classes.holders, mentors.map(({ fullName }) => fullName).join(', ')],
        [t.classes.audience, audienceWords(about, t, language)],
      ]}
    />
  );
}
