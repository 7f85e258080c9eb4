import { serveThread } from '../../../platform/computing/thread-program';
import { PairExplainer, PairExplanation } from '../../../core/matching/explain/explain';
import { figuresOf, type PairingFigures } from '../../../core/matching/explain/pairing-figures';
import { activeCurve, type CurvePoint } from '../../../core/matching/pairing/active-curve';
import { match, MatchResult } from '../../../core/matching/pairing/match';
import type { LockFault } from '../../../core/matching/pairing/match-plan';
import type { PairKey } from '../../../core/matching/rules/problem';
import { verify } from '../../../core/matching/pairing/verify';
import type { MatchInput } from '../profiles/profiles';

export interface MatchWork {
  input: MatchInput;
  limits: { steps: number };
}

export interface ExplainWork {
  input: MatchInput;
  pairs: readonly PairKey[];
  /** The pairs to be explained. */
  asked: readonly PairKey[];
}

/** Why a pair, with one runner-up for whoever somebody else would suit better, and none for the others. */
export interface PairInShort extends PairExplanation {
  isCheapest: boolean;
}

export interface CurveWork {
  input: MatchInput;
  standing: readonly PairKey[];
}

/** Each kind of work of the matching thread, and what comes out of it. */
export interface MatchWorks {
  match: { asks: MatchWork; gives: MatchResult };
  explain: { asks: ExplainWork; gives: PairInShort[] };
  try: { asks: MatchWork; gives: PairingFigures };
  curve: { asks: CurveWork; gives: CurvePoint[] | LockFault };
}

type Report = (done: number) => void;

/** Computes and verifies; a wrong result ends the thread and never leaves it. */
function pairUp({ input, limits }: MatchWork, report: Report): MatchResult {
  const result = match(input, { limits, onProgress: (_stage, done) => report(done) });
  const faults = result.status === 'infeasible' ? [] : verify(input, result);
  if (faults.length > 0)
    throw new Error(`The pairing breaks a hard rule: ${JSON.stringify(faults[0])}`);
  return result;
}

function explain({ input, pairs, asked }: ExplainWork, report: Report): PairInShort[] {
  const explainer = new PairExplainer(input, pairs);
  const step = Math.ceil(asked.length / 20);
  return asked.flatMap((pair, at) => {
    if (at % step === 0) report(at / asked.length);
    const isCheapest = explainer.isCheapest(pair);
    const explained = explainer.explain(pair, isCheapest ? 0 : 1);
    return explained ? { ...explained, isCheapest } : [];
  });
}

function tryOut(work: MatchWork, report: Report): PairingFigures {
  return figuresOf(work.input, pairUp(work, report));
}

function curve({ input, standing }: CurveWork): CurvePoint[] | LockFault {
  return activeCurve(input, { standing });
}

serveThread<MatchWorks>({ match: pairUp, explain, try: tryOut, curve });
