import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
/** Without decisions: each tells of the day on which it was made. */
const docs = [
  'README.md',
  'ARCHITECTURE.md',
  'STYLE.md',
  'CONTRIBUTING.md',
  ...['docs', 'docs/guides'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

/** A path of ours in backticks; `src` may be left out. */
const namedPath =
  /`((?:\.ci|bin|docs|migrations|scripts|src|test|app|core|modules|platform|texts|web)\/[^\s`]+)`/g;
/** What belongs to a class or a type: `PairChanges.give`. */
const namedMember = /`([A-Z][a-z]\w*)\.([a-z]\w*)/g;
const link = /\]\((?!\w+:)([^)#]+)/g;

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.spec\./.test(name))
  .map((name) => readFileSync(join(root, 'src', name), 'utf8'));

describe.each(docs)('%s', (doc) => {
  const text = readFileSync(join(root, doc), 'utf8');

  it('names and links to files that are there', () => {
    const named = [...text.matchAll(namedPath)].map(([, path]) => path);
    const linked = [...text.matchAll(link)].map(([, path]) => join(dirname(doc), path));
    const missing = [
      ...named.filter((path) => !isThere(path) && !isThere(`src/${path}`)),
      ...linked.filter((path) => !existsSync(join(root, path))),
    ];
    expect(missing).toEqual([]);
  });

  it('names methods that are there', () => {
    const named = [...text.matchAll(namedMember)].map(([, owner, member]) => ({ owner, member }));
    expect(named.filter(({ owner, member }) => !hasMember(owner, member))).toEqual([]);
  });
});

it('the guide on adding shows examples that are in the tree', () => {
  const guide = readFileSync(join(root, 'docs/how-to-add.md'), 'utf8');
  const examples = [...guide.matchAll(/in the\s+tree:[^.`]*`([^`]+)`/gi)].map(([, name]) => name);
  const isIn = (name: string) => sources.some((source) => source.includes(name));
  expect(examples.filter((name) => !isIn(name))).toEqual([]);
  expect(examples.length).toBeGreaterThan(5);
});

/** A class says its members itself; a type may be made of others. */
function hasMember(owner: string, member: string): boolean {
  const isClass = new RegExp(`\\bclass ${owner}\\b`);
  const isType = new RegExp(`\\b(?:interface|type) ${owner}\\b`);
  const isNamed = new RegExp(`\\b${member}\\b`);
  return sources.some(
    (source) => (isClass.test(source) && isNamed.test(source)) || isType.test(source),
  );
}

/** A file, a folder, or a file named without its ending; `*` is any name, or a part of one. */
function isThere(path: string): boolean {
  const parts = path.replace(/\/$/, '').split('/');
  const last = parts.length - 1;
  const found = parts.reduce(
    (folders, part, at) => folders.flatMap((folder) => within(folder, part, at === last)),
    [root],
  );
  return found.length > 0;
}

function within(folder: string, part: string, isLast: boolean): string[] {
  if (!existsSync(folder)) return [];
  const name = part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
  const isMeant = new RegExp(`^${name}${isLast ? '(?:\\.tsx?)?' : ''}$`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => isMeant.test(entry.name) && (isLast || entry.isDirectory()))
    .map((entry) => join(folder, entry.name));
}
