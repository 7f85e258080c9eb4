import type { DomainError } from '../../common/domain-error';
import { BackLink } from '../components/back-link';
import { Choices } from '../components/field';
import { Button, Form, PostButton } from '../components/form';
import { useView } from '../view';

export interface PossibleMentor {
  mentorId: string;
  name: string;
  metres: number;
  mentees: number;
  maxMentees: number;
}

interface ChooseMentorPageProps {
  action: string;
  back: string;
  menteeName: string;
  current: { id: string; name: string } | null;
  mentors: PossibleMentor[];
  /** Ends today's pair; absent in a proposal. */
  releasePath?: string;
  refusal?: DomainError;
}

/** One question: who will guide this mentee? */
export function ChooseMentorPage(props: ChooseMentorPageProps) {
  const { action, back, menteeName, current, mentors, releasePath, refusal } = props;
  const { t } = useView();
  const { matching: m, people: p } = t;
  return (
    <>
      <BackLink href={back} />
      {mentors.length === 0 ? (
        <>
          <h1>{m.moveTitle(menteeName)}</h1>
          <p class="inset">{m.nobodyCan}</p>
        </>
      ) : (
        <Form action={action}>
          <Choices
            name="mentorId"
            legend={m.moveTitle(menteeName)}
            isHeading
            hint={current ? `${m.nowWith(current.name)}. ${m.moveHint}` : m.moveHint}
            refusal={refusal}
            choices={mentors.map(({ mentorId, name, metres, mentees, maxMentees }) => ({
              value: mentorId,
              label: name,
              hint: `${m.mentorChoice(p.metres(metres), mentees, maxMentees)}${mentees >= maxMentees ? ` (${m.isFull})` : ''}`,
              isChosen: mentorId === current?.id,
            }))}
          />
          <Button>{m.chooseMentor}</Button>
        </Form>
      )}
      {releasePath && current ? (
        <div class="actions">
          <PostButton action={releasePath} kind="secondary">
            {m.release}
          </PostButton>
          <PostButton action={releasePath} kind="link" values={{ forbid: 'yes' }}>
            {m.forbid}
          </PostButton>
        </div>
      ) : null}
    </>
  );
}
