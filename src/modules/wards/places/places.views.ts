import type { PlacesChanged } from './places.service';

/** How many places the change touched. */
export class PlacesChangedView implements PlacesChanged {
  added!: number;
  changed!: number;
  unchanged!: number;
}
