import type { Drawing, Point } from './plane';

/** A name, and the middle of its line. */
export interface PlacedLabel<T> {
  of: T;
  x: number;
  y: number;
}

export interface LabelSizes extends Pick<Drawing, 'width' | 'height'> {
  /** Of one letter of a name, and of its line. */
  letterOf: (nth: number) => { width: number; height: number };
  /** Of a spot; 0 where a name may stand upon it, as in the middle of an area. */
  radius: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Names beside their spots: below, above, to the right or the left, wherever neither another name nor a spot is in the
 * way and the drawing goes so far. Who comes first is named first; for whom no place is left is not named.
 */
export function placedLabels<T extends Point & { name: string }>(
  spots: readonly T[],
  sizes: LabelSizes,
): PlacedLabel<T>[] {
  const { radius, letterOf } = sizes;
  const taken = radius === 0 ? [] : spots.map((spot) => boxAround(spot, radius, radius));
  return spots.flatMap((of, nth) => {
    const letter = letterOf(nth);
    const half = (of.name.length * letter.width) / 2;
    for (const [dx, dy] of sides(radius, half, letter.height)) {
      const place = { x: of.x + dx, y: of.y + dy };
      const box = boxAround(place, half, letter.height / 2);
      const isFree = taken.every((other, index) => {
        const isOwn = radius > 0 && index === nth;
        return isOwn || !overlap(box, other);
      });
      if (!isFree || !isWithin(box, sizes)) continue;
      taken.push(box);
      return [{ of, ...place }];
    }
    return [];
  });
}

function sides(radius: number, half: number, height: number): [number, number][] {
  if (radius === 0) return [[0, 0]];
  const [down, across] = [radius + height / 2, radius + half + 2];
  return [
    [0, down],
    [0, -down],
    [across, 0],
    [-across, 0],
  ];
}

function boxAround({ x, y }: Point, half: number, halfHeight: number): Box {
  return { left: x - half, right: x + half, top: y - halfHeight, bottom: y + halfHeight };
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

function isWithin({ left, right, top, bottom }: Box, { width, height }: LabelSizes): boolean {
  return left >= 0 && right <= width && top >= 0 && bottom <= height;
}
