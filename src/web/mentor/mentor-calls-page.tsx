import type { CallItem } from '../../modules/reminders';
import { BackLink } from '../kit/components/back-link';
import { PostButton } from '../kit/forms/form';
import { Phone } from '../kit/components/phone';
import { useMe, useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';

/** Whom the ambassador should call, and what to say. */
export function MentorCallsPage({ calls }: { calls: CallItem[] }) {
  const me = useMe();
  const { t, dates } = useView();
  const { sessions: s, messages: m } = t;
  return (
    <>
      <BackLink href={paths.mentor.home(me)}>{t.layout.back}</BackLink>
      <h1>{m.mentorCallsTitle}</h1>
      <p class="lead">{s.callListLead}</p>
      {calls.length === 0 ? <p class="empty">{s.nobodyToCall}</p> : null}
      <ul class="people">
        {calls.map(({ reminderId, name, phone, householdPhone, sessionStartAt, say }) => (
          <li class="card" key={reminderId}>
            <h2>{name}</h2>
            <p>{dates.moment(sessionStartAt)}</p>
            <p>“{say}”</p>
            <div class="actions">
              {(phone ?? householdPhone) ? (
                <Phone number={phone ?? householdPhone} isButton />
              ) : (
                <p class="muted">{t.people.noPhone}</p>
              )}
              <PostButton
                action={paths.mentor.call(me, reminderId)}
                kind="secondary"
                label={m.toldOf(name)}
              >
                {m.told}
              </PostButton>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
