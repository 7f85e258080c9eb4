import type { SheetImport } from '../../../modules/exchange';
import { useView } from '../../kit/view/view';

/** Which tabs of the file were not read, and why. */
export function UnreadTabs({ tabs }: { tabs: SheetImport['unreadTabs'] }) {
  const i = useView().t.imports;
  if (tabs.length === 0) return null;
  return (
    <section id="unread">
      <h2>{i.unreadTabs}</h2>
      <ul>
        {tabs.map(({ name, why, columns = [] }) => (
          <li key={name}>{i.unreadTab(name, why, columns)}</li>
        ))}
      </ul>
    </section>
  );
}
