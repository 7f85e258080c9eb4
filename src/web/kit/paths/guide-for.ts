import { paths } from './paths';

const readers: readonly [RegExp, string][] = [
  [/^\/mentor(\/|$)/, 'mentor'],
  [/^\/mentee(\/|$)/, 'mentee'],
  [/^\/wards\/\w+\/counter(\/|$)/, 'counter'],
  [/^\/provinces\/|^\/wards\/\w+\/opening$/, 'provincial'],
  [/^\/wards\//, 'officer'],
  [/^\/operations(\/|$)/, 'operator'],
];

/** The guide for whoever reads a page at this address; where that may be anybody, the list of guides. */
export function guideFor(url: string): string {
  const reader = readers.find(([pages]) => pages.test(url))?.[1];
  return reader ? paths.guide(reader) : paths.help();
}
