import type { TicketRow } from '../../../modules/sessions';
import { useView } from '../../kit/view/view';
import { PostButton } from '../../kit/forms/form';

/** Where the buttons of a line send: staff and ambassadors have pages of their own. */
export interface LinePaths {
  calls: string;
  turn: (ticketId: string, act: string) => string;
}

/** "Next, please", with the numbers that whoever presses sees being served. */
export function CallButton({
  at,
  serving,
  mentorId,
  ...button
}: {
  at: LinePaths;
  serving: readonly TicketRow[];
  /** For whom; left out, whoever is free. */
  mentorId?: string;
  kind?: 'primary' | 'secondary' | 'link';
  label?: string;
  children: string;
}) {
  const theirs = serving.filter((ticket) => !mentorId || ticket.mentorId === mentorId);
  const seen = theirs.map(({ number }) => number).join(',');
  const values = { serving: seen, ...(mentorId && { mentorId }) };
  return <PostButton action={at.calls} values={values} {...button} />;
}

/** How the turn of somebody who was called ends. */
export function TurnButtons({ at, ticket }: { at: LinePaths; ticket: TicketRow }) {
  const w = useView().t.walkIn;
  const { id, version, menteeName } = ticket;
  return (
    <div class="row-actions">
      <PostButton
        action={at.turn(id, 'completion')}
        values={{ version }}
        label={w.doneOf(menteeName)}
      >
        {w.done}
      </PostButton>
      <PostButton
        action={at.turn(id, 'departure')}
        values={{ version, because: 'absent' }}
        kind="secondary"
        label={w.absentOf(menteeName)}
      >
        {w.absent}
      </PostButton>
      <PostButton
        action={at.turn(id, 'return')}
        values={{ version }}
        kind="link"
        label={w.backOf(menteeName)}
      >
        {w.back}
      </PostButton>
    </div>
  );
}
