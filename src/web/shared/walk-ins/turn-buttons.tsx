import type { TicketRow } from '../../../modules/sessions';
import { useView } from '../../kit/view/view';
import { PostButton } from '../../kit/forms/form';

/** "Next, please", with the numbers that whoever presses sees being served. */
export function CallButton({
  path,
  serving,
  mentorId,
  ...button
}: {
  path: string;
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
  return <PostButton action={`${path}/calls`} values={values} {...button} />;
}

/** How the turn of somebody who was called ends. */
export function TurnButtons({ path, ticket }: { path: string; ticket: TicketRow }) {
  const w = useView().t.walkIn;
  const { id, version, menteeName } = ticket;
  const at = `${path}/tickets/${id}`;
  return (
    <div class="row-actions">
      <PostButton action={`${at}/completion`} values={{ version }} label={w.doneOf(menteeName)}>
        {w.done}
      </PostButton>
      <PostButton
        action={`${at}/departure`}
        values={{ version, because: 'absent' }}
        kind="secondary"
        label={w.absentOf(menteeName)}
      >
        {w.absent}
      </PostButton>
      <PostButton
        action={`${at}/return`}
        values={{ version }}
        kind="link"
        label={w.backOf(menteeName)}
      >
        {w.back}
      </PostButton>
    </div>
  );
}
