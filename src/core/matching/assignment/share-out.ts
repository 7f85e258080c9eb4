import { NetworkSimplex } from '../flow/network-simplex';

/**
 * Gives each person one of the places at the least cost of all together; as many as can have one. `costs` has a row for
 * each person, null where a place is not for them, `room` how many each place takes. -1 for who finds none.
 */
export function shareOut(
  costs: readonly (readonly (number | null)[])[],
  room: readonly number[],
): number[] {
  const places = room.length;
  const sink = costs.length + places;
  const arcs: { from: number; to: number; upper: number; cost: number; place: number }[] = [];
  let dearest = 1;
  costs.forEach((row, person) => {
    row.forEach((cost, place) => {
      if (cost === null || room[place] <= 0) return;
      dearest = Math.max(dearest, cost + 1);
      arcs.push({ from: person, to: costs.length + place, upper: 1, cost, place });
    });
  });
  // Nobody goes without for the sake of others: that costs more than all the others could save.
  const without = dearest * (costs.length + 1);
  costs.forEach((_, person) => {
    arcs.push({ from: person, to: sink, upper: 1, cost: without, place: -1 });
  });
  const taken = arcs.length;
  room.forEach((seats, place) => {
    if (seats > 0) {
      arcs.push({ from: costs.length + place, to: sink, upper: seats, cost: 0, place: -1 });
    }
  });
  const supply = new Float64Array(sink + 1);
  supply.fill(1, 0, costs.length);
  supply[sink] = -costs.length;
  const simplex = new NetworkSimplex({
    nodeCount: sink + 1,
    arcCount: arcs.length,
    source: Int32Array.from(arcs, ({ from }) => from),
    target: Int32Array.from(arcs, ({ to }) => to),
    lower: new Float64Array(arcs.length),
    upper: Float64Array.from(arcs, ({ upper }) => upper),
    cost: Float64Array.from(arcs, ({ cost }) => cost),
    supply,
  });
  simplex.solve();
  const placeOf = costs.map(() => -1);
  for (let arc = 0; arc < taken; arc++) {
    if (arcs[arc].place >= 0 && simplex.flow(arc) > 0) placeOf[arcs[arc].from] = arcs[arc].place;
  }
  return placeOf;
}
