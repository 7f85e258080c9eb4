import type { PhoneCorrectionView } from '../../../modules/reminders';
import { phoneText } from '../../kit/components/phone';
import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { PhoneNext } from './phone-form';

interface MendedPhonesProps {
  code: string;
  corrections: readonly PhoneCorrectionView[];
  /** The page to come back to; of a person, whose. */
  next: PhoneNext;
  person?: string;
}

/** Numbers that were put right today, each with one press back to the old one. */
export function MendedPhones({ code, corrections, next, person = '' }: MendedPhonesProps) {
  const view = useView();
  const c = view.t.calls;
  if (corrections.length === 0) return null;
  const shown = (number: string | null) => (number === null ? c.none : phoneText(view, number));
  return (
    <section class="no-print">
      <h2 id="mended">{c.mended}</h2>
      <ul class="plain">
        {corrections.map(({ id, names, before, after }) => (
          <li key={id}>
            {c.mendedOf(names.join(', '), shown(before), shown(after))}{' '}
            <PostButton
              action={paths.ward.phoneTakingBack(code, id)}
              kind="link"
              values={{ next, person }}
              label={c.mendUndoOf(names.join(', '))}
            >
              {c.mendUndo}
            </PostButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
