import {
  damaged,
  MOST_ROWS,
  mostColumns,
  notASheet,
  tooLarge,
  tooManyRows,
} from './inspect-workbook';

const MOST_ROW_ELEMENTS = 60_000;
const MOST_CELLS = 800_000;

/**
 * The tags of tables whatever their prefix is, since the library looks at none; a prefix is none of them (`table:table-column`
 * is no table). Attributes end where a quote does.
 */
const TAG =
  /<(\/?)(?:[^\s?><!/:]*:|(?![^\s?><!/:]*:[^\s?><:/]))(style|table-properties|table|table-row|table-cell|covered-table-cell)(?=[\s/>?:])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/g;
const REPEATING =
  /<\/?(?:[^\s?><!/:]*:|(?![^\s?><!/:]*:[^\s?><:/]))(?:table-row|table-cell|covered-table-cell)(?=[\s/>?:])/g;
/** Another format that the library takes for this one. */
const UNIFORM_OFFICE = /<[^\s<>]*(?:行|数据|工作表|表)[\s/>]/;
const HAS_VALUE =
  /<(?:[^\s<>:/]+:)?p[\s/>]|\s(?:[^\s<>:/]+:)?(?:value|date-value|time-value|boolean-value|string-value|formula)\s*=/;

/** What stands in the content of an .ods, none of it more than is bearable. */
export interface OdsContent {
  /** The content itself, in which no repeat of rows and columns goes beyond what is read. */
  content: string;
  /** By the order of the tables. */
  isHidden: boolean[];
  /** Of each table the hidden rows, 1 is the first. */
  hiddenRows: Set<number>[];
}

interface OpenRow {
  from: number;
  /** Where its own tag stands among the parts, to be written anew with fewer repeats. */
  part: number;
  tag: string;
  repeated: number;
  attributes: string;
  width: number;
}

/** Bounds the content before the library reads it, in one pass. @throws DomainError file-too-many-rows, file-too-large */
export function boundedContent(name: string, written: string): OdsContent {
  if (UNIFORM_OFFICE.test(written)) throw notASheet(name);
  const scan = new ContentScan(name, written);
  for (const match of written.matchAll(TAG)) scan.take(match);
  // A tag that is none in XML may be one to the library.
  let openings = 0;
  for (const _ of written.matchAll(REPEATING)) openings += 1;
  if (openings !== scan.repeating) throw damaged(name);
  return scan.result();
}

class ContentScan {
  /** Tags of rows and cells. */
  repeating = 0;
  private readonly parts: string[] = [];
  private readonly hiddenStyles = new Set<string>();
  private readonly tableStyles: string[] = [];
  private readonly hiddenRows: Set<number>[] = [];
  private style = '';
  private copied = 0;
  private row: OpenRow | null = null;
  private rows = 0;
  private rowElements = 0;
  private cellElements = 0;
  private filled = 0;
  private cells = 0;

  constructor(
    private readonly name: string,
    private readonly written: string,
  ) {}

  take(match: RegExpExecArray): void {
    const [tag, slash, what, attributes] = match;
    const isEnd = slash !== '';
    if (what.endsWith('-row') || what.endsWith('-cell')) this.repeating += 1;
    if (what === 'style') {
      const isTable = !isEnd && valueOf(attributes, 'family') === 'table';
      this.style = isTable ? valueOf(attributes, 'name') : '';
    } else if (what === 'table-properties') {
      if (this.style && valueOf(attributes, 'display') === 'false') {
        this.hiddenStyles.add(this.style);
      }
    } else if (what === 'table') {
      if (isEnd) return;
      this.tableStyles.push(valueOf(attributes, 'style-name'));
      this.hiddenRows.push(new Set());
      this.rows = 0;
      this.filled = 0;
    } else if (what === 'table-row') {
      if (isEnd) this.endRow(match.index);
      else this.beginRow(match.index, tag, attributes);
    } else if (!isEnd) {
      this.takeCell(match.index, tag, attributes);
    }
  }

  result(): OdsContent {
    this.endRow(this.written.length);
    this.parts.push(this.written.slice(this.copied));
    const isHidden = this.tableStyles.map((style) => this.hiddenStyles.has(style));
    return { content: this.parts.join(''), isHidden, hiddenRows: this.hiddenRows };
  }

  private beginRow(at: number, tag: string, attributes: string): void {
    this.endRow(at);
    this.rowElements += 1;
    if (this.rowElements > MOST_ROW_ELEMENTS) throw tooLarge(this.name, 'empty-cells');
    const repeated = repeatOf(attributes, 'number-rows-repeated');
    const part = this.put(at, tag, tag);
    this.row = { from: at + tag.length, part, tag, repeated, attributes, width: 0 };
    if (tag.endsWith('/>')) this.endRow(at + tag.length);
  }

  private takeCell(at: number, tag: string, attributes: string): void {
    this.cellElements += 1;
    if (this.cellElements > MOST_CELLS) throw tooLarge(this.name, 'empty-cells');
    const repeated = repeatOf(attributes, 'number-columns-repeated');
    const width = this.row?.width ?? 0;
    const most = Math.max(1, Math.min(repeated, mostColumns - width));
    this.put(at, tag, withRepeat(tag, 'number-columns-repeated', most));
    if (this.row) this.row.width = width + most;
  }

  /** A row's repeats are known to be bearable once it is known what stands in it. */
  private endRow(at: number): void {
    const { row } = this;
    if (!row) return;
    this.row = null;
    const body = this.written.slice(row.from, at);
    let { repeated } = row;
    const isFilled = HAS_VALUE.test(body);
    if (isFilled) {
      this.filled += repeated;
      this.cells += repeated * row.width;
      if (this.filled > MOST_ROWS) throw tooManyRows(this.name);
      if (this.rows + repeated > MOST_ROW_ELEMENTS) throw tooLarge(this.name, 'empty-cells');
      if (this.cells > MOST_CELLS) throw tooLarge(this.name, 'empty-cells');
    } else {
      repeated = Math.max(1, Math.min(repeated, MOST_ROW_ELEMENTS - this.rows));
      this.empty(row);
    }
    this.parts[row.part] = withRepeat(row.tag, 'number-rows-repeated', repeated);
    this.hide(row, repeated);
    this.rows += repeated;
  }

  /** Rows filled down to the last one of a sheet are common, and hold nothing: one cell stands for theirs. */
  private empty(row: OpenRow): void {
    for (let part = row.part + 1; part < this.parts.length; part += 1) {
      this.parts[part] = withRepeat(this.parts[part], 'number-columns-repeated', 1);
    }
  }

  private hide({ attributes }: OpenRow, repeated: number): void {
    const visibility = valueOf(attributes, 'visibility');
    if (visibility !== 'collapse' && visibility !== 'filter') return;
    for (let row = this.rows + 1; row <= this.rows + repeated; row += 1) {
      this.hiddenRows.at(-1)?.add(row);
    }
  }

  /** Copies what stands before a tag, and puts the tag; gives where it stands. */
  private put(at: number, tag: string, anew: string): number {
    this.parts.push(this.written.slice(this.copied, at), anew);
    this.copied = at + tag.length;
    return this.parts.length - 1;
  }
}

function repeatOf(attributes: string, name: string): number {
  const repeated = Number(valueOf(attributes, name) || 1);
  return Number.isSafeInteger(repeated) && repeated > 0 ? repeated : 1;
}

function withRepeat(tag: string, name: string, repeated: number): string {
  if (!tag.includes(name)) return tag;
  return tag.replace(
    new RegExp(`(${name}\\s*=\\s*)(?:"[^"]*"|'[^']*'|[^'">\\s]+)`, 'g'),
    `$1"${repeated}"`,
  );
}

function valueOf(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found?.[1] ?? found?.[2] ?? '';
}
