import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';

/** What is chosen at the desk; all of it stands in the address. */
export interface DeskState {
  /** Whose people are shown. */
  mentor?: string;
  /** Who is to be moved, fixed or given somebody. */
  mentee?: string;
  /** To whom they might go: what it would do is shown. */
  to?: string;
  q?: string;
  hamlet?: string;
  /** The whole ward although somebody is chosen. */
  view?: 'ward';
  /** People by name on the map, on paper too. */
  names?: '1';
  /** Lists to their end. */
  all?: '1';
}

const fields = ['mentor', 'mentee', 'to', 'q', 'hamlet', 'view', 'names', 'all'] as const;

/** Texts as they came, from the address or the hidden fields of a form. */
export function deskStateOf(asked: Partial<Record<keyof DeskState, string>>): DeskState {
  const text = (name: keyof DeskState): string | undefined => asked[name]?.trim() || undefined;
  return {
    mentor: text('mentor'),
    mentee: text('mentee'),
    to: text('to'),
    q: text('q'),
    hamlet: text('hamlet'),
    view: text('view') === 'ward' ? 'ward' : undefined,
    names: text('names') === '1' ? '1' : undefined,
    all: text('all') === '1' ? '1' : undefined,
  };
}

/** Where the browser goes on from in the lists: to whoever is chosen. */
export const chosenId = 'chosen';

/** The row of somebody in the lists. */
export const rowId = (personId: string): string => `p-${personId}`;

/** The desk with something else chosen. */
export function deskPath(code: string, state: DeskState, change: DeskState = {}): string {
  return withQuery(paths.ward.desk(code), { ...state, ...change });
}

/** What a form sends along, so that its answer shows the same. */
export function hiddenState(state: DeskState): Record<string, string> {
  const known = fields.flatMap((name) => {
    const value = state[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(known);
}
