import { formsOf } from './html-forms';
import type { PagesApp } from './pages-app';

/** Somebody at the ward's office, whose presses are counted: links followed and forms sent. */
export class Pressing {
  presses = 0;
  text = '';

  constructor(private readonly pages: PagesApp) {}

  async open(path: string): Promise<void> {
    this.text = (await this.pages.get(path)).text;
  }

  async follow(words: RegExp): Promise<void> {
    const links = [...this.text.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)/g)];
    const href = links.find(([, , name]) => words.test(name ?? ''))?.[1];
    if (href === undefined) throw new Error(`no link says ${String(words)}`);
    this.presses += 1;
    await this.open(href.replaceAll('&amp;', '&'));
  }

  /** Sends the form that goes there, with what is typed or chosen beside what it carries. */
  async send(action: RegExp, filled: Record<string, string> = {}): Promise<void> {
    const form = formsOf(this.text).find((one) => action.test(one.action));
    if (!form) throw new Error(`no form goes to ${String(action)}`);
    this.presses += 1;
    const answer = await this.pages.send('POST', form.action, { ...form.hidden, ...filled });
    if (answer.location) await this.open(answer.location);
    else this.text = answer.text;
  }
}
