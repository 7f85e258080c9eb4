const ROW_OR_CELL = /<(row|c)(?=[\s/>])([^>]*)>/g;
const WITHOUT_PLACE = /<(?:row|c)(?=[\s/>])(?![^>]*\sr\s*=)[^>]*>/;
const ISO_DATE =
  /(<c\s[^>]*?\bt\s*=\s*)(?:"d"|'d')([^>]*>\s*<v>)(\d{4})-(\d\d)-(\d\d)(?:T[^<]*)?(<\/v>)/g;

/**
 * A sheet as exceljs knows it: each row and cell says where it stands, which may be left out where it follows the last
 * one, and dates of the year-month-day kind are texts, of which it would read no more than the year.
 */
export function plainSheet(xml: string): string {
  const dated = xml.replace(ISO_DATE, '$1"str"$2$5/$4/$3$6');
  return WITHOUT_PLACE.test(dated) ? placed(dated) : dated;
}

function placed(xml: string): string {
  let [row, column] = [0, 0];
  return xml.replace(ROW_OR_CELL, (tag: string, what: string, attributes: string) => {
    const place = /\sr\s*=\s*["']([A-Z]*)(\d+)["']/i.exec(attributes);
    if (what === 'row') {
      row = place ? Number(place[2]) : row + 1;
      column = 0;
      return place ? tag : `<row r="${row}"${attributes}>`;
    }
    column = place ? columnOf(place[1]) : column + 1;
    return place ? tag : `<c r="${lettersOf(column)}${row}"${attributes}>`;
  });
}

function columnOf(letters: string): number {
  return Array.from(letters.toUpperCase()).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}

function lettersOf(column: number): string {
  const rest = (column - 1) % 26;
  const before = column > 26 ? lettersOf((column - 1 - rest) / 26) : '';
  return before + String.fromCharCode(65 + rest);
}
