import { parentPort } from 'node:worker_threads';
import { match, MatchResult } from '../core/matching/match';
import { verify } from '../core/matching/verify';
import type { MatchInput } from './profiles';

/** What the thread tells: how far it is, then the result. */
export type MatchReply = { percent: number } | { result: MatchResult };

export interface MatchWork {
  input: MatchInput;
  /** For the search; half as long again when it is begun anew for people left over. */
  searchMs: number;
}

/** Body of the matching thread: computes and verifies; a wrong result ends it and never leaves it. */
function work({ input, searchMs }: MatchWork): void {
  let deadline = performance.now() + searchMs;
  const result = match(input, {
    budget: { shouldStop: () => performance.now() > deadline },
    onProgress: (stage, done) => {
      if (stage === 'widening') deadline = performance.now() + searchMs / 2;
      reply({ percent: Math.round(done * 100) });
    },
  });
  const faults = result.status === 'infeasible' ? [] : verify(input, result);
  if (faults.length > 0)
    throw new Error(`The pairing breaks a hard rule: ${JSON.stringify(faults[0])}`);
  reply({ result });
}

function reply(message: MatchReply): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', work);
