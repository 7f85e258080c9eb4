import { type Actor, mayDo } from '../../modules/access';
import { paths } from '../kit/paths/paths';

/** Where a signed-in person starts. */
export function homeOf(actor: Actor | undefined): string {
  if (!actor) return paths.signIn();
  if (mayDo(actor, 'mentor-pages.use')) return paths.mentor.home();
  if (mayDo(actor, 'mentee-pages.use')) return paths.mentee.home();
  return paths.wards();
}

/** A path of ours to go on to, or nothing: never another site. */
export function safePath(path: unknown): string | undefined {
  return typeof path === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : undefined;
}
