import { ProgrammeView } from '../../wards';
import type { ChangeView } from '../changes/changes.views';

/** A programme; `change` is what was changed and what became of all that it hits, null where nothing was. */
export class ProgrammeAnswer extends ProgrammeView {
  change!: ChangeView | null;
}
