/** So long one piece of work keeps everybody else from having their turn. */
const turnMs = 15;

/** Lets requests that came meanwhile have their turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/**
 * Does the same for each of many, and lets requests that came meanwhile have their turn in between: a list of 20,000
 * people holds nobody up.
 */
export async function inTurns<T, R>(
  items: readonly T[],
  each: (item: T, at: number) => R,
): Promise<R[]> {
  const done: R[] = [];
  let began = performance.now();
  for (const [at, item] of items.entries()) {
    done.push(each(item, at));
    if (performance.now() - began < turnMs) continue;
    await nextTurn();
    began = performance.now();
  }
  return done;
}
