import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { type DeskState, hiddenState } from './desk-state';
import type { LastAct } from './last-desk-act';

/** Right after the act the focus is here. */
export function UndoLastAct({
  code,
  state,
  last,
}: {
  code: string;
  state: DeskState;
  last: LastAct;
}) {
  const { t, url } = useView();
  const d = t.desk;
  const isNew = new URLSearchParams(url.split('?')[1]).has('notice');
  const { act, mentee, from, to } = last;
  const said = {
    move: from ? d.acts.move(mentee, from, to) : d.acts.assign(mentee, to),
    lock: d.acts.lock(mentee, to),
    unlock: d.acts.unlock(mentee, to),
  }[act.kind];
  return (
    <div class="actions" tabIndex={-1} autofocus={isNew}>
      <span>{said}</span>
      <PostButton
        action={paths.ward.deskTakingBack(code, act.id)}
        kind="secondary"
        values={hiddenState(state)}
        label={`${d.undo}: ${said}`}
      >
        {d.undo}
      </PostButton>
    </div>
  );
}
