import type { DoorWithVisits } from '../../../modules/teams';
import type { Texts } from '../../../texts';

type Named = Pick<DoorWithVisits, 'label' | 'address'>;

/** How people call a house: whose it is and where it stands. */
export function houseName({ label, address }: Named, t: Texts): string {
  return [label, address].filter(Boolean).join(', ') || t.doors.nameless;
}

/** What came of the last visit, or that nobody has knocked. */
export function doorState({ outcome }: Pick<DoorWithVisits, 'outcome'>, t: Texts): string {
  return outcome === null ? t.doors.unvisited : t.doors.outcomes[outcome];
}

export type DoorFilter = 'all' | 'left' | 'register';

/** Whether somebody has to go there: nobody has knocked, or nobody was at home. */
export function isLeft({ outcome }: Pick<DoorWithVisits, 'outcome'>): boolean {
  return outcome === null || outcome === 'nobody-home';
}

export function isShown(door: DoorWithVisits, filter: DoorFilter): boolean {
  if (filter === 'left') return isLeft(door);
  if (filter === 'register') return door.outcome === 'wishes' && door.learners.length === 0;
  return true;
}

/** Which houses an address asks for. */
export function filterOf(asked: string | undefined): DoorFilter {
  return asked === 'left' || asked === 'register' ? asked : 'all';
}
