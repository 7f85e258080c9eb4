import type { Place } from './distance';

/**
 * Metres between two places on the sphere by the angle between their vectors: for verifiers, which share
 * no formula with `metresBetween`.
 */
export function greatCircle(a: Place, b: Place): number {
  const [x1, y1, z1] = onUnitSphere(a);
  const [x2, y2, z2] = onUnitSphere(b);
  const cross = Math.hypot(y1 * z2 - z1 * y2, z1 * x2 - x1 * z2, x1 * y2 - y1 * x2);
  return 6_371_008.8 * Math.atan2(cross, x1 * x2 + y1 * y2 + z1 * z2);
}

function onUnitSphere({ latitude, longitude }: Place): [number, number, number] {
  const phi = (latitude / 180) * Math.PI;
  const lambda = (longitude / 180) * Math.PI;
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}
