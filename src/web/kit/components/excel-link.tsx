import { useView } from '../view/view';

/** The list above as a file; `of` names it where a page has several. */
export function ExcelLink({ href, of }: { href: string; of?: string }) {
  const { excel } = useView().t.table;
  return (
    <p class="no-print">
      <a class="row-link" href={href} aria-label={of ? `${excel}: ${of}` : undefined}>
        {excel}
      </a>
    </p>
  );
}
