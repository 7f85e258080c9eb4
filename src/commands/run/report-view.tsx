import { type Language, textsIn } from '../../texts';
import type { RunResult } from './collect-result';
import type { RunSummary } from './summary';
import { FrontPage } from './front-page';
import { IdleMentors, LeftOver, Pairs, Rejected, Splits, Wanting } from './report-lists';
import { reportStyles } from './report-styles';

interface ReportProps {
  result: RunResult;
  summary: RunSummary;
  /** Everything is said in this one. */
  language: Language;
}

/**
 * The report of a run for people. What stands before the folded lists fits one sheet of paper: what came out, who is
 * left over, what would help, and where it is.
 */
export function ReportView({ result, summary, language }: ReportProps) {
  const r = textsIn(language).report;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{r.title(result.ward.name)}</title>
        <style dangerouslySetInnerHTML={{ __html: reportStyles }} />
      </head>
      <body>
        <FrontPage result={result} summary={summary} language={language} />
        <LeftOver result={result} language={language} />
        <Wanting result={result} language={language} />
        <IdleMentors result={result} language={language} />
        <Splits result={result} language={language} />
        <Rejected result={result} language={language} />
        <Pairs result={result} language={language} />
      </body>
    </html>
  );
}
