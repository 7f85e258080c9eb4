import { type Actor, mayDo } from '../../../modules/access';
import { meOf } from './me';
import { paths } from './paths';

/** Where a signed-in person starts. */
export function homeOf(actor: Pick<Actor, 'kind' | 'id'> | undefined): string {
  if (!actor) return paths.signIn();
  if (mayDo(actor, 'mentor-pages.use')) return paths.mentor.home(meOf(actor));
  if (mayDo(actor, 'mentee-pages.use')) return paths.mentee.home(meOf(actor));
  return paths.wards();
}

/** A path of ours to go on to, or nothing: never another site. */
export function safePath(path: unknown): string | undefined {
  return typeof path === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : undefined;
}
