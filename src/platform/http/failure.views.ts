import type { Language } from '../../texts';
import { type Failure, failureSentence } from '../common/failure';
import type { Page } from './paging';

/** How the API tells why something failed. */
export class FailureView {
  /** One sentence in the language that `Accept-Language` asks for; null where nothing failed. */
  failure!: string | null;

  /** Its stable code; left out where nothing failed, or failed before codes were kept. */
  failureCode?: string;
}

/** A row as the API answers it: why it failed is told in the language of the answer. */
export function toldIn<Row extends { failure: Failure | null }>(
  language: Language,
  { failure, ...row }: Row,
): Omit<Row, 'failure'> & FailureView {
  return {
    ...row,
    failure: failure && failureSentence(failure, language),
    ...(failure && 'code' in failure && { failureCode: failure.code }),
  };
}

export function pageToldIn<Row extends { failure: Failure | null }>(
  language: Language,
  page: Page<Row>,
): Page<Omit<Row, 'failure'> & FailureView> {
  return { ...page, items: page.items.map((row) => toldIn(language, row)) };
}
