import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** What axe finds on the page, by all its rules or by these. */
export async function axe(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axeSource);
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

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
    for (const image of document.querySelectorAll('svg:not([aria-hidden=true]), img')) {
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
    for (const heading of document.querySelectorAll('h2, h3')) {
      const next = heading.nextElementSibling;
      const isOver = !next || (/^H[1-3]$/.test(next.tagName) && next.tagName <= heading.tagName);
      if (isSeen(heading) && isOver) faults.push(`nothing below: ${say(heading)}`);
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of ids)
      if (ids.filter((other) => other === id).length > 1) faults.push(`twice: #${id}`);
    return [...new Set(faults)];
  });
}

/** What a page that is made to be printed does not say on paper; nothing of other pages. */
export async function lostOnPaper(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: 'print' });
  const lost = await page.evaluate(() => {
    const isForPaper = document.querySelector('[data-print]') !== null;
    const main = document.querySelector<HTMLElement>('main');
    return isForPaper && !main?.innerText.trim() ? ['an empty sheet'] : [];
  });
  await page.emulateMedia({ media: 'screen' });
  return lost;
}

/** Links and buttons of a list that stand beside the screen until somebody moves it. */
export async function besideTheScreen(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.table-frame a, .table-frame button')]
      .filter((one) => one.getBoundingClientRect().right > window.innerWidth)
      .map((one) => `beside the screen: ${one.outerHTML.slice(0, 120)}`),
  );
}

/** Whatever can be pressed and is smaller than a thumb needs, links in sentences too. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 47.5;
    const small: string[] = [];
    const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
    for (const target of document.querySelectorAll(pressed)) {
      const { height, width } = target.getBoundingClientRect();
      const isSeen = target.checkVisibility() && !target.closest('.visually-hidden, .skip');
      if (!isSeen || (height >= least && width >= least)) continue;
      small.push(`${Math.round(width)} x ${Math.round(height)}: ${target.outerHTML.slice(0, 120)}`);
    }
    return small;
  });
}

/** What makes the page wider than its window once its text is twice as large. */
export async function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const usual = parseFloat(getComputedStyle(root).fontSize);
    root.style.fontSize = `${2 * usual}px`;
    if (root.scrollWidth <= window.innerWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    );
    return [
      `${root.scrollWidth} px`,
      ...wide.slice(-4).map((element) => element.outerHTML.slice(0, 160)),
    ];
  });
}
