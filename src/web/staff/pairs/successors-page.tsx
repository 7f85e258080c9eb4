import { BackLink } from '../../kit/components/back-link';
import { Button, Form } from '../../kit/forms/form';
import type { Texts } from '../../../texts';
import { Select } from '../../kit/forms/select';
import { useView } from '../../kit/view/view';
import type { PossibleMentor } from './choose-mentor-page';

/** A mentee, who could guide them, and who is proposed. */
export interface Succession {
  menteeId: string;
  name: string;
  mentors: PossibleMentor[];
  chosenId: string | null;
}

/** All mentees of an ambassador who fell silent find another one on one page. */
export function SuccessorsPage({
  action,
  back,
  mentorName,
  successions,
  least,
}: {
  action: string;
  back: string;
  mentorName: string;
  successions: Succession[];
  /** So many mentees the ward wants each ambassador to have. */
  least: number;
}) {
  const { matching: m, people: p } = useView().t;
  const optionOf = ({ mentorId, name, metres, mentees, maxMentees }: PossibleMentor) => ({
    value: mentorId,
    label: `${name} – ${m.mentorChoice(p.metres(metres), mentees, maxMentees)}`,
  });
  return (
    <>
      <BackLink href={back} />
      <h1>{m.successorsTitle(mentorName)}</h1>
      {successions.length === 0 ? (
        <p class="inset">{m.nobodyToMove}</p>
      ) : (
        <Form action={action}>
          <p class="hint">{m.successorsLead}</p>
          {successions.map(({ menteeId, name, mentors, chosenId }) => (
            <Select
              key={menteeId}
              name={menteeId}
              label={name}
              hint={hintOf(m, { mentors, chosenId, least })}
              empty={m.staysHere}
              options={mentors.map(optionOf)}
              value={chosenId ?? ''}
            />
          ))}
          <Button>{m.successorsDone}</Button>
        </Form>
      )}
    </>
  );
}

/** Why nobody is chosen for a mentee already. */
function hintOf(
  { nobodyCan, notChosen }: Texts['matching'],
  { mentors, chosenId, least }: Pick<Succession, 'mentors' | 'chosenId'> & { least: number },
): string | undefined {
  if (mentors.length === 0) return nobodyCan;
  return chosenId === null ? notChosen(least) : undefined;
}
