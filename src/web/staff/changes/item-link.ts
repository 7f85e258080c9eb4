import type { ChangedItem } from '../../../modules/sessions';
import { paths } from '../../kit/paths/paths';

/** Where staff look at what a change hits. */
export const staffLink =
  (code: string) =>
  ({ kind, subjectId, menteeId }: ChangedItem): string => {
    if (menteeId !== null) return paths.ward.mentee(code, menteeId);
    if (kind === 'class') return paths.ward.class(code, subjectId);
    if (kind === 'walk-in') return paths.ward.walkIn(code, subjectId);
    return paths.ward.session(code, subjectId);
  };
