import { assetUrl } from '../view/asset-urls';
import { useView } from '../view/view';

/** How the page comes onto paper: a button where the browser has one for it, and words that fit the device. */
export function PrintHint({ isForPhones = false }: { isForPhones?: boolean }) {
  const p = useView().t.paper;
  return (
    <div class="no-print">
      <button type="button" class="button secondary" data-print hidden>
        {p.printIt}
      </button>
      <p class="hint">{isForPhones ? p.keepOnPhone : p.print}</p>
      <script src={assetUrl('print.js')} defer />
    </div>
  );
}
