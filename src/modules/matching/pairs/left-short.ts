import type { EntityManager } from 'typeorm';
import { ProgrammesByName } from '../../../core/programme/programmes';
import { idList } from '../../../platform/database/row-set';
import { column, columns, number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentor } from '../../people';
import { Ward } from '../../wards';
import type { LeftShort } from './left-short.views';

const mentorRow = {
  mentorId: column(Mentor, 'id'),
  ...columns(Mentor, 'fullName'),
  settings: column(Ward, 'settings'),
  programmes: column(Ward, 'programmes'),
  ...columns(Mentor, 'programme', 'maxMentees'),
  mentees: number,
};

/** Of these, who have lost somebody in this write, those who are left with too few. By their names. */
export async function leftShort(
  manager: EntityManager,
  mentorIds: readonly string[],
): Promise<LeftShort[]> {
  if (mentorIds.length === 0) return [];
  const rows = await select(
    manager,
    mentorRow,
    `SELECT t.id AS "mentorId", t.full_name AS "fullName", w.settings AS settings,
       w.programmes AS programmes, t.programme AS programme, t.max_mentees AS "maxMentees",
       (SELECT COUNT(*) FROM pair p WHERE p.mentor_id = t.id AND p.ended_at IS NULL) AS mentees
     FROM mentor t JOIN ward w ON w.id = t.ward_id
     WHERE t.id IN ${idList(manager, '$1')} AND t.is_active ORDER BY t.sort_name, t.id`,
    [JSON.stringify([...new Set(mentorIds)])],
  );
  return (
    rows
      .map(({ settings, programmes, programme, maxMentees, ...row }) => {
        const known = new ProgrammesByName(programmes);
        const { minMentees } = known.limitsOf({ programme, maxMentees }, settings);
        return { ...row, least: minMentees };
      })
      // Nobody at all is no broken promise: whoever was to be relieved has none.
      .filter(({ mentees, least }) => mentees > 0 && mentees < least)
  );
}
