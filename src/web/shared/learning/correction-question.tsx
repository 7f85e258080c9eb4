import type { CorrectionEffect } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';

interface CorrectionQuestionProps {
  name: string;
  /** Of the page that is asked from, and that takes the answer. */
  action: string;
  effect: CorrectionEffect;
  /** What was typed, and what is answered to. */
  values: Record<string, string | number>;
}

/** What a correction does to somebody's course, before it is done, and how it is taken back. */
export function CorrectionQuestion({ name, action, effect, values }: CorrectionQuestionProps) {
  const { t } = useView();
  const l = t.learning;
  const { turn, mentorName, falling } = effect;
  return (
    <>
      <BackLink href={action}>{name}</BackLink>
      <h1>{l.turnTitle[turn]}</h1>
      <p class="lead">{l.turnLead[turn](name, mentorName)}</p>
      {falling > 0 ? <p>{l.turnFalling(falling)}</p> : null}
      {turn === 'ends' ? <p>{l.turnBack}</p> : null}
      <Form action={action}>
        <HiddenValues values={values} />
        <div class="actions">
          <Button kind={turn === 'ends' ? 'warning' : 'primary'}>{l.turnSave[turn]}</Button>
          <ButtonLink href={action} kind="secondary">
            {l.turnNot}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
