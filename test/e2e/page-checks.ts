import type { Page } from 'playwright-core';

/** What keeps people from using a page; an empty list is a good page. */
export async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const isSeen = (element: Element): boolean =>
      element.getClientRects().length > 0 && !element.closest('.visually-hidden, .skip');
    const say = (element: Element): string => element.outerHTML.slice(0, 120);

    if (!['vi', 'en'].includes(document.documentElement.lang)) faults.push('no language');
    if (!document.title) faults.push('no title');
    const headings = document.querySelectorAll('h1').length;
    if (headings !== 1) faults.push(`${headings} main headings`);
    if (document.documentElement.scrollWidth > window.innerWidth + 1)
      faults.push('wider than the screen');

    for (const input of document.querySelectorAll(
      'input:not([type=hidden]), select, textarea, progress',
    )) {
      const labels = (input as HTMLInputElement).labels;
      if (!labels?.length && !input.getAttribute('aria-label'))
        faults.push(`no label: ${say(input)}`);
    }
    for (const image of document.querySelectorAll('svg, img')) {
      if (!image.getAttribute('aria-label') && !image.getAttribute('alt'))
        faults.push(`no name: ${say(image)}`);
    }
    // Links in the middle of a sentence may be as high as the sentence.
    const targets =
      'button, .button, input:not([type=hidden]), select, summary, nav a, header a, tbody a:only-child';
    for (const target of document.querySelectorAll(targets)) {
      const { height, width } = target.getBoundingClientRect();
      if (isSeen(target) && (height < 47.5 || (width < 47.5 && !target.closest('header, nav')))) {
        faults.push(`${Math.round(width)} x ${Math.round(height)}: ${say(target)}`);
      }
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of ids)
      if (ids.filter((other) => other === id).length > 1) faults.push(`twice: #${id}`);
    return [...new Set(faults)];
  });
}
