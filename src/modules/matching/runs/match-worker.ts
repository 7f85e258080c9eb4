import { parentPort } from 'node:worker_threads';
import { PairExplainer, PairExplanation } from '../../../core/matching/explain/explain';
import { match, MatchResult } from '../../../core/matching/pairing/match';
import type { PairKey } from '../../../core/matching/rules/problem';
import { verify } from '../../../core/matching/pairing/verify';
import type { MatchInput } from '../profiles/profiles';

export interface MatchWork {
  kind: 'match';
  input: MatchInput;
  /** For the search; half as long again when it is begun anew for people left over. */
  searchMs: number;
}

export interface ExplainWork {
  kind: 'explain';
  input: MatchInput;
  pairs: readonly PairKey[];
  /** The pairs to be explained. */
  asked: readonly PairKey[];
  runnersUp: number;
}

/** Each kind of work, and what comes out of it. */
export interface Works {
  match: { asks: MatchWork; gives: MatchResult };
  explain: { asks: ExplainWork; gives: PairExplanation[] };
}

/** What the thread tells: how far it is, then the result. */
export type WorkReply = { percent: number } | { result: Works[keyof Works]['gives'] };

/** Body of the matching thread. */
function work(asked: MatchWork | ExplainWork): void {
  reply({ result: asked.kind === 'match' ? pairUp(asked) : explain(asked) });
}

/** Computes and verifies; a wrong result ends the thread and never leaves it. */
function pairUp({ input, searchMs }: MatchWork): MatchResult {
  let deadline = performance.now() + searchMs;
  const result = match(input, {
    budget: { shouldStop: () => performance.now() > deadline },
    onProgress: (stage, done) => {
      if (stage === 'widening') deadline = performance.now() + searchMs / 2;
      tell(done);
    },
  });
  const faults = result.status === 'infeasible' ? [] : verify(input, result);
  if (faults.length > 0)
    throw new Error(`The pairing breaks a hard rule: ${JSON.stringify(faults[0])}`);
  return result;
}

function explain({ input, pairs, asked, runnersUp }: ExplainWork): PairExplanation[] {
  const explainer = new PairExplainer(input, pairs);
  const step = Math.ceil(asked.length / 20);
  return asked.flatMap((pair, at) => {
    if (at % step === 0) tell(at / asked.length);
    return explainer.explain(pair, runnersUp) ?? [];
  });
}

function tell(done: number): void {
  reply({ percent: Math.round(done * 100) });
}

function reply(message: WorkReply): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', work);
