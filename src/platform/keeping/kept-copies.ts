import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS } from '../../core/time/durations';
import { forgetVideos } from './kept-videos';

/** Why a copy was made, as the name of its file begins. */
export type CopyKind = 'daily' | 'before-update' | 'before-restore' | 'by-hand';

/** Of those that are made on their own, beside the daily ones: so many, and none for longer than those. */
const OTHERS_KEPT = 3;

export function copyName(kind: CopyKind, now: number): string {
  const at = new Date(now)
    .toISOString()
    .replace(/[:.]/g, '-')
    .replace(/-\d+Z$/, 'Z');
  return `${kind}-${at}.sqlite`;
}

/** When a copy was made, as its name tells; what tells none is of now. */
function madeAt(name: string, now: number): number {
  const [, day, time] = /-(\d{4}-\d\d-\d\d)T([\d-]+)Z\.sqlite$/.exec(name) ?? [];
  const at = Date.parse(`${day}T${time?.replaceAll('-', ':')}Z`);
  return Number.isNaN(at) ? now : at;
}

function isOver(name: string, days: number, now: number): boolean {
  return now - madeAt(name, now) > days * DAY_MS;
}

/**
 * Lets the oldest go; what was made by hand stays. Those of before an update or a restore go with the daily ones of their
 * time, the last of each included: whoever was erased since stands in none for longer.
 */
export function rotate(folder: string, days: number, now: number): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder).sort();
  const most = {
    daily: days,
    'before-update': OTHERS_KEPT,
    'before-restore': OTHERS_KEPT,
    'unreadable-before-restore': OTHERS_KEPT,
  };
  for (const [kind, count] of Object.entries(most)) {
    const copies = names.filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.sqlite'));
    const tooMany = copies.slice(0, Math.max(0, copies.length - count));
    const tooOld = kind === 'daily' ? [] : copies.filter((name) => isOver(name, days, now));
    for (const name of new Set([...tooMany, ...tooOld])) {
      for (const part of ['', '-wal']) rmSync(join(folder, name + part), { force: true });
    }
  }
  forgetVideos(folder);
}

/** A copy that is being made is written to all the time; what nobody has written to for so long, nobody finishes. */
const ABANDONED_AFTER_MS = 3_600_000;

/** What a process that was killed left half-made: people and secrets stand in it as in a whole copy. */
export function forgetAbandoned(folder: string): void {
  if (!existsSync(folder)) return;
  const isDraft =
    /^(?:\..+\.sqlite\.\d+\.tmp|restoring-\d+\.sqlite)(?:-journal|-wal|-shm|\.lock)?$/;
  for (const name of readdirSync(folder).filter((one) => isDraft.test(one))) {
    const written = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - written > ABANDONED_AFTER_MS) rmSync(join(folder, name), { force: true });
  }
}
