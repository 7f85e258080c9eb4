import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Actor } from '../../../modules/access';
import type { RefusedForm } from './refused-form';
import type { Ward } from '../../../modules/wards';
import type { Dates, Language, Texts } from '../../../texts';

/** What every component may know of the request that it is rendered for. */
export interface View {
  language: Language;
  t: Texts;
  dates: Dates;
  /** Token of every form. */
  csrf: string;
  actor: Actor | undefined;
  ward: Pick<Ward, 'id' | 'code' | 'name' | 'kind'> | undefined;
  /** Path and query of the page; after a refused form, of the page on which it stood. */
  url: string;
  /** The form that was just sent and refused. */
  refused?: RefusedForm;
  /** Epoch milliseconds. */
  now: number;
}

export const ViewContext = createContext<View | undefined>(undefined);

export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('A component was rendered outside a page.');
  return view;
}
