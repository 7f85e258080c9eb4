import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../shell/exit';
import { writeRejected } from '../../modules/exchange';
import type { RunResult } from './collect-result';
import { jsonFiles } from './json-files';
import { calendarFile, pairsFile, reportFile, sessionsFile } from './people-files';
import type { RunOptions } from './run-options';
import type { Stage } from './stages';
import { RunSummary, runSummaryOf } from './summary';

/**
 * Writes the result files. Each is written beside its place and then moved there, summary.json last:
 * where it stands, all the others stand too.
 */
export async function writeResult(
  { out: folder, lang }: Pick<RunOptions, 'out' | 'lang'>,
  result: RunResult,
  seconds: Partial<Record<Stage, number>>,
): Promise<RunSummary> {
  const startedAt = performance.now();
  const contents = new Map<string, string | Buffer>();
  for (const [name, records] of Object.entries(jsonFiles(result, lang)))
    contents.set(name, asJson(records));
  for (const { sheetImport } of [result.mentorSheet, result.menteeSheet]) {
    const { headers, rejected, kind } = sheetImport;
    contents.set(`rejected-${kind}.xlsx`, await writeRejected(headers, rejected));
  }
  contents.set('pairs.xlsx', await pairsFile(result, lang));
  contents.set('sessions.xlsx', await sessionsFile(result, lang));
  contents.set('sessions.ics', calendarFile(result, result.mailFrom, lang));
  const summary = runSummaryOf(result, seconds);
  contents.set('report.html', reportFile(result, summary, lang));
  summary.seconds.files = Math.round(performance.now() - startedAt) / 1000;
  contents.set('summary.json', asJson(summary));
  await writeAll(folder, contents);
  return summary;
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

async function writeAll(folder: string, contents: Map<string, string | Buffer>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await rm(join(folder, 'summary.json'), { force: true });
    for (const [name, content] of contents) {
      const file = join(folder, name);
      await writeFile(`${file}.part`, content);
      await rename(`${file}.part`, file);
    }
  } catch (error) {
    throw new UsageError(`Không ghi được vào thư mục ${folder}: ${(error as Error).message}`);
  }
}
