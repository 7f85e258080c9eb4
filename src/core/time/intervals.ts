/**
 * A stretch of time in epoch milliseconds (UTC), half-open: `startAt` belongs to it, `endAt` does
 * not. So 18:00–18:30 and 18:30–19:00 touch but do not overlap.
 */
export interface Interval {
  startAt: number;
  endAt: number;
}

/** True when the two share at least one millisecond; touching ends do not count. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.startAt < b.endAt && b.startAt < a.endAt;
}

/** The same time as sorted, disjoint, non-empty intervals; touching ones become one. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals
    .filter((interval) => interval.startAt < interval.endAt)
    .sort((a, b) => a.startAt - b.startAt);
  const merged: Interval[] = [];
  for (const { startAt, endAt } of sorted) {
    const last = merged.at(-1);
    if (last && startAt <= last.endAt) last.endAt = Math.max(last.endAt, endAt);
    else merged.push({ startAt, endAt });
  }
  return merged;
}

/** The time that lies in both lists, merged. */
export function intersectIntervals(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const left = mergeIntervals(a);
  const right = mergeIntervals(b);
  const shared: Interval[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const startAt = Math.max(left[i].startAt, right[j].startAt);
    const endAt = Math.min(left[i].endAt, right[j].endAt);
    if (startAt < endAt) shared.push({ startAt, endAt });
    if (left[i].endAt < right[j].endAt) i += 1;
    else j += 1;
  }
  return shared;
}

/** The time of `from` that lies in none of `taken`, merged. */
export function subtractIntervals(
  from: readonly Interval[],
  taken: readonly Interval[],
): Interval[] {
  const holes = mergeIntervals(taken);
  const left: Interval[] = [];
  for (const { startAt, endAt } of mergeIntervals(from)) {
    let cursor = startAt;
    for (const hole of holes) {
      if (hole.endAt <= cursor) continue;
      if (hole.startAt >= endAt) break;
      if (hole.startAt > cursor) left.push({ startAt: cursor, endAt: hole.startAt });
      cursor = hole.endAt;
    }
    if (cursor < endAt) left.push({ startAt: cursor, endAt });
  }
  return left;
}

/** True when `inner` lies wholly in one of `merged`, which must be sorted and disjoint. */
export function covers(merged: readonly Interval[], inner: Interval): boolean {
  return merged.some((outer) => outer.startAt <= inner.startAt && inner.endAt <= outer.endAt);
}
