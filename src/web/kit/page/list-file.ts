import type { FileColumn } from '../components/table';
import type { View } from '../view/view';
import type { Ward } from '../../../modules/wards';
import type { Texts } from '../../../texts';

/** What a handler gives back for a list in Excel: the columns of its page, and all its rows. */
export class ListFile<Row> {
  constructor(
    readonly title: (t: Texts) => string,
    readonly columns: (view: View) => FileColumn<Row>[],
    readonly rows: readonly Row[],
    /** Whose it is: a ward's, or a province's of which it names nobody. */
    readonly options: (
      { ward: Ward; province?: undefined } | { ward?: undefined; province: string }
    ) & {
      /** What the file is called, where the last word of its address says too little. */
      fileName?: string;
    },
  ) {}
}
