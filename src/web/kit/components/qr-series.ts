import { pictureAt, qrBitmap } from './qr-bitmap';

/** Of one length of texts. */
interface Known {
  /** The dots of a text of nothing but zeros. */
  empty: Uint32Array;
  turns: Turns;
  /** Where each code is put together, since a list of its own for each of thousands is slow to make and to clear away. */
  place: { dots: Uint32Array; picture: Buffer };
  /** What all texts so far began with, and the dots of that alone: of links, the half. */
  begun: { bytes: Buffer; dots: Uint32Array };
}

/** What letters turn over, one after the other in one list, since thousands of lists lie far apart. */
interface Turns {
  /** Where the dots of a letter at its place stand; nothing where it was not met yet. */
  at: Int32Array;
  dots: Uint32Array;
  count: number;
}

/** Of a list that grows as letters are met. */
const TURNS_AT_FIRST = 1024;
/** Where nothing but zeros stands. */
const NO_TURN = 0;

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
    const { place, begun } = known;
    place.dots.set(begun.dots);
    this.turn(known, place.dots, bytes, alike);
    return pictureAt(place.picture);
  }

  /** Turns over what the letters from a place on do, four at a time: in a quarter of the time of one after the other. */
  private turn(known: Known, dots: Uint32Array, bytes: Buffer, from: number): void {
    const turnOf = (at: number): number =>
      at < bytes.byteLength ? this.turnOf(known, at, bytes[at]) : NO_TURN;
    for (let at = from; at < bytes.byteLength; at += 4) {
      const four = [turnOf(at), turnOf(at + 1), turnOf(at + 2), turnOf(at + 3)] as const;
      turnFour(dots, known.turns.dots, four);
    }
  }

  private knownOf(bytes: Buffer): Known {
    const length = bytes.byteLength;
    if (this.known && this.length === length) return this.known;
    const { header, dots } = qrBitmap(Buffer.alloc(length));
    const empty = wordsOf(dots);
    const begun = { bytes, dots: wordsOf(qrBitmap(bytes).dots) };
    this.length = length;
    this.known = {
      empty,
      turns: noTurns(length, empty.length),
      place: placeOf(header, empty),
      begun,
    };
    return this.known;
  }

  /** Where that stands which a letter turns over: what its bits do, each of which is drawn alone. */
  private turnOf(known: Known, at: number, letter: number): number {
    const { turns, empty } = known;
    const place = at * 256 + letter;
    if (turns.at[place] >= 0) return turns.at[place];
    const turned = new Uint32Array(empty.length);
    for (let bit = 1; bit < 256; bit <<= 1) {
      if ((letter & bit) === 0) continue;
      if (letter === bit) {
        const alone = Buffer.alloc(this.length);
        alone[at] = bit;
        turned.set(wordsOf(qrBitmap(alone).dots));
        turnOver(turned, empty, 0);
      } else {
        const ofBit = this.turnOf(known, at, bit);
        turnOver(turned, turns.dots, ofBit);
      }
    }
    return keep(turns, place, turned);
  }
}

function noTurns(length: number, words: number): Turns {
  const at = new Int32Array(length * 256).fill(-1);
  return { at, dots: new Uint32Array(TURNS_AT_FIRST * words), count: 1 };
}

function keep(turns: Turns, place: number, turned: Uint32Array): number {
  const at = turns.count * turned.length;
  if (at === turns.dots.length) {
    const longer = new Uint32Array(2 * at);
    longer.set(turns.dots);
    turns.dots = longer;
  }
  turns.dots.set(turned, at);
  turns.at[place] = at;
  turns.count += 1;
  return at;
}

/** A picture of which only the dots are to be set: they begin at a whole word. */
function placeOf(header: Buffer, dots: Uint32Array): Known['place'] {
  const before = (4 - (header.byteLength % 4)) % 4;
  const from = before + header.byteLength;
  const { buffer } = new Uint8Array(from + dots.byteLength);
  const picture = Buffer.from(buffer, before);
  header.copy(picture);
  return { dots: new Uint32Array(buffer, from), picture };
}

function lengthAlike(one: Buffer, other: Buffer): number {
  let at = 0;
  while (at < one.byteLength && at < other.byteLength && one[at] === other[at]) at++;
  return at;
}

function turnOver(dots: Uint32Array, others: Uint32Array, from: number): void {
  for (let at = 0; at < dots.length; at++) dots[at] ^= others[from + at];
}

function turnFour(
  dots: Uint32Array,
  others: Uint32Array,
  [one, two, three, four]: readonly [number, number, number, number],
): void {
  for (let at = 0; at < dots.length; at++) {
    dots[at] ^= others[one + at] ^ others[two + at] ^ others[three + at] ^ others[four + at];
  }
}

function wordsOf(dots: Buffer): Uint32Array {
  return new Uint32Array(Uint8Array.from(dots).buffer);
}
