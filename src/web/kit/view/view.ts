import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Actor } from '../../../modules/access';
import { meOf } from '../paths/me';
import type { RefusedForm } from './refused-form';
import type { Ward } from '../../../modules/wards';
import type { Gender } from '../../../core/vietnamese/gender';
import type { Dates, Language, Texts } from '../../../texts';

/** Somebody whose personal link this phone has, as their pages name them. */
export interface PhonePerson {
  kind: 'mentor' | 'mentee';
  id: string;
  fullName: string;
  gender: Gender | null;
  birthYear: number | null;
}

/** What every component may know of the request that it is rendered for. */
export interface View {
  language: Language;
  t: Texts;
  dates: Dates;
  /** Token of every form. */
  csrf: string;
  actor: Actor | undefined;
  /** Whose page it is; undefined on pages that are nobody's own. */
  person?: PhonePerson;
  /** Whom people on a phone can call; undefined while their ward has named nobody. */
  help?: { wardName: string; phone: string };
  /** Everybody whose personal link this phone has. */
  people: readonly PhonePerson[];
  ward: Pick<Ward, 'id' | 'code' | 'name' | 'kind' | 'addedTopics' | 'programmes'> | undefined;
  /** Path and query of the page; after a refused form, of the page on which it stood. */
  url: string;
  /** Numbers of people that stand on the page in full; of staff's pages, how many is written down. */
  shownPhones?: Set<string>;
  /** Set while the page is drawn: a number on it can be asked for. */
  hasMaskedPhones?: boolean;
  /** The form that was just sent and refused. */
  refused?: RefusedForm;
  /** Epoch milliseconds. */
  now: number;
  /** Whether whoever looks may do what an address does; a link or form that they may not follow is not shown. */
  mayGo?: (method: 'GET' | 'POST', address: string) => boolean;
}

export const ViewContext = createContext<View | undefined>(undefined);

/** Whose page it is, as the addresses of their pages name them. */
export function useMe(): string {
  const { actor } = useView();
  return actor ? meOf(actor) : '';
}

export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('A component was rendered outside a page.');
  return view;
}
