/** How a body is built, counted byte by byte before anything is made of it. */
export interface BodyShape {
  /** Of JSON the values, of a form its fields. */
  values: number;
  /** Of the object that has most. */
  keys: number;
  levels: number;
  take(bytes: Uint8Array): void;
}

const signs = Object.fromEntries(
  Array.from('"\\{}[],&', (sign) => [sign, sign.charCodeAt(0)]),
) as Record<string, number>;
const [QUOTE, ESCAPE] = [signs['"'], signs['\\']];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [
  signs['{'],
  signs['}'],
  signs['['],
  signs[']'],
];
const [COMMA, AND] = [signs[','], signs['&']];

/** Objects deeper than this are not looked at one by one: so many levels are refused. */
const countedLevels = 64;

/** Of JSON; whether it is sound is left to the parser. */
export class JsonShape implements BodyShape {
  values = 1;
  keys = 0;
  levels = 0;
  private level = 0;
  private isInText = false;
  private isEscaped = false;
  /** Of the object that is open on each level its keys; below 0 where a list is open. */
  private readonly open = new Int32Array(countedLevels);

  take(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.isEscaped) this.isEscaped = false;
      else if (this.isInText) {
        if (byte === QUOTE) this.isInText = false;
        else if (byte === ESCAPE) this.isEscaped = true;
      } else if (byte === QUOTE) this.isInText = true;
      else if (byte === COMMA) this.next();
      else if (byte === OPEN_OBJECT) this.begin(1);
      else if (byte === OPEN_LIST) this.begin(-1);
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.level -= 1;
    }
  }

  private begin(keys: number): void {
    this.values += 1;
    this.level += 1;
    this.levels = Math.max(this.levels, this.level);
    if (this.level >= 0 && this.level < countedLevels) this.open[this.level] = keys;
  }

  private next(): void {
    this.values += 1;
    const { level } = this;
    if (level < 0 || level >= countedLevels || this.open[level] < 0) return;
    this.open[level] += 1;
    this.keys = Math.max(this.keys, this.open[level]);
  }
}

/** Of a form in one line, as browsers send it. */
export class FormShape implements BodyShape {
  values = 1;
  keys = 0;
  levels = 1;

  take(bytes: Uint8Array): void {
    for (const byte of bytes) if (byte === AND) this.values += 1;
  }
}
