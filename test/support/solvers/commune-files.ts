import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeUpCommune } from '../../../src/demo/made-up-commune';
import { sheetBytes } from '../../../src/demo/sheet-bytes';

/** The four files of a made-up commune, as an officer has them on the PC. */
export interface CommuneFiles {
  hamlets: string;
  venues: string;
  mentors: string;
  mentees: string;
}

/** Writes the files into a folder; `addedMentees` are further lines for the sheet of the mentees, by header. */
export async function writeCommuneFiles(
  folder: string,
  today: string,
  addedMentees: Record<string, string>[] = [],
): Promise<CommuneFiles> {
  const commune = makeUpCommune(7, today);
  const [header = []] = commune.menteeSheet;
  const [, example = []] = commune.menteeSheet;
  const added = addedMentees.map((cells) =>
    header.map((name, column) => cells[String(name)] ?? example[column] ?? ''),
  );
  const files = {
    hamlets: join(folder, 'thon.csv'),
    venues: join(folder, 'nha-van-hoa.csv'),
    mentors: join(folder, 'dai-su-so.xlsx'),
    mentees: join(folder, 'hoc-vien.xlsx'),
  };
  const hamlets = commune.hamlets.map(({ name, latitude, longitude }) => [
    name,
    latitude,
    longitude,
  ]);
  const venues = commune.venues.map(({ name, hamletName, latitude, longitude, seats }) => [
    name,
    hamletName ?? '',
    latitude,
    longitude,
    seats,
  ]);
  writeFileSync(files.hamlets, csv([['Tên thôn', 'Vĩ độ', 'Kinh độ'], ...hamlets]));
  writeFileSync(files.venues, csv([['Tên', 'Thôn', 'Vĩ độ', 'Kinh độ', 'Số chỗ'], ...venues]));
  writeFileSync(files.mentors, await sheetBytes(['DANH SÁCH ĐẠI SỨ SỐ'], commune.mentorSheet));
  writeFileSync(
    files.mentees,
    await sheetBytes(['DANH SÁCH HỌC VIÊN'], [...commune.menteeSheet, ...added]),
  );
  return files;
}

function csv(rows: (string | number)[][]): string {
  return rows.map((row) => row.join(',')).join('\n');
}
