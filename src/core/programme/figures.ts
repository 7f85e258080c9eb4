import type { MeasureCode } from '../vietnamese/measures';

/** Figures of a report that are no measure (`came` is the measure `turns`, told by topic); what each counts stands in `modules/programme/figures/figure-sources.ts`. */
export const countedFigures = [
  'came',
  'lessons',
  'classes',
  'walk-in-days',
  'lesson-turns',
  'class-turns',
  'walk-in-turns',
  'guided',
  'skills',
  'households-taught',
  'mentors',
  'teams',
  'trainings',
  'door-visits',
  'doors',
  'mentees-listed',
  'mentors-listed',
  'teams-listed',
  'households-listed',
] as const;
export type CountedFigure = (typeof countedFigures)[number];
export type FigureCode = CountedFigure | MeasureCode;

/** What is there today: it has a number, and none of a period. */
const standing: ReadonlySet<FigureCode> = new Set<FigureCode>([
  'mentees-listed',
  'mentors-listed',
  'teams-listed',
  'households-listed',
]);

export const isStanding = (code: FigureCode): boolean => standing.has(code);

export const isCounted = (code: string): code is CountedFigure =>
  (countedFigures as readonly string[]).includes(code);

/** In the order of a report, by its headings. */
export const figureSections = [
  {
    id: 'work',
    codes: [
      'lessons',
      'classes',
      'walk-in-days',
      'turns',
      'lesson-turns',
      'class-turns',
      'walk-in-turns',
      'guided',
      'people',
    ],
  },
  {
    id: 'results',
    codes: [
      'skills',
      'one-topic',
      'all-topics',
      'vneid',
      'families',
      'households-taught',
      'households-listed',
    ],
  },
  {
    id: 'forces',
    codes: [
      'mentors',
      'mentors-listed',
      'teams',
      'teams-listed',
      'trainings',
      'door-visits',
      'doors',
      'mentees-listed',
    ],
  },
] as const satisfies readonly { id: string; codes: readonly FigureCode[] }[];

export type FigureSection = (typeof figureSections)[number]['id'];

/** By what a figure is cut: into topics, into the framework's groups, into marks. */
export const cutKinds = ['topic', 'group', 'mark'] as const;
export type CutKind = (typeof cutKinds)[number];

/** Which figures a report shows by what. */
export const figureCuts = [
  { by: 'topic', figure: 'came' },
  { by: 'topic', figure: 'skills' },
  { by: 'group', figure: 'guided' },
  { by: 'mark', figure: 'guided' },
] as const;
