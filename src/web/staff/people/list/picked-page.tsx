import type { Side } from '../../../../core/people/fields';
import { stopReasons } from '../../../../core/people/stops';
import type { Successor } from '../../../../modules/matching';
import { BackLink } from '../../../kit/components/back-link';
import { Choices, Field } from '../../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../../../kit/forms/form';
import { Select } from '../../../kit/forms/select';
import { paths } from '../../../kit/paths/paths';
import { useView } from '../../../kit/view/view';
import { AnnouncementForm } from '../../../shared/messages/announcement-form';
import { peopleOf } from '../../../shared/people/people-kind';
import { withFilter } from '../../../kit/page/address-filter';
import { listOf, type PeopleListQuery } from './people-list-query';
import { MOST_AT_ONCE, type PickedPerson, pickedValue } from './picked-people';

/** So many names are shown without a press. */
const FEW = 20;

interface PickedPageProps {
  code: string;
  side: Side;
  people: readonly { id: string; fullName: string }[];
  query: PeopleListQuery;
  /** Those who take part, where they are not too many to act on. */
  active: readonly PickedPerson[];
  /** Those whom one message can tell: of a whole ward more than one act. */
  written: readonly PickedPerson[];
  /** How many of them have an ambassador. */
  paired: number;
  /** Who could guide some of them. */
  successors: readonly Successor[];
  today: string;
}

/** Several people and what can be done with all of them. */
export function PickedPage(props: PickedPageProps) {
  const { code, side, people, query, active, written } = props;
  const { t, url } = useView();
  const { peopleList: l, menu } = t;
  const list = side === 'mentee' ? paths.ward.mentees(code) : paths.ward.mentors(code);
  const back = withFilter(list, listOf(side, url));
  const title = side === 'mentee' ? l.pickedMentees : l.pickedMentors;
  return (
    <>
      <BackLink href={back}>{side === 'mentee' ? menu.mentees : menu.mentors}</BackLink>
      <h1>{title(people.length)}</h1>
      {people.length === 0 ? (
        <p class="inset">{l.nobody}</p>
      ) : (
        <>
          <details open={people.length <= FEW}>
            <summary>{l.who}</summary>
            <ul>
              {people.map(({ id, fullName }) => (
                <li key={id}>
                  <a href={paths.ward[side](code, id)}>{fullName}</a>
                </li>
              ))}
            </ul>
          </details>
          <p class="actions">
            <ButtonLink
              href={withFilter(paths.ward.slips(code, peopleOf[side]), query)}
              kind="secondary"
            >
              {l.slips}
            </ButtonLink>
          </p>
          {people.length > MOST_AT_ONCE ? <p class="inset">{l.tooMany(MOST_AT_ONCE)}</p> : null}
          {written.length > 0 ? <MessageSection {...{ code, side, written }} /> : null}
          {side === 'mentee' && active.length > 0 ? (
            <div class="two">
              <AssignSection {...props} />
              <StopSection {...props} />
            </div>
          ) : null}
        </>
      )}
    </>
  );
}

/** One message to all of them; what it would be is shown before it goes out. */
function MessageSection({
  code,
  side,
  written,
}: Pick<PickedPageProps, 'code' | 'side' | 'written'>) {
  const a = useView().t.announcements;
  return (
    <section>
      <h2>{a.write(written.length)}</h2>
      <AnnouncementForm code={code} side={side} people={pickedValue(written)} />
    </section>
  );
}

function AssignSection({ code, active, paired, successors }: PickedPageProps) {
  const { peopleList: l, people: p, stops: s } = useView().t;
  return (
    <section>
      <h2>{l.assign}</h2>
      <p>{l.assignLead(paired)}</p>
      {successors.length === 0 ? (
        <p class="inset">{l.nobodyCan}</p>
      ) : (
        <Form action={paths.ward.pickedMentor(code)}>
          <HiddenValues values={pickedValue(active)} />
          <Select
            name="mentorId"
            label={p.mentor}
            empty={s.chooseSuccessor}
            options={successors.map(({ mentorId, name, canTake }) => ({
              value: mentorId,
              label: s.canTake(name, canTake, active.length),
            }))}
          />
          <Button>{l.assignButton}</Button>
        </Form>
      )}
    </section>
  );
}

function StopSection({ code, active, today }: PickedPageProps) {
  const { peopleList: l, stops: s } = useView().t;
  return (
    <section>
      <h2>{l.stop}</h2>
      <Form action={paths.ward.pickedStop(code)}>
        <HiddenValues values={pickedValue(active)} />
        <Choices
          name="reason"
          legend={s.why}
          choices={stopReasons.map((value) => ({ value, label: s.reasons[value] }))}
        />
        <Field name="on" type="date" label={s.since} value={today} width={12} />
        <Button kind="secondary">{s.look}</Button>
      </Form>
    </section>
  );
}
