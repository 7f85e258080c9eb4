import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDimacs } from './dimacs';
import { FlowInputError } from './min-cost-flow-problem';
import { NetworkSimplex } from './network-simplex';

const SMALL = `c two ways from 1 to 3
p min 3 3
n 1 4
n 3 -4
a 1 2 0 3 1
a 2 3 1 -1 2
a 1 3 0 4 10
`;

describe('reading a DIMACS problem', () => {
  it('gives nodes from 0, signs as written and no limit for a negative upper bound', () => {
    const problem = parseDimacs(SMALL);
    expect(problem).toMatchObject({ nodeCount: 3, arcCount: 3 });
    expect([...problem.source]).toEqual([0, 1, 0]);
    expect([...problem.target]).toEqual([1, 2, 2]);
    expect([...problem.lower]).toEqual([0, 1, 0]);
    expect([...problem.upper]).toEqual([3, Infinity, 4]);
    expect([...problem.cost]).toEqual([1, 2, 10]);
    expect([...problem.supply]).toEqual([4, 0, -4]);
  });

  it('reads the same wherever the text is cut into pieces', () => {
    const bytes = new TextEncoder().encode(SMALL.replaceAll('\n', '\r\n').trimEnd());
    const whole = parseDimacs(SMALL);
    for (let size = 1; size < 40; size++) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.slice(index * size, (index + 1) * size),
      );
      expect(parseDimacs(pieces)).toEqual(whole);
    }
  });

  it('reads pieces from one buffer that is filled again and again', () => {
    const bytes = new TextEncoder().encode(SMALL);
    function* refilled(): Generator<Uint8Array> {
      const buffer = new Uint8Array(7);
      for (let at = 0; at < bytes.length; at += 7) {
        const piece = bytes.subarray(at, at + 7);
        buffer.set(piece);
        yield buffer.subarray(0, piece.length);
      }
    }
    expect(parseDimacs(refilled())).toEqual(parseDimacs(SMALL));
  });

  it.each([
    ['', 'syntax', 'Line 0: there is no "p min" line.'],
    ['p max 3 3', 'syntax', 'Line 1: only "p min" problems are read, not "max".'],
    ['n 1 4\np min 1 0', 'syntax', 'Line 1: the "p min" line must come first.'],
    ['p min 2 2\na 1 2 0 1 1', 'syntax', 'Line 2: the file ends after 1 of 2 announced arcs.'],
    ['p min 2 0\na 1 2 0 1 1', 'syntax', 'Line 2: there are more arcs than the 0 announced.'],
    ['p min 2 1\na 1 3 0 1 1', 'unknown-node', 'Line 2: node 3 is not among the nodes 1 to 2.'],
    ['p min 2 1\n\na 1 2 0 1', 'syntax', 'Line 3: the cost is missing.'],
    ['p min 2 1\na 1 2 0 1 1 7', 'syntax', 'Line 2: there is more on the line than belongs there.'],
    [
      'p min 2 1\na 1 2 0 1 1.5',
      'not-an-integer',
      'Line 2: the cost is "1.5", not a whole number.',
    ],
    [
      'p min 2 1\na 1 2 0 x 1',
      'not-an-integer',
      'Line 2: the upper bound is "x", not a whole number.',
    ],
    [
      'p min 2 1\na 1 2 5 3 1',
      'lower-above-upper',
      'Line 2: the lower bound 5 is above the upper bound 3.',
    ],
    ['p min 2 1\na 1 2 0 1 9007199254740993', 'overflow', 'Line 2: the cost is beyond 2^53.'],
    ['p min 2 0\nn 1 1\nn 1 2', 'syntax', 'Line 3: node 1 is given twice.'],
    ['%PDF-1.7', 'syntax', 'Line 1: a line starts with c, p, n or a and a space.'],
    ['p min 99999999999 1', 'overflow', 'Line 1: the number of nodes is 99999999999.'],
  ])('says what is wrong and where: %j', (text, code, message) => {
    let fault: unknown;
    try {
      parseDimacs(text);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(FlowInputError);
    expect(fault).toMatchObject({ code, message });
  });
});

const folder = join(__dirname, '../../../../../shared/data/mcf');

(existsSync(folder) ? describe : describe.skip)('public problems with a known optimum', () => {
  it.each([
    ['lemon12_s1_low2.min', 5970],
    ['lemon12_s2_low2.min', 8010],
    ['lemon12_s4_low3neg.min', 6360],
    ['transport_40x30.min', 42_667],
    ['netgen_8_08a.min', 142_274_536],
  ])('%s costs %i', (file, optimum) => {
    const simplex = new NetworkSimplex(parseDimacs(readFileSync(join(folder, file))));
    expect(simplex.solve()).toBe('optimal');
    expect(simplex.objective).toBe(optimum);
  });

  it('assigns the 100 jobs of assign100.txt for 305', () => {
    const [size, ...costs] = readFileSync(join(folder, 'assign100.txt'), 'utf8')
      .trim()
      .split(/\s+/)
      .map(Number);
    const arcs = costs.map(
      (cost, index) => `a ${Math.floor(index / size) + 1} ${size + (index % size) + 1} 0 1 ${cost}`,
    );
    const nodes = Array.from(
      { length: size },
      (_, row) => `n ${row + 1} 1\nn ${size + row + 1} -1`,
    );
    const text = [`p min ${2 * size} ${arcs.length}`, ...nodes, ...arcs].join('\n');
    const simplex = new NetworkSimplex(parseDimacs(text));
    simplex.solve();
    expect(simplex.objective).toBe(305);
  });
});
