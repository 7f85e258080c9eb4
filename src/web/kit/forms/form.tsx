import type { ComponentChildren } from 'preact';
import { csrfField } from '../../../modules/access';
import { useView } from '../view/view';
import { FormState, useRefusedForm } from './form-state';
import { cameFromField } from '../view/came-from';

interface FormProps {
  /** Where fields outside of it belong to it. */
  id?: string;
  action: string;
  children: ComponentChildren;
  /** With files: the token goes into the address, for it is checked before the files are read. */
  hasFiles?: boolean;
  className?: string;
}

/** A form that posts, with its token and the page it stands on; after a refusal, as it was filled in. */
export function Form({ id, action, children, hasFiles, className }: FormProps) {
  const { csrf, url } = useView();
  const own = { [csrfField]: csrf, [cameFromField]: url };
  const withOwn = `${action}${action.includes('?') ? '&' : '?'}${new URLSearchParams(own)}`;
  return (
    <form
      id={id}
      method="post"
      action={hasFiles ? withOwn : action}
      enctype={hasFiles ? 'multipart/form-data' : undefined}
      class={className}
      novalidate
    >
      {hasFiles ? null : <HiddenValues values={own} />}
      <FormState.Provider value={useRefusedForm(action)}>{children}</FormState.Provider>
    </form>
  );
}

export type ButtonKind = 'primary' | 'secondary' | 'warning' | 'link';

interface PostButtonProps {
  action: string;
  children: ComponentChildren;
  kind?: ButtonKind;
  /** Values sent along. */
  values?: Record<string, string | number>;
  /** What screen readers say, where the button's words alone do not tell which one it is. */
  label?: string;
}

/** One button that does one thing. */
export function PostButton({
  action,
  children,
  kind = 'primary',
  values = {},
  label,
}: PostButtonProps) {
  return (
    <Form action={action} className="inline-form">
      <HiddenValues values={values} />
      <Button kind={kind} label={label}>
        {children}
      </Button>
    </Form>
  );
}

export function HiddenValues({ values }: { values: Record<string, string | number> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

interface ButtonProps {
  children: ComponentChildren;
  kind?: ButtonKind;
  label?: string;
  /** Where its form goes instead. */
  action?: string;
  /** What it sends along. */
  sends?: { name: string; value: string };
}

export function Button({ children, kind = 'primary', label, action, sends }: ButtonProps) {
  return (
    <button
      type="submit"
      class={kind === 'link' ? 'link-button' : `button ${kind}`}
      aria-label={label}
      formaction={action}
      {...sends}
    >
      {children}
    </button>
  );
}

/** What Enter in a field presses, where buttons for something else stand before the form's own. */
export function EnterButton() {
  return <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true" />;
}

/** A link that looks like a button, for going on. */
export function ButtonLink({
  href,
  children,
  kind = 'primary',
}: {
  href: string;
  children: ComponentChildren;
  kind?: ButtonKind;
}) {
  return (
    <a class={`button ${kind}`} href={href}>
      {children}
    </a>
  );
}
