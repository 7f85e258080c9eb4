import { useView } from '../view/view';

export function BackLink({ href, children }: { href: string; children?: string }) {
  const { t } = useView();
  return (
    <a class="back" href={href}>
      ← {children ?? t.layout.back}
    </a>
  );
}
