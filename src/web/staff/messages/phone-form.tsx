import type { PhoneHolder } from '../../../modules/reminders';
import { phoneText } from '../../kit/components/phone';
import { Choices, Field } from '../../kit/forms/field';
import { Button, HiddenValues } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';

interface PhoneFieldsProps {
  /** As it stands; null where there is none. */
  number: string | null;
  /** Whose it is: one of them, or several to choose from. */
  holders: readonly PhoneHolder[];
  /** The page to go back to. */
  next: PhoneNext;
  /** Tells apart several of these on one page; left out where the page is this form. */
  group?: string;
}

/** Where a number was read and put right. */
export type PhoneNext = 'calls' | 'messages';

/** Another number, for whoever has this one: what stands inside of the form. */
export function PhoneFields({ number, holders, next, group }: PhoneFieldsProps) {
  const view = useView();
  const c = view.t.calls;
  const valueOf = ({ side, id, version }: PhoneHolder) => `${side}.${id}.${version}`;
  const isAlone = holders.length === 1;
  return (
    <>
      <HiddenValues
        values={{
          number: number ?? '',
          next,
          ...(isAlone ? { with: valueOf(holders[0]) } : {}),
        }}
      />
      <p>{number === null ? c.noOldNumber : c.oldNumber(phoneText(view, number))}</p>
      {group === undefined ? (
        <Field
          name="phone"
          label={c.newNumber}
          hint={c.mendHint}
          type="tel"
          inputmode="tel"
          width={20}
          autocomplete="off"
        />
      ) : (
        <div class="field">
          <label for={`phone-${group}`}>{c.newNumber}</label>
          <p class="hint" id={`phone-${group}-hint`}>
            {c.mendHint}
          </p>
          <input
            id={`phone-${group}`}
            name="phone"
            type="tel"
            class="width-20"
            autocomplete="off"
            aria-describedby={`phone-${group}-hint`}
          />
        </div>
      )}
      {isAlone ? null : (
        <Choices
          name="with"
          group={group}
          legend={c.mendFor}
          hint={c.mendForHint}
          isMany
          choices={holders.map((holder) => ({
            value: valueOf(holder),
            label: `${holder.fullName} (${holder.hamletName})`,
            isChosen: true,
          }))}
        />
      )}
      <Button kind="secondary">{c.mendSave}</Button>
    </>
  );
}
