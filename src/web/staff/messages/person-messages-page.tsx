import type { Side } from '../../../core/people/fields';
import type { MessageChoicesView, PhoneCorrectionView } from '../../../modules/reminders';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { Phone } from '../../kit/components/phone';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { peopleOf } from '../../shared/people/people-kind';
import { MendedPhones } from './mended-phones';

interface PersonMessagesPageProps {
  code: string;
  side: Side;
  personId: string;
  /** Of their number, today. */
  corrections: PhoneCorrectionView[];
  action: string;
  /** The person's page. */
  back: string;
  choices: MessageChoicesView;
}

/** How a person is written to, as staff note it for them. */
export function PersonMessagesPage({
  code,
  side,
  personId,
  corrections,
  action,
  back,
  choices,
}: PersonMessagesPageProps) {
  const { t } = useView();
  const m = t.messages;
  const { name, language, isStopped, email } = choices;
  const chosen = language ?? 'auto';
  return (
    <>
      <BackLink href={back}>{name}</BackLink>
      <h1>{m.titleOf(name)}</h1>
      <p>
        {t.people.phone}:{' '}
        <Phone number={choices.phone} whose={{ kind: side, id: personId, name }} />{' '}
        <a
          class="row-link"
          href={withQuery(paths.ward.personPhone(code, peopleOf[side], personId), {
            next: 'messages',
          })}
        >
          {choices.phone === null ? t.people.addPhone : t.calls.mend}
        </a>
      </p>
      <MendedPhones
        code={code}
        corrections={corrections}
        next="messages"
        person={`${side}.${personId}`}
      />
      <Form action={action}>
        <Choices
          name="language"
          legend={m.language}
          choices={(['auto', 'vi', 'en'] as const).map((value) => ({
            value,
            label: m.languages[value],
            isChosen: value === chosen,
          }))}
        />
        <Field
          name="email"
          label={m.email}
          hint={m.emailHint}
          type="email"
          value={email ?? ''}
          width={20}
          autocomplete="off"
        />
        <Choices
          name="whether"
          legend={m.whether}
          choices={[
            { value: 'yes', label: m.send, isChosen: !isStopped },
            { value: 'no', label: m.doNotSend, isChosen: isStopped },
          ]}
        />
        <Button>{m.save}</Button>
      </Form>
    </>
  );
}
