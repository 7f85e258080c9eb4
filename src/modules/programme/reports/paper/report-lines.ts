import {
  type CutKind,
  type FigureCode,
  figureCuts,
  figureSections,
} from '../../../../core/programme/figures';
import { MEASURES, type MeasureCode } from '../../../../core/vietnamese/measures';
import { type Language, termName, textsIn } from '../../../../texts';
import type {
  CampaignNumbers,
  CutNumber,
  ReportByHand,
  ReportNumbers,
  TargetNumber,
} from '../../entities/report-numbers.views';

/** What a line counts: what its list is asked by. */
export interface LineOf {
  figure: FigureCode;
  audience?: string;
  cut?: { by: CutKind; code: string };
}

/** A line of a report: a heading, or a name with its numbers; null is no number, and never 0. */
export interface ReportLine {
  name: string;
  isHeading?: true;
  inPeriod?: number | null;
  total?: number | null;
  /** In words. */
  wanted?: string | null;
  percent?: number | null;
  /** Null of what was added by hand: there is no list behind it. */
  of?: LineOf;
}

type Numbers = Pick<ReportNumbers, 'figures' | 'cuts' | 'campaign'> & {
  targets?: readonly TargetNumber[];
};

/** The lines of a report in their order: the same on the page, in the Excel file and on paper. */
export function reportLines(
  { figures, cuts, targets = [], campaign }: Numbers,
  byHand: ReportByHand,
  language: Language,
): ReportLine[] {
  const r = textsIn(language).reports;
  const lines: ReportLine[] = [];
  const overall = targets.filter(({ audience }) => audience === 'all');
  for (const { id, codes } of figureSections) {
    lines.push({ name: r.sections[id], isHeading: true });
    for (const code of codes) {
      const found = figures.find((one) => one.code === code);
      const target = overall.find(({ measure }) => measure === code);
      lines.push({
        name: r.figures[code],
        inPeriod: found?.inPeriod ?? null,
        total: found?.total ?? null,
        ...(target ? { wanted: wantedWords(target, language), percent: target.percent } : {}),
        of: { figure: code },
      });
    }
  }
  lines.push(...cutLines(cuts, 'topic', r.byTopic, language));
  lines.push(...cutLines(cuts, 'group', r.byGroup, language));
  const others = targets.filter(({ audience }) => audience !== 'all');
  if (others.length > 0) lines.push({ name: r.targets, isHeading: true });
  for (const target of others) {
    const { measure, audience, inPeriod, total, percent } = target;
    const name = textsIn(language).targets.listOf(
      termName('measure', measure, language),
      termName('audience', audience, language),
    );
    const wanted = wantedWords(target, language);
    lines.push({ name, inPeriod, total, wanted, percent, of: { figure: measure, audience } });
  }
  if (campaign) lines.push(...campaignLines(campaign, language));
  lines.push({ name: r.byHand, isHeading: true });
  for (const one of ['news', 'loudspeakers', 'events'] as const) {
    lines.push({ name: r[one], inPeriod: byHand[one], total: null });
  }
  return lines;
}

function campaignLines(
  { name, turnsByHand, points, days, onTime, late, missing }: CampaignNumbers,
  language: Language,
): ReportLine[] {
  const c = textsIn(language).campaigns;
  return [
    { name: `${c.one}: ${name}`, isHeading: true },
    ...points.map(({ kind, count }) => ({ name: c.kinds[kind], inPeriod: count, total: null })),
    { name: c.turnsByHand, inPeriod: turnsByHand, total: null },
    { name: c.days, inPeriod: days, total: null },
    { name: c.said['on-time'], inPeriod: onTime, total: null },
    { name: c.said.late, inPeriod: late, total: null },
    { name: c.said.missing, inPeriod: missing, total: null },
  ];
}

/** Whether the list behind a line is one of the measures'. */
export function measureOf({ figure, cut }: LineOf): MeasureCode | null {
  return !cut && MEASURES.codes.includes(figure) ? (figure as MeasureCode) : null;
}

/** Of topics and marks, those that anybody had: all others would be a page of noughts. */
function cutLines(
  cuts: readonly CutNumber[],
  start: 'topic' | 'group',
  heading: string,
  language: Language,
): ReportLine[] {
  const r = textsIn(language).reports;
  const kinds: readonly CutKind[] = start === 'topic' ? ['topic'] : ['group', 'mark'];
  const lines = figureCuts
    .filter(({ by }) => kinds.includes(by))
    .flatMap(({ by, figure }) =>
      cuts
        .filter((one) => one.by === by && one.figure === figure)
        .filter(({ total }) => by === 'group' || total > 0)
        .map(({ code, inPeriod, total }): ReportLine => {
          const name = `${r.figures[figure]}: ${nameOf(by, code, language)}`;
          return { name, inPeriod, total, of: { figure, cut: { by, code } } };
        }),
    );
  return lines.length === 0 ? [] : [{ name: heading, isHeading: true }, ...lines];
}

function nameOf(by: CutKind, code: string, language: Language): string {
  return termName(
    by === 'group' ? 'targetGroup' : by === 'mark' ? 'group' : 'topic',
    code,
    language,
  );
}

function wantedWords({ wanted, wantedPercent, denominator }: TargetNumber, language: Language) {
  const r = textsIn(language).reports;
  if (wanted === null) return null;
  if (wantedPercent === null || denominator === null) return String(wanted);
  return `${wanted} (${r.wantedOf(wantedPercent, String(denominator))})`;
}
