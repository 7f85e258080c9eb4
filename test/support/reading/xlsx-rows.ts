import { Workbook } from 'exceljs';
import type { PagesApp } from '../pages/pages-app';

export type FileRow = (string | number | null)[];

/** Rows of a list's file, the title first, then the headings; they are frozen, and filters stand on them. */
export async function rowsOfFile(pages: PagesApp, url: string): Promise<FileRow[]> {
  const { statusCode, rawPayload } = await pages.app.inject({ method: 'GET', url });
  expect(statusCode).toBe(200);
  const workbook = new Workbook();
  await workbook.xlsx.load(rawPayload as never);
  const [sheet] = workbook.worksheets;
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
  expect(sheet.autoFilter).toBeTruthy();
  const rows = sheet.getSheetValues().slice(1) as FileRow[];
  return rows.map((row) => row.slice(1));
}
