import type { Env } from '../../../platform/config/env';
import { paths } from './paths';

/** Where the code of a slip is typed, without what nobody types. */
export function slipAddress({ baseUrl }: Pick<Env, 'baseUrl'>): string {
  return baseUrl.replace(/^\w+:\/\//, '') + paths.slipSignIn();
}
