import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { refusals } from './facts/refusals';
import { textsIn } from '.';

const root = join(__dirname, '..');

/** Where Vietnamese may stand in the code, each with its reason. */
const allowed: [path: RegExp, reason: string][] = [
  [/^texts\//, 'the catalogue itself'],
  [/^demo\//, 'made-up people and places, and the stand-ins for providers'],
  [/^core\/vietnamese\//, 'the vocabulary that reads what officers write'],
  [/^core\/time\/holidays\.ts$/, 'holidays as the library names them'],
  [/^core\/people\/fields\.ts$/, 'headings that sheets have'],
  [/^core\/sheets\/read-stop\.ts$/, 'words that say that somebody stopped'],
  [/^core\/sheets\/hamlet-names\.ts$/, 'words that stand before the name of a hamlet'],
  [/^core\/reminders\/sms-length\.ts$/, 'the alphabet of GSM 03.38'],
  [/^core\/sheets\/table\.ts$/, 'how a sheet writes true and false'],
  [/^modules\/exchange\/places\/read-units\.ts$/, 'words by which a kind of unit is known'],
  [/^modules\/access\/signed-in\/device-name\.ts$/, 'what a browser calls itself'],
  [/^modules\/people\/people\.erasure\.ts$/, 'kept in the place of a name, whoever reads it'],
  [/^modules\/reminders\/messages\/message-samples\.ts$/, 'names of made-up people'],
  [/^commands\/(?!run\/report-view)/, 'one line each for whoever types a command'],
];

/** The name of the programme is the same in every language. */
const programme = /Từng Ngõ/g;
const beyondAscii = /(?=\p{L})\P{ASCII}/u;

describe('one catalogue of texts', () => {
  it('holds every Vietnamese sentence of the program', () => {
    const elsewhere = sources(root)
      .filter((path) => !allowed.some(([where]) => where.test(path)))
      .flatMap((path) => vietnameseIn(path).map((text) => `${path}: ${text}`));
    expect(elsewhere).toEqual([]);
  });

  it('allows no file that needs no permission', () => {
    const all = sources(root);
    const unused = allowed.filter(
      ([where]) => !all.some((path) => where.test(path) && vietnameseIn(path).length > 0),
    );
    expect(unused).toEqual([]);
  });

  it('says every refusal in Vietnamese and in English', () => {
    const [vi, en] = [textsIn('vi').refusals, textsIn('en').refusals];
    const codes = Object.keys(refusals) as (keyof typeof refusals)[];
    expect(Object.keys(vi).sort()).toEqual([...codes].sort());
    const same = codes.filter((code) => typeof vi[code] === 'string' && vi[code] === en[code]);
    expect(same).toEqual([]);
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .filter(({ name }) => !/\.spec\.tsx?$/.test(name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** The string literals, templates and texts of JSX in which a Vietnamese letter stands. */
function vietnameseIn(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  if (!beyondAscii.test(text)) return [];
  const found: string[] = [];
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    if ((isText || ts.isJsxText(node)) && beyondAscii.test(node.text.replace(programme, ''))) {
      found.push(node.text.trim());
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
