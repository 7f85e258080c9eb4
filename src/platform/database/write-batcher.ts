import { chunksOf } from './row-set';
import { WriteDeadlineError } from './write-deadline';

interface Waiting<Item, Value> {
  item: Item;
  resolve: (value: Value) => void;
  reject: (reason: unknown) => void;
}

/** So many at a time, lest the first of them wait long for the last. */
const MOST_TOGETHER = 100;

/** Fewer cost more turns until the one is found, more cost more statements. */
const PARTS = 4;

/**
 * Items of one kind that many hand in at the same time: those that come while others are at work are
 * then done together, all or none. What is refused together is done again in parts, down to the one
 * that cannot be done, so that nobody is refused because of somebody else. Only what stood still is
 * refused to all: part after part up to the deadline would stop every other writer for minutes.
 */
export class WriteBatcher<Item, Value> {
  private waiting: Waiting<Item, Value>[] = [];
  private isServing = false;

  /** `doAll` gives a value for each item, in their order. */
  constructor(private readonly doAll: (items: Item[]) => Promise<Value[]>) {}

  add(item: Item): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.isServing) void this.serve();
    });
  }

  private async serve(): Promise<void> {
    this.isServing = true;
    while (this.waiting.length > 0) await this.do(this.waiting.splice(0, MOST_TOGETHER));
    this.isServing = false;
  }

  private async do(together: Waiting<Item, Value>[]): Promise<void> {
    try {
      const values = await this.doAll(together.map(({ item }) => item));
      for (const [index, { resolve }] of together.entries()) resolve(values[index]);
    } catch (error) {
      if (together.length === 1 || error instanceof WriteDeadlineError) {
        for (const { reject } of together) reject(error);
        return;
      }
      const size = Math.ceil(together.length / PARTS);
      await Promise.all(chunksOf(together, size).map((part) => this.do(part)));
    }
  }
}
