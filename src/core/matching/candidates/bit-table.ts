/** Rows of bits in one typed array: the languages, topics or free half-hours of many people. */
export class BitTable {
  readonly words: number;
  private readonly bits: Uint32Array;

  constructor(rows: number, width: number) {
    this.words = Math.max(1, Math.ceil(width / 32));
    this.bits = new Uint32Array(rows * this.words);
  }

  set(row: number, bit: number): void {
    this.bits[row * this.words + (bit >>> 5)] |= 1 << (bit & 31);
  }

  /** True when the row here and the row there have a bit in common. Both tables are equally wide. */
  intersects(row: number, other: BitTable, otherRow: number): boolean {
    const a = row * this.words;
    const b = otherRow * this.words;
    for (let word = 0; word < this.words; word++) {
      if ((this.bits[a + word] & other.bits[b + word]) !== 0) return true;
    }
    return false;
  }

  countShared(row: number, other: BitTable, otherRow: number): number {
    const a = row * this.words;
    const b = otherRow * this.words;
    let count = 0;
    for (let word = 0; word < this.words; word++) {
      count += ones(this.bits[a + word] & other.bits[b + word]);
    }
    return count;
  }

  /** Bits set in the row here and not in the row there. */
  countMissing(row: number, other: BitTable, otherRow: number): number {
    const a = row * this.words;
    const b = otherRow * this.words;
    let count = 0;
    for (let word = 0; word < this.words; word++) {
      count += ones(this.bits[a + word] & ~other.bits[b + word]);
    }
    return count;
  }
}

/** Number of ones in a 32-bit word (Hacker's Delight, figure 5-2). */
function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
