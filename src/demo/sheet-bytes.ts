import { newWorkbook } from '../modules/exchange';

/** A workbook as officers keep them: title rows, an empty one, header, lines, and a total at the end. */
export async function sheetBytes(titles: string[], lines: (string | number)[][]): Promise<Buffer> {
  const workbook = newWorkbook();
  const sheet = workbook.addWorksheet('Danh sách');
  for (const title of titles) sheet.addRow([title]);
  sheet.addRow([]);
  sheet.addRows(lines);
  sheet.addRow([]);
  sheet.addRow(['', `Tổng cộng: ${lines.length - 1} người`]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
