import type { Invitation } from '../../modules/sessions';
import { PostButton } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';
import { ClassFacts } from '../shared/classes/class-facts';

/** Classes that the reader is invited to: yes or no, one press each. */
export function Invitations({ invitations }: { invitations: Invitation[] }) {
  const me = useMe();
  const { t, dates } = useView();
  const c = t.classes;
  return (
    <>
      {invitations.map((invitation) => {
        const { id, bookingId, bookingVersion, startAt } = invitation;
        const when = `${dates.day(startAt)}, ${dates.spoken(startAt)}`;
        return (
          <section class="card main" key={id}>
            <h2>{c.youAreInvited}</h2>
            <ClassFacts about={invitation} />
            <p>{c.free}</p>
            <p>{c.seatsLeft(invitation.seats - invitation.seatsTaken)}</p>
            <div class="actions">
              <PostButton action={paths.mentee.classSeat(me, id)} label={`${c.come}: ${when}`}>
                {c.come}
              </PostButton>
              <PostButton
                action={paths.mentee.invitationRefusal(me, bookingId)}
                values={{ version: bookingVersion }}
                kind="secondary"
                label={`${c.notCome}: ${when}`}
              >
                {c.notCome}
              </PostButton>
            </div>
          </section>
        );
      })}
    </>
  );
}
