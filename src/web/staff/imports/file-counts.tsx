import { Counts } from '../../kit/components/facts';
import { useView } from '../../kit/view/view';

/** What the rows of a file do, or did: each row counts once. */
export interface FileNumbers {
  added: number;
  changed: number;
  stopped: number;
  unchanged: number;
  /** Of which somebody has to say whom they mean; only before the file is kept. */
  doubtful?: number;
  rejected: number;
}

/** The same before a file is kept and after it; with links to the rows where they stand on the page. */
export function FileCounts({ numbers, isAhead }: { numbers: FileNumbers; isAhead: boolean }) {
  const { ward: w, imports: i } = useView().t;
  const { added, changed, stopped, unchanged, doubtful, rejected } = numbers;
  const to = (id: string) => (isAhead ? id : undefined);
  return (
    <Counts
      counts={[
        { value: added, name: w.added, href: to('#added') },
        { value: changed, name: w.changed, href: to('#changed') },
        ...(stopped > 0 ? [{ value: stopped, name: i.stopped, href: to('#stopped') }] : []),
        { value: unchanged, name: w.unchanged },
        ...(doubtful === undefined
          ? []
          : [{ value: doubtful, name: i.doubtful, href: '#doubtful' }]),
        { value: rejected, name: w.rejected, href: to('#rejected') },
      ]}
    />
  );
}
