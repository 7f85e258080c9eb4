import type { ComponentChild } from 'preact';
import type { DomainError } from '../../../platform/common/domain-error';
import type { Ward } from '../../../modules/wards';
import type { FormBody } from '../forms/form-fields';
import type { Texts } from '../../../texts';

export interface PageOptions {
  /** Whose pages these are: names the ward and shows the staff's menu. */
  ward?: Ward;
  /** Code of the province whose page it is: shows the menu of its pages. */
  province?: string;
  /** Large text and nothing else on the page, for people on a phone. */
  isForPhones?: boolean;
  /** Whose number stands on it, where nobody is signed in whose ward it would be. */
  wardToCall?: string;
  /** Nobody's own, whoever's link the phone has. */
  isNobodys?: boolean;
  /** What is done on a person's own page, for the line that names them. */
  about?: keyof Texts['whose']['strip'];
  /** What stands above the answer when a form was refused. */
  refusal?: DomainError;
  /** What stands in the form that was sent, where it is not what was sent: null, what is there now; without a refusal, too. */
  typed?: FormBody | null;
  /** The browser keeps it for no way back, either: it was written down that somebody read it. */
  isForOnce?: boolean;
  /** HTTP status; 200, or the refusal's, when left out. */
  status?: number;
  /** What takes long to draw: a part after the other, with others served in between; they stand where the body has `partsGoHere`. */
  parts?: readonly ComponentChild[];
  /** The page reads itself again after so many seconds. */
  refreshSeconds?: number;
}

/** HTML in a page's body, of which no text can have become one. */
export const partsGoHere = '<!--parts-->';

/** What a page handler gives back: a title and the content of <main>. */
export class WebPage {
  constructor(
    readonly title: (t: Texts) => string,
    readonly body: ComponentChild,
    readonly options: PageOptions = {},
  ) {}
}

/** Sends the browser on after a form, so that reloading repeats nothing; `notice` is told there, above the `#place`. */
export class SeeOther {
  readonly url: string;

  constructor(path: string, notice?: keyof Texts['notices']) {
    const [to, place] = path.split('#');
    const joint = to.includes('?') ? '&' : '?';
    const told = notice ? `${to}${joint}notice=${notice}` : to;
    this.url = place === undefined ? told : `${told}#${place}`;
  }
}
