import type { ComponentChildren } from 'preact';
import { useView } from '../view/view';
import { Form } from './form';
import { useRefusedForm } from './form-state';

interface FormDisclosureProps {
  action: string;
  summary: ComponentChildren;
  children: ComponentChildren;
}

/** A form that is seldom needed, folded away; open when it was refused. */
export function FormDisclosure({ action, summary, children }: FormDisclosureProps) {
  const isRefused = useRefusedForm(action) !== undefined;
  const { mayGo } = useView();
  if (mayGo?.('POST', action) === false) return null;
  return (
    <details open={isRefused}>
      <summary>{summary}</summary>
      <Form action={action}>{children}</Form>
    </details>
  );
}
