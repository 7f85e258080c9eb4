import { FlowInputCode, FlowInputError, MinCostFlowProblem } from './min-cost-flow-problem';

const NEWLINE = 10;
const SPACE = 32;
const TAB = 9;
const RETURN = 13;
const MINUS = 45;
const PLUS = 43;
const ZERO = 48;

/** More than any machine this runs on could hold; keeps a mistyped header from asking for it. */
const MOST_NODES = 2 ** 26;
const MOST_ARCS = 2 ** 28;

/**
 * Reads a minimum-cost flow problem in the DIMACS format: `c` comments, one `p min NODES ARCS`,
 * `n NODE SUPPLY`, `a SOURCE TARGET LOWER UPPER COST`. A negative upper bound means no limit,
 * as LEMON reads it. Nodes count from 1 in the text and from 0 in the problem.
 *
 * `chunks` may cut the text anywhere, so that a large file need not be held at once.
 * @throws FlowInputError whose sentence starts with the number of the line at fault
 */
export function parseDimacs(text: string | Uint8Array | Iterable<Uint8Array>): MinCostFlowProblem {
  const reader = new DimacsReader();
  if (typeof text === 'string') reader.read(new TextEncoder().encode(text));
  else if (text instanceof Uint8Array) reader.read(text);
  else for (const chunk of text) reader.read(chunk);
  return reader.finish();
}

class DimacsReader {
  private problem: MinCostFlowProblem | undefined;
  private hasSupply = new Uint8Array(0);
  private arcs = 0;
  private line = 0;
  private rest: Uint8Array = new Uint8Array(0);
  private bytes: Uint8Array = this.rest;
  private at = 0;
  private end = 0;

  read(chunk: Uint8Array): void {
    let start = 0;
    if (this.rest.length > 0) {
      const newline = chunk.indexOf(NEWLINE);
      const head = newline < 0 ? chunk : chunk.subarray(0, newline);
      const whole = new Uint8Array(this.rest.length + head.length);
      whole.set(this.rest);
      whole.set(head, this.rest.length);
      if (newline < 0) {
        this.rest = whole;
        return;
      }
      this.readLine(whole, 0, whole.length);
      this.rest = new Uint8Array(0);
      start = newline + 1;
    }
    for (;;) {
      const newline = chunk.indexOf(NEWLINE, start);
      if (newline < 0) break;
      this.readLine(chunk, start, newline);
      start = newline + 1;
    }
    this.rest = chunk.slice(start);
  }

  finish(): MinCostFlowProblem {
    if (this.rest.length > 0) this.readLine(this.rest, 0, this.rest.length);
    const { problem } = this;
    if (!problem) throw this.fault('syntax', 'there is no "p min" line');
    if (this.arcs < problem.arcCount) {
      throw this.fault(
        'syntax',
        `the file ends after ${this.arcs} of ${problem.arcCount} announced arcs`,
      );
    }
    return problem;
  }

  private readLine(bytes: Uint8Array, start: number, end: number): void {
    this.line++;
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.skipBlanks();
    if (this.at === end) return;
    const kind = String.fromCharCode(bytes[this.at++]);
    if (kind === 'c') return;
    if (this.at < end && !isBlank(bytes[this.at])) {
      throw this.fault('syntax', 'a line starts with c, p, n or a and a space');
    }
    if (kind === 'a') this.readArc();
    else if (kind === 'n') this.readNode();
    else if (kind === 'p') this.readHeader();
    else throw this.fault('syntax', 'a line starts with c, p, n or a and a space');
    this.skipBlanks();
    if (this.at < end) throw this.fault('syntax', 'there is more on the line than belongs there');
  }

  private readHeader(): void {
    if (this.problem) throw this.fault('syntax', 'there is a second "p" line');
    this.skipBlanks();
    const start = this.at;
    while (this.at < this.end && !isBlank(this.bytes[this.at])) this.at++;
    const kind = new TextDecoder().decode(this.bytes.subarray(start, this.at));
    if (kind !== 'min') throw this.fault('syntax', `only "p min" problems are read, not "${kind}"`);
    const nodeCount = this.readCount('the number of nodes', MOST_NODES);
    const arcCount = this.readCount('the number of arcs', MOST_ARCS);
    this.problem = {
      nodeCount,
      arcCount,
      source: new Int32Array(arcCount),
      target: new Int32Array(arcCount),
      lower: new Float64Array(arcCount),
      upper: new Float64Array(arcCount),
      cost: new Float64Array(arcCount),
      supply: new Float64Array(nodeCount),
    };
    this.hasSupply = new Uint8Array(nodeCount);
  }

  private readNode(): void {
    const { supply } = this.begun();
    const node = this.readNodeNumber();
    if (this.hasSupply[node]) throw this.fault('syntax', `node ${node + 1} is given twice`);
    this.hasSupply[node] = 1;
    supply[node] = this.readInteger('the supply');
  }

  private readArc(): void {
    const problem = this.begun();
    const arc = this.arcs++;
    if (arc >= problem.arcCount) {
      throw this.fault('syntax', `there are more arcs than the ${problem.arcCount} announced`);
    }
    problem.source[arc] = this.readNodeNumber();
    problem.target[arc] = this.readNodeNumber();
    const lower = this.readInteger('the lower bound');
    const upper = this.readInteger('the upper bound');
    if (upper >= 0 && lower > upper) {
      throw this.fault(
        'lower-above-upper',
        `the lower bound ${lower} is above the upper bound ${upper}`,
      );
    }
    problem.lower[arc] = lower;
    problem.upper[arc] = upper < 0 ? Infinity : upper;
    problem.cost[arc] = this.readInteger('the cost');
  }

  private begun(): MinCostFlowProblem {
    if (!this.problem) throw this.fault('syntax', 'the "p min" line must come first');
    return this.problem;
  }

  private readCount(what: string, most: number): number {
    const count = this.readInteger(what);
    if (count < 0 || count > most) throw this.fault('overflow', `${what} is ${count}`);
    return count;
  }

  /** A node's number, counted from 0. */
  private readNodeNumber(): number {
    const node = this.readInteger('a node');
    const { nodeCount } = this.begun();
    if (node < 1 || node > nodeCount) {
      throw this.fault('unknown-node', `node ${node} is not among the nodes 1 to ${nodeCount}`);
    }
    return node - 1;
  }

  private readInteger(what: string): number {
    this.skipBlanks();
    const { bytes, end } = this;
    const start = this.at;
    let at = start;
    const sign = bytes[at];
    if (at < end && (sign === MINUS || sign === PLUS)) at++;
    const digits = at;
    let value = 0;
    while (at < end) {
      const digit = bytes[at] - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      at++;
    }
    this.at = at;
    if (at > digits && (at === end || isBlank(bytes[at]))) {
      if (value > Number.MAX_SAFE_INTEGER) throw this.fault('overflow', `${what} is beyond 2^53`);
      return sign === MINUS && value !== 0 ? -value : value;
    }
    throw this.notAnInteger(what, start);
  }

  private notAnInteger(what: string, start: number): FlowInputError {
    let at = start;
    while (at < this.end && !isBlank(this.bytes[at])) at++;
    if (at === start) return this.fault('syntax', `${what} is missing`);
    const word = new TextDecoder().decode(this.bytes.subarray(start, Math.min(at, start + 30)));
    return this.fault('not-an-integer', `${what} is "${word}", not a whole number`);
  }

  private skipBlanks(): void {
    while (this.at < this.end && isBlank(this.bytes[this.at])) this.at++;
  }

  private fault(code: FlowInputCode, what: string): FlowInputError {
    return new FlowInputError(code, `Line ${this.line}: ${what}.`);
  }
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === RETURN;
}
