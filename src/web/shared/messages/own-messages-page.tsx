import type { MessageChoicesView } from '../../../modules/reminders';
import { displayPhone } from '../../../core/vietnamese/phones';
import { useMe, useView } from '../../kit/view/view';
import { BackLink } from '../../kit/components/back-link';
import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';

/** A person's own page about messages: where they go, in which language, and whether at all. */
export function OwnMessagesPage({
  kind,
  choices,
}: {
  kind: 'mentor' | 'mentee';
  choices: MessageChoicesView;
}) {
  const { t } = useView();
  const m = t.messages;
  const me = useMe();
  const at = paths[kind];
  const { isStopped, phone, writtenIn } = choices;
  const other = writtenIn === 'vi' ? 'en' : 'vi';
  return (
    <>
      <BackLink href={at.home(me)}>{t.layout.back}</BackLink>
      <h1>{m.title}</h1>
      {isStopped ? (
        <>
          <p class="lead">{m.areStopped}</p>
          <PostButton action={at.messagesResumption(me)}>{m.resume}</PostButton>
        </>
      ) : (
        <>
          <p class="lead">{phone ? m.comeTo(displayPhone(phone)) : m.comeNowhere}</p>
          <p>{(m.writtenIn as Record<string, string>)[writtenIn]}</p>
          <PostButton
            action={at.messagesLanguage(me)}
            kind="secondary"
            values={{ language: other }}
          >
            {other === 'en' ? m.useEnglish : m.useVietnamese}
          </PostButton>
          <h2>{m.stopTitle}</h2>
          <p>{m.stopHint}</p>
          <PostButton action={at.messagesStop(me)} kind="warning">
            {m.stop}
          </PostButton>
        </>
      )}
    </>
  );
}
