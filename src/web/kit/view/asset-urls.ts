import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of styles, scripts and pictures. */
export const assetsFolder = join(__dirname, '..', '..', 'assets');

const versions = new Map(
  readdirSync(assetsFolder).map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(assetsFolder, name)))
      .digest('hex');
    return [name, hash.slice(0, 10)] as const;
  }),
);

/** A URL that changes with the file, so that browsers may keep it for a year. */
export function assetUrl(name: string): string {
  const version = versions.get(name);
  if (!version) throw new Error(`There is no asset named ${name}.`);
  return `/assets/${name}?v=${version}`;
}

/** The picture of the tab, within the page: one request less on a slow network. */
export const iconData = `data:image/svg+xml,${encodeURIComponent(
  readFileSync(join(assetsFolder, 'icon.svg'), 'utf8').trim(),
)}`;
