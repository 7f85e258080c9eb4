import { BlockProblem, costAt, UNUSED } from './blocks';
import { loadCostAt } from './load-costs';
import type { WorkMeter } from './work-meter';

/** What it takes to try one candidate for a shift or a swap, in looks at one. */
const LOOKS_A_SHIFT = 10;

/**
 * An assignment of whole blocks that can be edited: a household never comes apart, unless it may be split. `repair`
 * brings every mentor to 0 or between minimum and maximum, `improve` shifts and swaps blocks, divides and unites.
 */
export class LocalSearch {
  /** People beside the locked ones. */
  readonly load: Int32Array;
  /** Blocks of each mentor. */
  private readonly team: Set<number>[];
  private readonly candidatesOfMentor: number[][];

  constructor(
    private readonly blocks: BlockProblem,
    private readonly blockOf: Int32Array,
    /** The candidate each block goes to, -1 for none, or UNUSED; edited in place. */
    readonly candidateOf: Int32Array,
  ) {
    this.load = new Int32Array(blocks.mentorCount);
    this.team = Array.from({ length: blocks.mentorCount }, () => new Set());
    this.candidatesOfMentor = Array.from({ length: blocks.mentorCount }, () => []);
    blocks.mentor.forEach((j, at) => this.candidatesOfMentor[j].push(at));
    candidateOf.forEach((at, b) => {
      if (at >= 0) this.join(b, at);
    });
  }

  /** The objective of the assignment as it stands. */
  objective(): number {
    const { blocks } = this;
    let total = blocks.settledCost;
    for (let b = 0; b < blocks.blockCount; b++) total += this.costNow(b);
    for (let j = 0; j < blocks.mentorCount; j++) {
      if (this.load[j] > 0 && !blocks.mustOpen[j]) total -= blocks.activeReward;
      total += loadCostAt(blocks, j, this.load[j]);
    }
    return total;
  }

  /**
   * Takes from mentors above the maximum those who are best left out, such as when a lock has filled places
   * of today's team. Then brings mentors below the minimum up to it or down to nobody, whichever costs less,
   * fewest people first. False when a mentor who must take part cannot be filled.
   */
  repair(): boolean {
    for (const j of this.load.keys()) this.trim(j);
    const short = Array.from(this.load.keys()).filter((j) => this.isShort(j));
    short.sort((a, b) => this.load[a] - this.load[b] || a - b);
    for (const j of short) {
      if (!this.isShort(j)) continue;
      const filling = this.planFilling(j);
      const canClose = !this.blocks.mustOpen[j];
      if (!canClose && filling === null) return false;
      const closing = canClose ? this.planClosing(j) : null;
      const { activeReward } = this.blocks;
      if (filling && (!closing || filling.change <= closing.change + activeReward)) {
        this.apply(filling.moves);
      } else if (closing) this.apply(closing.moves);
    }
    return true;
  }

  /** Shifts and swaps of blocks, households divided and united, closings and openings, until none is a gain. */
  improve(meter: WorkMeter): void {
    for (let isBetter = true; isBetter && !meter.isOver();) {
      isBetter = false;
      meter.count(LOOKS_A_SHIFT * this.blocks.mentor.length);
      for (let b = 0; b < this.blocks.blockCount; b++) {
        if (this.candidateOf[b] === UNUSED) continue;
        if (this.shift(b) || this.swap(b)) isBetter = true;
      }
      for (const b of this.blocks.divisible) {
        if (this.candidateOf[b] === UNUSED ? this.unite(b) : this.divide(b)) isBetter = true;
      }
      if (!isBetter) isBetter = this.openOrClose();
    }
  }

  private trim(j: number): void {
    const { blocks, load } = this;
    if (load[j] <= blocks.maximum[j]) return;
    const gain = (b: number) => (blocks.unpairedCost[b] - this.costNow(b)) / blocks.size[b];
    const leastFirst = [...this.team[j]].sort((a, b) => gain(a) - gain(b) || b - a);
    for (const b of leastFirst) {
      if (load[j] <= blocks.maximum[j]) return;
      this.move(b, -1);
    }
  }

  private shift(b: number): boolean {
    const { blocks } = this;
    if (!this.canLeave(b)) return false;
    const size = blocks.size[b];
    const now = this.costNow(b) - this.loadChange(this.mentorOf(b), -size);
    let best = -1;
    let change = -1e-9;
    if (blocks.unpairedCost[b] < now) change = blocks.unpairedCost[b] - now;
    const canGoHome = change < -1e-9;
    for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
      if (blocks.cost[at] - now >= change || at === this.candidateOf[b]) continue;
      if (!this.hasRoom(blocks.mentor[at], size)) continue;
      const gain = blocks.cost[at] - now + this.loadChange(blocks.mentor[at], size);
      if (gain >= change) continue;
      change = gain;
      best = at;
    }
    if (best < 0 && !canGoHome) return false;
    this.move(b, best);
    return true;
  }

  /** Exchanges the block with one of another mentor's team (or leaves that one without a mentor). */
  private swap(b: number): boolean {
    const { blocks } = this;
    const from = this.mentorOf(b);
    const now = this.costNow(b);
    for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
      const to = blocks.mentor[at];
      const gain = blocks.cost[at] - now;
      if (to === from || this.load[to] === 0 || gain >= 0) continue;
      for (const other of this.team[to]) {
        const difference = blocks.size[b] - blocks.size[other];
        if (
          !this.staysWithin(to, difference) ||
          (from >= 0 && !this.staysWithin(from, -difference))
        ) {
          continue;
        }
        const back = from < 0 ? -1 : this.candidateTo(other, from);
        if (from >= 0 && back < 0) continue;
        const cost = back < 0 ? blocks.unpairedCost[other] : blocks.cost[back];
        const loads = this.loadChange(to, difference) + this.loadChange(from, -difference);
        if (gain + cost - this.costNow(other) + loads >= 0) continue;
        this.leave(b);
        this.move(other, back);
        this.join(b, at);
        return true;
      }
    }
    return false;
  }

  /** The household's people one by one to whoever is cheapest and has room. */
  private divide(b: number): boolean {
    const { blocks, load } = this;
    const size = blocks.size[b];
    const from = this.mentorOf(b);
    const now = this.costNow(b);
    const taken = new Map<number, number>(from < 0 ? [] : [[from, -size]]);
    const goals: number[] = [];
    let cost = 0;
    for (let part = b + 1; part <= b + size; part++) {
      let goal = -1;
      for (let at = blocks.offset[part]; at < blocks.offset[part + 1]; at++) {
        if (blocks.cost[at] >= costAt(blocks, part, goal)) continue;
        const to = blocks.mentor[at];
        if (this.hasRoom(to, 1 + (taken.get(to) ?? 0))) goal = at;
      }
      if (goal >= 0) {
        const to = blocks.mentor[goal];
        taken.set(to, 1 + (taken.get(to) ?? 0));
      }
      cost += costAt(blocks, part, goal);
      if (cost >= now && blocks.loadCost === 0) return false;
      goals.push(goal);
    }
    if (cost + this.loadChanges(taken) >= now) return false;
    if (from >= 0 && load[from] + (taken.get(from) ?? 0) < blocks.minimum[from]) return false;
    this.move(b, UNUSED);
    goals.forEach((goal, member) => this.move(b + 1 + member, goal));
    return true;
  }

  /** The household's people together to whoever has room, or to nobody. */
  private unite(b: number): boolean {
    const { blocks, load } = this;
    const size = blocks.size[b];
    const here = new Map<number, number>();
    let now = 0;
    for (let part = b + 1; part <= b + size; part++) {
      const from = this.mentorOf(part);
      now += this.costNow(part);
      here.set(from, 1 + (here.get(from) ?? 0));
    }
    const canSpare = [...here].filter(
      ([from, people]) => from < 0 || load[from] - people >= blocks.minimum[from],
    );
    const bound = here.size - canSpare.length;
    const leaving = new Map([...here].map(([from, people]) => [from, -people]));
    const freed = this.loadChanges(leaving);
    let goal = UNUSED;
    let cost = now;
    if (bound === 0 && blocks.unpairedCost[b] + freed < cost) {
      cost = blocks.unpairedCost[b] + freed;
      goal = -1;
    }
    for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
      const to = blocks.mentor[at];
      const already = here.get(to) ?? 0;
      const isBound = already > 0 && !canSpare.some(([from]) => from === to);
      const loads = freed - this.loadChange(to, -already) + this.loadChange(to, size - already);
      if (blocks.cost[at] + loads >= cost || bound > Number(isBound)) continue;
      if (!this.hasRoom(to, size - already)) continue;
      cost = blocks.cost[at] + loads;
      goal = at;
    }
    if (goal === UNUSED) return false;
    for (let part = b + 1; part <= b + size; part++) this.move(part, UNUSED);
    this.move(b, goal);
    return true;
  }

  private openOrClose(): boolean {
    for (let j = 0; j < this.blocks.mentorCount; j++) {
      if (this.blocks.mustOpen[j]) continue;
      const plan = this.load[j] > 0 ? this.planClosing(j) : this.planFilling(j);
      const reward = this.load[j] > 0 ? this.blocks.activeReward : -this.blocks.activeReward;
      if (!plan || plan.change + reward >= 0) continue;
      this.apply(plan.moves);
      return true;
    }
    return false;
  }

  /** The cheapest people one by one, from those without a mentor or from teams that can spare them. */
  private planFilling(j: number): Plan | null {
    const { blocks } = this;
    if (blocks.maximum[j] < blocks.minimum[j]) return null;
    const offers = this.candidatesOfMentor[j]
      .map((at) => ({ at, b: this.blockOf[at] }))
      .filter(({ b }) => this.candidateOf[b] !== UNUSED && this.mentorOf(b) !== j)
      .map(({ at, b }) => ({ at, b, change: blocks.cost[at] - this.costNow(b) }))
      .sort((x, y) => x.change / blocks.size[x.b] - y.change / blocks.size[y.b]);
    const spared = new Map<number, number>();
    const moves: Move[] = [];
    let change = 0;
    let people = this.load[j];
    for (const offer of offers) {
      if (people >= blocks.minimum[j] && offer.change >= 0) break;
      const size = blocks.size[offer.b];
      const from = this.mentorOf(offer.b);
      const left = from < 0 ? 0 : this.load[from] - size - (spared.get(from) ?? 0);
      if (people + size > blocks.maximum[j]) continue;
      if (from >= 0 && left < blocks.minimum[from]) continue;
      if (from >= 0) spared.set(from, (spared.get(from) ?? 0) + size);
      moves.push({ block: offer.b, candidate: offer.at });
      change += offer.change;
      people += size;
    }
    change += this.loadChange(j, people - this.load[j]);
    for (const [from, leaving] of spared) change += this.loadChange(from, -leaving);
    return people >= blocks.minimum[j] && people > 0 ? { moves, change } : null;
  }

  /** Everyone of the team to the cheapest other team with room, or to nobody. */
  private planClosing(j: number): Plan {
    const { blocks } = this;
    const taken = new Map<number, number>();
    const moves: Move[] = [];
    let change = 0;
    const team = [...this.team[j]].sort((a, b) => blocks.size[b] - blocks.size[a] || a - b);
    for (const b of team) {
      let best = -1;
      let cost = blocks.unpairedCost[b];
      for (let at = blocks.offset[b]; at < blocks.offset[b + 1]; at++) {
        const to = blocks.mentor[at];
        if (to === j || blocks.cost[at] >= cost) continue;
        if (!this.hasRoom(to, blocks.size[b] + (taken.get(to) ?? 0))) continue;
        cost = blocks.cost[at];
        best = at;
      }
      if (best >= 0) {
        const to = blocks.mentor[best];
        taken.set(to, (taken.get(to) ?? 0) + blocks.size[b]);
      }
      moves.push({ block: b, candidate: best });
      change += cost - this.costNow(b);
    }
    change += this.loadChange(j, -this.load[j]);
    for (const [to, coming] of taken) change += this.loadChange(to, coming);
    return { moves, change };
  }

  private apply(moves: readonly Move[]): void {
    for (const { block, candidate } of moves) this.move(block, candidate);
  }

  private isShort(j: number): boolean {
    const takesPart = this.load[j] > 0 || this.blocks.mustOpen[j] === 1;
    return takesPart && this.load[j] < this.blocks.minimum[j];
  }

  /** An active mentor with places for so many people; a short one does not count. */
  private hasRoom(j: number, people: number): boolean {
    const isActive = this.load[j] > 0 || this.blocks.mustOpen[j] === 1;
    return isActive && this.load[j] + people <= this.blocks.maximum[j];
  }

  private staysWithin(j: number, difference: number): boolean {
    const load = this.load[j] + difference;
    return load >= this.blocks.minimum[j] && load <= this.blocks.maximum[j];
  }

  private canLeave(b: number): boolean {
    const from = this.mentorOf(b);
    return from < 0 || this.load[from] - this.blocks.size[b] >= this.blocks.minimum[from];
  }

  private candidateTo(b: number, mentor: number): number {
    for (let at = this.blocks.offset[b]; at < this.blocks.offset[b + 1]; at++) {
      if (this.blocks.mentor[at] === mentor) return at;
    }
    return -1;
  }

  private mentorOf(b: number): number {
    return this.candidateOf[b] < 0 ? -1 : this.blocks.mentor[this.candidateOf[b]];
  }

  /** What the mentor's load costs more with so many people more. */
  private loadChange(j: number, people: number): number {
    const { blocks, load } = this;
    if (j < 0 || blocks.loadCost === 0) return 0;
    return loadCostAt(blocks, j, load[j] + people) - loadCostAt(blocks, j, load[j]);
  }

  /** The same for several mentors at once. */
  private loadChanges(people: ReadonlyMap<number, number>): number {
    let sum = 0;
    for (const [j, more] of people) sum += this.loadChange(j, more);
    return sum;
  }

  private costNow(b: number): number {
    return costAt(this.blocks, b, this.candidateOf[b]);
  }

  private move(b: number, candidate: number): void {
    this.leave(b);
    if (candidate >= 0) this.join(b, candidate);
    else this.candidateOf[b] = candidate;
  }

  private leave(b: number): void {
    const from = this.mentorOf(b);
    if (from < 0) return;
    this.load[from] -= this.blocks.size[b];
    this.team[from].delete(b);
    this.candidateOf[b] = -1;
  }

  private join(b: number, candidate: number): void {
    const to = this.blocks.mentor[candidate];
    this.load[to] += this.blocks.size[b];
    this.team[to].add(b);
    this.candidateOf[b] = candidate;
  }
}

interface Move {
  block: number;
  /** -1 for nobody. */
  candidate: number;
}

interface Plan {
  moves: Move[];
  change: number;
}
