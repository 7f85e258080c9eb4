/** The candidates of one mentor, side by side: people and reduced cost of each. */
export interface TeamChoice {
  size: Int32Array;
  reduced: Float64Array;
  least: number;
  most: number;
  /** What so many people cost as a load. */
  loadBy: Float64Array;
}

/** Finds the value of the best team that has a candidate, from tables of those before and those after it. */
export class TeamsWith {
  /** By candidate and people: the least sum of those before it, and of those from it on. */
  private before = new Float64Array(0);
  private after = new Float64Array(0);

  /** Writes the value for each candidate. */
  find({ size, reduced, least, most, loadBy }: TeamChoice, values: Float64Array): void {
    const count = size.length;
    const width = most + 1;
    const cells = (count + 1) * width;
    if (this.before.length < cells) {
      this.before = new Float64Array(2 * cells);
      this.after = new Float64Array(2 * cells);
    }
    const { before, after } = this;
    before.fill(Infinity, 0, width);
    after.fill(Infinity, count * width, cells);
    before[0] = 0;
    after[count * width] = 0;
    for (let k = 0; k < count; k++) {
      extend(before, k * width, (k + 1) * width, width, size[k], reduced[k]);
    }
    for (let k = count - 1; k >= 0; k--) {
      extend(after, (k + 1) * width, k * width, width, size[k], reduced[k]);
    }
    for (let k = 0; k < count; k++) {
      const own = size[k];
      const start = k * width;
      const rest = start + width;
      let value = Infinity;
      for (let all = Math.max(own, least); all <= most; all++) {
        const others = all - own;
        let sum = Infinity;
        for (let t = 0; t <= others; t++) {
          const both = before[start + t] + after[rest + others - t];
          if (both < sum) sum = both;
        }
        sum += loadBy[all];
        if (sum < value) value = sum;
      }
      values[k] = value + reduced[k];
    }
  }
}

function extend(
  table: Float64Array,
  from: number,
  to: number,
  width: number,
  size: number,
  reduced: number,
): void {
  const end = Math.min(size, width);
  for (let t = 0; t < end; t++) table[to + t] = table[from + t];
  for (let t = end; t < width; t++) {
    const skip = table[from + t];
    const take = table[from + t - size] + reduced;
    table[to + t] = take < skip ? take : skip;
  }
}
