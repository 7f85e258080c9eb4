import type { DataSource } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { SEAL, Sealer } from './sealer';

/** What of a column is sealed where there is a key: all of its text, or each word of its JSON. */
export type SealedPart = 'whole' | 'words';

/** Options of a column whose whole text is sealed. */
export const sealed = { comment: 'sealed: whole' } as const;
/** Of one of JSON that statements look into: what it says of people is sealed, and the rest can be asked for. */
export const sealedWords = { comment: 'sealed: words' } as const;

export function sealedPart({ comment }: Pick<ColumnMetadata, 'comment'>): SealedPart | null {
  if (comment === sealed.comment) return 'whole';
  return comment === sealedWords.comment ? 'words' : null;
}

/** A value that the driver writes as it is: nothing that people typed becomes one. */
class SealedText {
  constructor(readonly text: string) {}
}

const contact = String.raw`\+\d{8,15}|[^\s"\\@]{1,64}@[^\s"\\@]{1,160}\.[^\s"\\@]{1,60}`;
const isContact = new RegExp(`^(?:${contact})$`);
const contactsInJson = new RegExp(`"(${contact})"`, 'g');

const id = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
/** What stands where nothing is said, and what erasure leaves. */
const nothings = new Set(['', '…', '[]', '{}', 'null', '""']);

/** So many short texts are remembered with their seals. */
const MOST_REMEMBERED = 20_000;
const LONGEST_REMEMBERED = 120;

/**
 * What a database keeps sealed (ADR 37). Telephone numbers and e-mail addresses are known by what they look like, in
 * whichever statement they go to the database, in lists of JSON too; columns that say so are sealed whole. All that comes
 * back is opened. Both happen at the driver, so that no statement reads a sealed text and none can forget to seal.
 */
export class Sealing {
  private readonly sealedOf = new Map<string, string>();
  private readonly openedOf = new Map<string, string>();

  constructor(readonly sealer: Sealer) {}

  /** What is written for a value of a statement. */
  parameter(value: unknown): unknown {
    if (value instanceof SealedText) return value.text;
    return typeof value === 'string' ? this.stored(value, null) : value;
  }

  /** What is kept for a text of a column of which this part is sealed. */
  stored(text: string, part: SealedPart | null): string {
    // What somebody copied out of a database would be opened for them on the next page.
    const own = text.includes(SEAL) ? text.replaceAll(SEAL, '~s1 ') : text;
    if (part === 'whole') return this.said(own);
    if (part === 'words') return this.wordsOf(own);
    const isList = own.startsWith('[') || own.startsWith('{');
    if (!isList) {
      const mayBe = own.startsWith('+') || (own.includes('@') && own.length < 300);
      return mayBe && isContact.test(own) ? this.seal(own) : own;
    }
    if (!own.includes('"+') && !own.includes('@')) return own;
    return own.replace(contactsInJson, (_, said: string) => `"${this.seal(said)}"`);
  }

  /** Opens what came back, in place. */
  open(rows: unknown): void {
    if (!Array.isArray(rows)) return;
    for (const row of rows as Record<string, unknown>[]) {
      for (const name in row) {
        const value = row[name];
        if (typeof value === 'string' && value.includes(SEAL)) row[name] = this.opened(value);
      }
    }
  }

  opened(text: string): string {
    return remembered(this.openedOf, text, () => this.sealer.openIn(text));
  }

  /** From now on TypeORM's values of sealed columns are sealed, in what it writes and in conditions. */
  bind({ driver, entityMetadatas }: DataSource): void {
    const prepare = driver.preparePersistentValue.bind(driver);
    driver.preparePersistentValue = (value: unknown, column: ColumnMetadata): unknown => {
      const prepared: unknown = prepare(value, column);
      // What TypeORM writes as JSON; of other columns the transformer has sealed it.
      return typeof prepared === 'string' ? this.ofColumn(prepared, column) : prepared;
    };
    for (const column of entityMetadatas.flatMap(({ columns }) => columns)) {
      if (sealedPart(column) === null || column.type === 'simple-json') continue;
      column.transformer = {
        to: (value: unknown) => (typeof value === 'string' ? this.ofColumn(value, column) : value),
        from: (value: unknown) => value,
      };
    }
  }

  private ofColumn(text: string, column: ColumnMetadata): string | SealedText {
    const part = sealedPart(column);
    return part === null ? text : new SealedText(this.stored(text, part));
  }

  private said(text: string): string {
    return nothings.has(text) || id.test(text) ? text : this.seal(text);
  }

  /** As JSON writes each, so that it is JSON again when it is opened. */
  private wordsOf(json: string): string {
    return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
      typeof value === 'string' ? this.said(JSON.stringify(value).slice(1, -1)) : value,
    );
  }

  private seal(text: string): string {
    return remembered(this.sealedOf, text, () => this.sealer.seal(text));
  }
}

function remembered(known: Map<string, string>, text: string, make: () => string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = make();
  if (text.length <= LONGEST_REMEMBERED) {
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, made);
  }
  return made;
}
