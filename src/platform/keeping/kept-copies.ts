import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Why a copy was made, as the name of its file begins. */
export type CopyKind = 'daily' | 'before-update' | 'before-restore' | 'by-hand';

/** Of those that are made on their own, beside the daily ones. */
const OTHERS_KEPT = 3;

export function copyName(kind: CopyKind, now: number): string {
  const at = new Date(now)
    .toISOString()
    .replace(/[:.]/g, '-')
    .replace(/-\d+Z$/, 'Z');
  return `${kind}-${at}.sqlite`;
}

/** Lets the oldest go; what was made by hand stays. */
export function rotate(folder: string, days: number): void {
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
    for (const name of copies.slice(0, Math.max(0, copies.length - count))) {
      for (const part of ['', '-wal']) rmSync(join(folder, name + part), { force: true });
    }
  }
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
