import { pictureOf, qrBitmap } from './qr-bitmap';

/** Of one length of texts. */
interface Known {
  header: Buffer;
  /** The dots of a text of nothing but zeros. */
  empty: Uint32Array;
  /** The dots that a letter turns over, by its place and itself; found when it is first met. */
  turnedBy: (Uint32Array | undefined)[];
  /** Where each code is put together, since a list of its own for each of thousands is slow to make and to clear away. */
  place: { dots: Uint32Array; bytes: Buffer };
  /** What all texts so far began with, and the dots of that alone: of links, the half. */
  begun: { bytes: Buffer; dots: Uint32Array };
}

/**
 * The codes of thousands of links. In codes of one length every bit of the text turns over the same dots, its own and
 * those that correct it, whatever the others are: so each letter is drawn once at its place, and a code is put together of
 * what its letters turn over, in a tenth of the time that it takes to draw it.
 */
export class QrSeries {
  private length = -1;
  private known?: Known;

  /** Where a picture of the page finds the code. */
  pictureOf(text: string): string {
    const bytes = Buffer.from(text);
    const known = this.knownOf(bytes);
    const alike = lengthAlike(bytes, known.begun.bytes);
    if (alike < known.begun.bytes.byteLength) {
      const begun = { bytes: bytes.subarray(0, alike), dots: known.empty.slice() };
      this.turn(known, begun.dots, begun.bytes, 0);
      known.begun = begun;
    }
    const { header, place, begun } = known;
    place.dots.set(begun.dots);
    this.turn(known, place.dots, bytes, alike);
    return pictureOf({ header, dots: place.bytes });
  }

  /** Turns over what the letters from a place on do. */
  private turn(known: Known, dots: Uint32Array, bytes: Buffer, from: number): void {
    const { turnedBy } = known;
    for (let at = from; at < bytes.byteLength; at++) {
      const place = at * 256 + bytes[at];
      turnedBy[place] ??= this.drawn(known, at, bytes[at]);
      turnOver(dots, turnedBy[place]);
    }
  }

  private knownOf(bytes: Buffer): Known {
    const length = bytes.byteLength;
    if (this.known && this.length === length) return this.known;
    const { header, dots } = qrBitmap(Buffer.alloc(length));
    const empty = wordsOf(dots);
    const begun = { bytes, dots: wordsOf(qrBitmap(bytes).dots) };
    const own = empty.slice();
    const place = { dots: own, bytes: Buffer.from(own.buffer) };
    this.length = length;
    this.known = { header, empty, turnedBy: nothingYet(length), place, begun };
    return this.known;
  }

  /** What a letter turns over: what its bits do, each of which is drawn alone. */
  private drawn({ empty, turnedBy }: Known, at: number, letter: number): Uint32Array {
    const turned = new Uint32Array(empty.length);
    for (let bit = 1; bit < 256; bit <<= 1) {
      if ((letter & bit) === 0) continue;
      const alone = Buffer.alloc(this.length);
      alone[at] = bit;
      const place = at * 256 + bit;
      if (!turnedBy[place]) {
        const words = wordsOf(qrBitmap(alone).dots);
        turnOver(words, empty);
        turnedBy[place] = words;
      }
      turnOver(turned, turnedBy[place]);
    }
    return turned;
  }
}

/** For each letter at each place; a list with gaps would be looked up as slowly as a table of names. */
function nothingYet(length: number): Known['turnedBy'] {
  return Array.from({ length: length * 256 });
}

function lengthAlike(one: Buffer, other: Buffer): number {
  let at = 0;
  while (at < one.byteLength && at < other.byteLength && one[at] === other[at]) at++;
  return at;
}

function turnOver(dots: Uint32Array, others: Uint32Array): void {
  for (let at = 0; at < dots.length; at++) dots[at] ^= others[at];
}

function wordsOf(dots: Buffer): Uint32Array {
  return new Uint32Array(Uint8Array.from(dots).buffer);
}
