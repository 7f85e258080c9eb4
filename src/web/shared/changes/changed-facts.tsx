import { displayPhone } from '../../../core/vietnamese/phones';
import { clockWords } from '../../../core/vietnamese/window-words';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import type { ChangedItem, ChangeView } from '../../../modules/sessions';
import { numberSettingEntries } from '../../../modules/wards';
import { termNames } from '../../../texts';
import { useView } from '../../kit/view/view';

type Settings = NonNullable<ChangeView['settings']>['before'];
type Venue = NonNullable<ChangeView['venue']>['before'];
type Programme = NonNullable<ChangeView['programme']>['before'];

/** What was changed of settings, of a venue or of a programme: each value as it was and as it is to be. */
export function useChangedFacts(): (
  view: Pick<ChangeView, 'settings' | 'venue' | 'programme' | 'stayed'>,
) => [string, string][] {
  const { t, dates, language } = useView();
  const { places: p, changes: c } = t;
  const clocks = new Set(
    numberSettingEntries.filter(([, { as }]) => as === 'clock').map(([name]) => name as string),
  );
  const windows = (value: WeeklyWindow[] | null | undefined): string =>
    value ? t.dates.windows(value) : p.always;
  const day = (value: string | null | undefined): string => (value ? dates.date(value) : c.noValue);
  const yesNo = (value: boolean | undefined): string => (value ? c.yes : c.no);
  const settingWords = (name: string, of: Settings): string => {
    if (name === 'workingWindows') return windows(of.workingWindows);
    if (name === 'contactPhone') return of.contactPhone ? displayPhone(of.contactPhone) : c.noValue;
    if (name === 'requiredTrainings') {
      return termNames('training', of.requiredTrainings ?? [], language) || c.noValue;
    }
    if (name === 'priorityGroups') {
      return termNames('group', of.priorityGroups ?? [], language) || c.noValue;
    }
    if (name === 'familyTopics') {
      return termNames('topic', of.familyTopics ?? [], language) || c.noValue;
    }
    if (name === 'familyNeedsGuide') return yesNo(of.familyNeedsGuide);
    if (name === 'sharesAcrossBorder') return yesNo(of.sharesAcrossBorder);
    const value = (of as Record<string, number | null | undefined>)[name] ?? null;
    if (value === null) return c.noValue;
    return clocks.has(name) ? clockWords(value) : String(value);
  };
  const settingNames: Record<string, string> = {
    ...p.numbers,
    workingWindows: p.hours,
    contactPhone: p.contactPhone,
    sharesAcrossBorder: p.border,
    requiredTrainings: p.requiredTrainings,
    priorityGroups: p.priorityGroups,
    familyTopics: p.familyTopics,
    familyNeedsGuide: p.familyNeedsGuide,
  };
  const venueWords: { [Name in keyof Venue]-?: [string, (of: Venue) => string] } = {
    kind: [p.kind, ({ kind }) => (kind ? p[kind] : c.noValue)],
    seats: [p.seats, ({ seats }) => String(seats ?? c.noValue)],
    hasWifi: [p.wifi, ({ hasWifi }) => yesNo(hasWifi)],
    isStepFree: [p.stepFree, ({ isStepFree }) => yesNo(isStepFree)],
    openings: [p.openings, ({ openings }) => windows(openings)],
    openFrom: [p.openFrom, ({ openFrom }) => day(openFrom)],
    openUntil: [p.openUntil, ({ openUntil }) => day(openUntil)],
  };
  const w = t.programmes;
  const programmeWords: { [Name in keyof Programme]-?: [string, (of: Programme) => string] } = {
    kind: [w.kind, ({ kind }) => (kind ? w.kinds[kind] : c.noValue)],
    minMentees: [w.least, ({ minMentees }) => String(minMentees ?? w.ofWard)],
    maxMentees: [w.most, ({ maxMentees }) => String(maxMentees ?? w.ofWard)],
    topics: [w.topics, ({ topics = [] }) => termNames('topic', topics, language) || w.allTopics],
    // Halls are many; the programme's own page names them.
    venueIds: [w.venues, ({ venueIds = [] }) => w.venueCount(venueIds.length)],
    fromDate: [w.from, ({ fromDate }) => day(fromDate)],
    untilDate: [w.until, ({ untilDate }) => day(untilDate)],
  };
  const withStayed = (words: string, isLeft: boolean): string =>
    isLeft ? `${words} (${c.stayed})` : words;
  return ({ settings, venue, programme, stayed }) => [
    ...Object.keys(settings?.after ?? {}).map((name): [string, string] => {
      const [before, after] = settings ? [settings.before, settings.after] : [{}, {}];
      const words = c.becomes(settingWords(name, before), settingWords(name, after));
      return [settingNames[name] ?? name, withStayed(words, stayed.includes(name))];
    }),
    ...Object.keys(venue?.after ?? {}).flatMap((name): [string, string][] => {
      if (!venue || !Object.hasOwn(venueWords, name)) return [];
      const [heading, words] = venueWords[name as keyof Venue];
      const becomes = c.becomes(words(venue.before), words(venue.after));
      return [[heading, withStayed(becomes, stayed.includes(name))]];
    }),
    ...Object.keys(programme?.after ?? {}).flatMap((name): [string, string][] => {
      if (!programme || !Object.hasOwn(programmeWords, name)) return [];
      const [heading, words] = programmeWords[name as keyof Programme];
      const becomes = c.becomes(words(programme.before), words(programme.after));
      return [[heading, withStayed(becomes, stayed.includes(name))]];
    }),
  ];
}

/** What of one lesson was changed: its time, place and ambassador, as they were and as they are to be. */
export function useSessionFacts(): (items: readonly ChangedItem[]) => [string, string | null][] {
  const { t, dates } = useView();
  const { changes: c, sessions: s } = t;
  const when = (at: number | null): string =>
    at === null ? c.noValue : `${dates.day(at)} ${dates.time(at)}`;
  const becomes = (before: string, after: string): string | null =>
    before === after ? null : c.becomes(before, after);
  return (items) => {
    const item = items.find(({ kind }) => kind === 'session');
    if (!item || item.toStartAt === null) return [];
    const { startAt, toStartAt, venueName, toVenueName, mentorName, toMentorName } = item;
    return [
      [s.time, becomes(when(startAt), when(toStartAt))],
      [s.venue, becomes(venueName ?? c.atHome, toVenueName ?? c.atHome)],
      [s.mentor, becomes(mentorName ?? '', toMentorName ?? mentorName ?? '')],
    ];
  };
}
