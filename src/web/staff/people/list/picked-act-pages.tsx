import type { StopReason } from '../../../../core/people/stops';
import type { DepartureCount } from '../../../../modules/sessions';
import type { DomainError } from '../../../../platform/common/domain-error';
import { BackLink } from '../../../kit/components/back-link';
import { Facts } from '../../../kit/components/facts';
import { Button, ButtonLink, Form, HiddenValues } from '../../../kit/forms/form';
import { paths } from '../../../kit/paths/paths';
import { LeftShortNote } from '../../../shared/changes/left-short';
import { useView } from '../../../kit/view/view';
import { DepartureFacts } from '../stop-person-pages';
import { withFilter } from '../../../kit/page/address-filter';
import { listOf } from './people-list-query';
import { type PickedPerson, pickedValue } from './picked-people';

interface CannotAssignProps {
  code: string;
  mentor: { id: string; fullName: string };
  refused: readonly { person: PickedPerson; why: DomainError }[];
  others: readonly PickedPerson[];
}

/** Who cannot go to the ambassador and why; the others can in one press. */
export function CannotAssignPage({ code, mentor, refused, others }: CannotAssignProps) {
  const { t, language, url } = useView();
  const l = t.peopleList;
  const all = [...refused.map(({ person }) => person), ...others];
  return (
    <>
      <BackLink href={pickedPath(code, all, url)} />
      <h1>{l.cannotTitle(mentor.fullName)}</h1>
      <p>{l.cannot}</p>
      <ul>
        {refused.map(({ person, why }) => (
          <li key={person.id}>
            <a href={paths.ward.mentee(code, person.id)}>{person.fullName}</a>:{' '}
            {why.sentenceIn(language)}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <Form action={paths.ward.pickedMentor(code)}>
          <HiddenValues values={{ ...pickedValue(others), mentorId: mentor.id }} />
          <Button>{l.others(others.length)}</Button>
        </Form>
      ) : null}
    </>
  );
}

interface StopPickedProps {
  code: string;
  picked: readonly PickedPerson[];
  reason: StopReason;
  on: string;
  view: DepartureCount;
}

/** What stopping them hits, before it is done. */
export function StopPickedPage({ code, picked, reason, on, view }: StopPickedProps) {
  const { t, dates, url } = useView();
  const { peopleList: l, stops: s } = t;
  const back = pickedPath(code, picked, url);
  return (
    <>
      <BackLink href={back}>{s.changeAnswer}</BackLink>
      <h1>{l.stopPreview(picked.length)}</h1>
      <Facts
        facts={[
          [s.why, s.reasons[reason]],
          [s.since, dates.date(on)],
        ]}
      />
      <ul>
        {picked.map(({ id, fullName }) => (
          <li key={id}>{fullName}</li>
        ))}
      </ul>
      <h2>{s.whatHappens}</h2>
      <DepartureFacts side="mentee" view={view} />
      <p>{l.messages(view.messages, view.calls)}</p>
      <p>{l.silent}</p>
      <LeftShortNote mentors={view.leftShort} />
      <Form action={paths.ward.pickedStop(code)}>
        <HiddenValues values={{ ...pickedValue(picked), reason, on, confirmed: 'yes' }} />
        <div class="actions">
          <Button kind="warning">{l.stopButton(picked.length)}</Button>
          <ButtonLink href={back} kind="secondary">
            {s.notNow}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}

/** The page of those who were chosen, with the filter of the list in which they were; `url`: where their form stood. */
export function pickedPath(code: string, picked: readonly PickedPerson[], url: string): string {
  const id = picked.map((person) => person.id);
  return withFilter(paths.ward.pickedMentees(code), { ...listOf('mentee', url), id });
}
