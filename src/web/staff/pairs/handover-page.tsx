import { BackLink } from '../../kit/components/back-link';
import { Button, Form } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

export interface MentorWithMentees {
  id: string;
  name: string;
  mentees: number;
}

/** Whose mentees are to go to others, asked from the first page. */
export function HandoverPage({ code, mentors }: { code: string; mentors: MentorWithMentees[] }) {
  const { matching: m, changes: c, sessions: s } = useView().t;
  return (
    <>
      <BackLink href={paths.ward.home(code)} />
      <h1>{m.handover}</h1>
      <p class="lead">{m.handoverLead}</p>
      <Form action={paths.ward.handover(code)}>
        <Select
          name="mentorId"
          label={s.mentor}
          empty={c.chooseMentor}
          options={mentors.map(({ id, name, mentees }) => ({
            value: id,
            label: m.handoverCount(name, mentees),
          }))}
        />
        <Button>{m.handoverLook}</Button>
      </Form>
    </>
  );
}

/** Whom nobody was found for. */
export function StayHere({ names }: { names: string }) {
  const { matching: m } = useView().t;
  return <p class="inset">{m.stayHere(names)}</p>;
}
