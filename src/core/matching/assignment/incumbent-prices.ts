import { BlockProblem } from './blocks';
import { WorkMeter } from './work-meter';
import { FlowRelaxation } from './flow-relaxation';
import {
  subgradientAscent,
  LONG_STEPS,
  AscentState,
  ROUNDS_A_LONG_STAGE,
} from './subgradient-ascent';
import { nothingFixed, LagrangianBound } from './lagrangian-bound';

const FIRST_ROUNDS = 200;
const STAGES = 12;
/** A stage that closes less than this part of what is open is the last. */
const STALLED = 0.02;

/**
 * Prices under which an assignment that is known costs as little above the bound as can be found in a few thousand
 * rounds. They depend on nothing but the problem and the assignment's cost. `bounds` has evaluated them last.
 */
export function incumbentPrices(
  blocks: BlockProblem,
  bounds: LagrangianBound,
  objective: number,
): AscentState {
  const flow = new FlowRelaxation(blocks);
  flow.solve();
  const start = blocks.unpairedCost.map((cost, b) => Math.min(cost, flow.price(b)));
  const settled = nothingFixed(blocks);
  const unlimited = new WorkMeter();
  const cutoff = objective + 1;
  const raise = (price: Float64Array, effort: { likelyGain: number; rounds: number }) =>
    subgradientAscent(
      blocks,
      bounds,
      settled,
      price,
      { ...LONG_STEPS, cutoff, ...effort },
      unlimited,
    );
  const likelyGain = Math.max(1, (objective - bounds.evaluate(start, settled)) / 4);
  let search = raise(start, { likelyGain, rounds: FIRST_ROUNDS });
  for (let stage = 0; stage < STAGES; stage++) {
    const open = objective - search.bound;
    if (open < 1) break;
    const next = raise(search.price, { likelyGain: open / 4, rounds: ROUNDS_A_LONG_STAGE });
    if (next.bound - search.bound < STALLED * open) break;
    search = next;
  }
  bounds.evaluate(search.price, settled);
  return search;
}
