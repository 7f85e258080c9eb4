import { useTyped } from './form-state';
import { Labelled } from './labelled';

interface TextAreaProps {
  name: string;
  label: string;
  hint?: string;
  value: string;
  /** Lines in sight. */
  rows: number;
}

/** A labelled box for several lines; in a form that was refused, as it was typed. */
export function TextArea({ name, label, hint, value, rows }: TextAreaProps) {
  const typed = useTyped(name, value);
  return (
    <Labelled name={name} label={label} hint={hint}>
      {(tied) => <textarea {...tied} rows={rows} value={typed} />}
    </Labelled>
  );
}
