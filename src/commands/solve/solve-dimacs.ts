import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { DomainError } from '../../platform/common/domain-error';
import { parseDimacs } from '../../core/matching/flow/dimacs';
import { FlowInputError, MinCostFlowProblem } from '../../core/matching/flow/min-cost-flow-problem';
import { FlowStatus, NetworkSimplex } from '../../core/matching/flow/network-simplex';

const CHUNK_BYTES = 1 << 20;

export interface DimacsSolution {
  status: FlowStatus;
  /** Cost of the optimum; null unless the status is optimal. */
  objective: number | null;
  /** Time spent solving, without reading and writing. */
  milliseconds: number;
  /** Time spent reading the file. */
  readMilliseconds: number;
  /** Highest resident memory of the whole process so far. */
  peakMegabytes: number;
  nodes: number;
  arcs: number;
}

/**
 * Solves a DIMACS minimum-cost flow file. With `flowOut` the optimum is written there: a line
 * `s OBJECTIVE`, then `f SOURCE TARGET FLOW` for every arc that carries anything.
 * @throws DomainError with one sentence when a file cannot be read or written, or is no such problem
 */
export function solveDimacsFile(path: string, options: { flowOut?: string } = {}): DimacsSolution {
  try {
    return solve(path, options);
  } catch (error) {
    if (error instanceof FlowInputError) {
      throw new DomainError(`dimacs-${error.code}`, { words: error.message });
    }
    throw error;
  }
}

function solve(path: string, { flowOut }: { flowOut?: string }): DimacsSolution {
  const begunAt = performance.now();
  const problem = parseDimacs(chunksOf(path));
  const readAt = performance.now();
  const simplex = new NetworkSimplex(problem);
  const status = simplex.solve();
  const solvedAt = performance.now();
  const objective = status === 'optimal' ? simplex.objective : null;
  if (flowOut && objective !== null) writeFlow(flowOut, problem, simplex, objective);
  return {
    status,
    objective,
    milliseconds: Math.round(solvedAt - readAt),
    readMilliseconds: Math.round(readAt - begunAt),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    nodes: problem.nodeCount,
    arcs: problem.arcCount,
  };
}

/** One buffer is reused for every chunk: a chunk is valid until the next is asked for. */
function* chunksOf(path: string): Generator<Uint8Array> {
  const file = opened(path, 'r');
  try {
    if (fstatSync(file).isDirectory()) throw unreadable(path);
    const buffer = new Uint8Array(CHUNK_BYTES);
    for (;;) {
      const length = readSync(file, buffer);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function writeFlow(
  path: string,
  { arcCount, source, target }: MinCostFlowProblem,
  simplex: NetworkSimplex,
  objective: number,
): void {
  const file = opened(path, 'w');
  try {
    let lines = [`s ${objective}`];
    for (let arc = 0; arc < arcCount; arc++) {
      const flow = simplex.flow(arc);
      if (flow === 0) continue;
      lines.push(`f ${source[arc] + 1} ${target[arc] + 1} ${flow}`);
      if (lines.length < 20_000) continue;
      writeSync(file, `${lines.join('\n')}\n`);
      lines = [];
    }
    if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
  } finally {
    closeSync(file);
  }
}

function opened(path: string, mode: 'r' | 'w'): number {
  try {
    return openSync(path, mode);
  } catch {
    if (mode === 'r') throw unreadable(path);
    throw new DomainError('file-unwritable', { path });
  }
}

function unreadable(path: string): DomainError {
  return new DomainError('file-unreadable', { path });
}
