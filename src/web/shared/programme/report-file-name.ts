import type { ReportKind, ReportPeriod } from '../../../core/programme/report-periods';
import { plainKey } from '../../../core/vietnamese/text';
import { textsIn } from '../../../texts';

interface FiledReport {
  unit: string;
  kind: ReportKind;
  period: ReportPeriod;
}

/** What a report is called in a folder among others: kind, unit and days, in plain letters. */
export function reportFileName({ unit, kind, period }: FiledReport, ending: string): string {
  const { from, until } = period;
  const parts = [textsIn('vi').reports.kinds[kind], unit].map(plainWords);
  return `attachment; filename="${parts.join('_')}_${from}_${until}.${ending}"`;
}

const plainWords = (text: string): string => plainKey(text).replace(/[^a-z0-9]+/g, '-');
