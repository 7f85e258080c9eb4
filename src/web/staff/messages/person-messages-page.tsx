import type { MessageChoicesView } from '../../../modules/reminders';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';

interface PersonMessagesPageProps {
  action: string;
  /** The person's page. */
  back: string;
  choices: MessageChoicesView;
}

/** How a person is written to, as staff note it for them. */
export function PersonMessagesPage({ action, back, choices }: PersonMessagesPageProps) {
  const m = useView().t.messages;
  const { name, language, isStopped, email } = choices;
  const chosen = language ?? 'auto';
  return (
    <>
      <BackLink href={back}>{name}</BackLink>
      <h1>{m.titleOf(name)}</h1>
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
