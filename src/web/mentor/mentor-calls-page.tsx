import type { CallItem } from '../../modules/reminders';
import { BackLink } from '../kit/components/back-link';
import { PostButton } from '../kit/forms/form';
import { Phone } from '../kit/components/phone';
import { useMe, useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';

interface MentorCallsPageProps {
  calls: CallItem[];
  /** Where people without a phone live: names by person. */
  hamlets: ReadonlyMap<string, string>;
}

/** Whom the ambassador should call, and what to say. */
export function MentorCallsPage({ calls, hamlets }: MentorCallsPageProps) {
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
        {calls.map(({ reminderId, personId, name, sessionStartAt, say, ...numbers }) => (
          <li class="card" key={reminderId}>
            <h2>{name}</h2>
            <p>{dates.moment(sessionStartAt)}</p>
            <p>“{say}”</p>
            <div class="actions">
              {numberOf(numbers) ? (
                <Phone number={numberOf(numbers)} isButton />
              ) : (
                <p>{m.visit(hamlets.get(personId) ?? '')}</p>
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

/** Their own, else one by which somebody passes it on. */
function numberOf(call: Pick<CallItem, 'phone' | 'otherPhone' | 'householdPhone'>): string | null {
  return call.phone ?? call.otherPhone ?? call.householdPhone;
}
