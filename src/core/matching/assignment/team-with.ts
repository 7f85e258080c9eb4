/** The candidates of one mentor, side by side: people and reduced cost of each. */
export interface TeamChoice {
  size: Int32Array;
  reduced: Float64Array;
  least: number;
  most: number;
  /** What so many people cost as a load. */
  loadBy: Float64Array;
}

/** For each candidate the value of the best team that has it, from tables of those before and those after it. */
export function bestTeamsWith({ size, reduced, least, most, loadBy }: TeamChoice): Float64Array {
  const count = size.length;
  const width = most + 1;
  const before = new Float64Array((count + 1) * Math.max(width, 1)).fill(Infinity);
  const after = before.slice();
  before[0] = 0;
  after[count * width] = 0;
  for (let k = 0; k < count; k++) {
    extend(before, k * width, (k + 1) * width, width, size[k], reduced[k]);
  }
  for (let k = count - 1; k >= 0; k--) {
    extend(after, (k + 1) * width, k * width, width, size[k], reduced[k]);
  }
  // The least over "at most t more people after": suffix minima are not needed, `most` is small.
  return reduced.map((own, k) => {
    let value = Infinity;
    for (let t = 0; t + size[k] <= most; t++) {
      const start = before[k * width + t];
      if (start === Infinity) continue;
      for (let u = Math.max(0, least - size[k] - t); t + u + size[k] <= most; u++) {
        value = Math.min(value, start + after[(k + 1) * width + u] + loadBy[t + u + size[k]]);
      }
    }
    return value + own;
  });
}

function extend(
  table: Float64Array,
  from: number,
  to: number,
  width: number,
  size: number,
  reduced: number,
): void {
  for (let t = 0; t < width; t++) {
    const skip = table[from + t];
    const take = t >= size ? table[from + t - size] + reduced : Infinity;
    table[to + t] = Math.min(skip, take);
  }
}
