import type { way as vi } from '../vi/way';

export const way: typeof vi = {
  title: 'How to get there',
  lead: (from, to, distance, direction) =>
    `From ${from} to ${to}: about ${distance}, to the ${direction}.`,
  metres: (metres) => `${metres} metres`,
  kilometres: (kilometres) => `${kilometres} km`,
  directions: {
    n: 'north',
    ne: 'north-east',
    e: 'east',
    se: 'south-east',
    s: 'south',
    sw: 'south-west',
    w: 'west',
    nw: 'north-west',
  },
  north: 'North',
  home: 'your home',
  homeOf: (name) => `the home of ${name}`,
  openPhone: 'Directions on this phone',
  openMap: 'Open the map',
};
