/**
 * Gives everybody one of the places allowed, each with so many seats, by paths along which people change over.
 * Null in the list of places means that this person needs none. Null when somebody finds no place.
 */
export function placeAll(
  allowed: readonly (readonly number[] | null)[],
  seats: readonly number[],
): number[] | null {
  const placeOf = allowed.map(() => -1);
  const seated = seats.map((): number[] => []);
  const seat = (person: number, isTried: Set<number>): boolean => {
    for (const place of allowed[person] ?? []) {
      if (isTried.has(place)) continue;
      isTried.add(place);
      const sitting = seated[place];
      const mover =
        sitting.length < seats[place] ? -1 : sitting.findIndex((other) => seat(other, isTried));
      if (sitting.length >= seats[place] && mover < 0) continue;
      if (mover >= 0) sitting.splice(mover, 1);
      sitting.push(person);
      placeOf[person] = place;
      return true;
    }
    return false;
  };
  const isEverybodySeated = allowed.every(
    (places, person) => places === null || seat(person, new Set()),
  );
  return isEverybodySeated ? placeOf : null;
}
