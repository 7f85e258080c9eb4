import type { Actor } from '../../modules/access';

/** Where a signed-in person starts. */
export function homeOf(actor: Actor | undefined): string {
  if (!actor) return '/sign-in';
  if (actor.kind === 'mentor') return '/mentor';
  if (actor.kind === 'mentee') return '/mentee';
  return '/wards';
}

/** A path of ours to go on to, or nothing: never another site. */
export function safePath(path: unknown): string | undefined {
  return typeof path === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : undefined;
}
