import { vneidStates } from '../../../core/programme/vneid';
import { mayDo } from '../../../modules/access';
import type { VneidOfPerson, VneidStanding } from '../../../modules/programme';
import { PostButton } from '../../kit/forms/form';
import { useView, type View } from '../../kit/view/view';

/** How far somebody is, in one line; null where nothing is known. */
export function vneidText({ t, dates }: View, standing: VneidStanding | null): string | null {
  if (standing === null || standing.state === 'none') return null;
  const { states, ways, line } = t.vneid;
  const { state, seenOn, how } = standing;
  return line(states[state], dates.date(seenOn), how === null ? '' : ways[how]);
}

interface VneidSectionProps {
  /** The page on which it is written down. */
  path: string;
  vneid: VneidOfPerson;
}

/** What is known of somebody's confirmation, and one press for what comes next. */
export function VneidSection({ path, vneid }: VneidSectionProps) {
  const view = useView();
  const v = view.t.vneid;
  const { state, seenOn, version } = vneid;
  const isOfficer = mayDo(view.actor, 'vneid.confirm');
  const further = (['seen', 'said', 'learning'] as const).filter(
    (one) => vneidStates.indexOf(one) > vneidStates.indexOf(state),
  );
  return (
    <section>
      <h2>{v.title}</h2>
      <p>{(seenOn && vneidText(view, { ...vneid, seenOn })) ?? v.states.none}</p>
      {state === 'confirmed' ? null : (
        <div class="actions">
          {isOfficer ? (
            <PostButton action={path} values={{ state: 'confirmed', how: 'office', version }}>
              {v.confirmNow}
            </PostButton>
          ) : (
            further.map((one, at) => (
              <PostButton
                key={one}
                action={path}
                values={{ state: one, version }}
                kind={at === 0 ? 'primary' : 'secondary'}
              >
                {v.press[one]}
              </PostButton>
            ))
          )}
        </div>
      )}
      <p>
        <a class="row-link" href={path}>
          {v.change}
        </a>
      </p>
    </section>
  );
}
