import type { CallLine } from '../../modules/reminders';
import { BackLink } from '../kit/components/back-link';
import { Tag } from '../kit/components/facts';
import { PostButton } from '../kit/forms/form';
import { Phone } from '../kit/components/phone';
import { useMe, useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';
import { LastCall, namesOf, OutcomeForm, WhatToSay } from '../shared/messages/call-line-facts';

interface MentorCallsPageProps {
  lines: CallLine[];
  /** Where people without a phone live: names by line. */
  hamlets: ReadonlyMap<string, string>;
}

/** Whom the ambassador should call, what to say, and what came of it. */
export function MentorCallsPage({ lines, hamlets }: MentorCallsPageProps) {
  const me = useMe();
  const { t } = useView();
  const { sessions: s, messages: m } = t;
  return (
    <>
      <BackLink href={paths.mentor.home(me)}>{t.layout.back}</BackLink>
      <h1>{m.mentorCallsTitle}</h1>
      <p class="lead">{s.callListLead}</p>
      {lines.length === 0 ? <p class="empty">{s.nobodyToCall}</p> : null}
      <ul class="people">
        {lines.map((line) => (
          <MentorCall key={line.line} line={line} hamlet={hamlets.get(line.line) ?? ''} />
        ))}
      </ul>
    </>
  );
}

function MentorCall({ line, hamlet }: { line: CallLine; hamlet: string }) {
  const me = useMe();
  const { t } = useView();
  const c = t.calls;
  const [{ reminderId }] = line.calls;
  const names = namesOf(line);
  const reminders = line.calls.map((call) => call.reminderId).join('.');
  return (
    <li class="card">
      <h2>{names}</h2>
      {line.caller === null ? null : (
        <p>
          <Tag kind="wait">{c.askedYou}</Tag>
        </p>
      )}
      <WhatToSay line={line} />
      {line.outcome === null ? null : (
        <p class="muted">
          <LastCall line={line} />
        </p>
      )}
      {line.number === null ? (
        <p>{t.messages.visit(hamlet)}</p>
      ) : (
        <div class="actions">
          <Phone number={line.number} isButton />
        </div>
      )}
      <OutcomeForm action={paths.mentor.call(me, reminderId)} line={line} />
      {line.caller === null ? null : (
        <PostButton
          action={paths.mentor.callReturn(me, reminderId)}
          kind="link"
          values={{ reminders }}
          label={c.giveBackOf(names)}
        >
          {c.giveBack}
        </PostButton>
      )}
    </li>
  );
}
