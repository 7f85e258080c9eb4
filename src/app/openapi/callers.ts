import { type Role, rolesThatMay, type RuledRoute } from '../../modules/access';

/** Who may call an operation; everybody when it is public. */
export interface Callers {
  isPublic: boolean;
  roles: Role[];
}

export function callersOf({ rule }: RuledRoute): Callers {
  return 'act' in rule
    ? { isPublic: false, roles: rolesThatMay(rule.act) }
    : { isPublic: true, roles: [] };
}
