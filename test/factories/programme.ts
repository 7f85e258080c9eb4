import type { Target } from '../../src/modules/programme/entities/target.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

/** So many people guided in a year. */
export function makeTarget(given: Given<Target, 'wardId'>): Target {
  return {
    id: newId(),
    year: 2026,
    audience: 'all',
    measure: 'turns',
    percent: null,
    denominator: null,
    denominatorOn: null,
    denominatorSource: null,
    amount: 100,
    setByKind: 'officer',
    setById: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...given,
  };
}
