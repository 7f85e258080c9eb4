import { useView } from '../view/view';

/** The word in the address of a list's file that asks for it on paper instead. */
export const printQuery = 'print';

/** The list below whole, as a file and on paper: it stands above, where nobody has to pass fifty rows to it; `of` names it where a page has several. */
export function ExcelLink({ href, of }: { href: string; of?: string }) {
  const { excel, print } = useView().t.table;
  return (
    <p class="no-print">
      <a class="row-link" href={href} aria-label={of ? `${excel}: ${of}` : undefined}>
        {excel}
      </a>{' '}
      <a class="row-link" href={onPaper(href)} aria-label={of ? `${print}: ${of}` : undefined}>
        {print}
      </a>
    </p>
  );
}

/** Where the list of a file stands on A4 sheets. */
export function onPaper(file: string): string {
  return `${file}${file.includes('?') ? '&' : '?'}${printQuery}=a4`;
}
