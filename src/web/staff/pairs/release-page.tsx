import type { EndingEffect } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { Falling } from '../../shared/pairs/falling';

interface ReleasePageProps {
  code: string;
  mentee: { id: string; fullName: string };
  /** The pair that is looked at, and no other, is ended. */
  pairId: string;
  mentor: { name: string; mentees: number; least: number };
  /** The two are not to be paired again. */
  isForbidden: boolean;
  effect: EndingEffect;
}

/** All that ending a pair calls off, before it is done. */
export function ReleasePage({
  code,
  mentee,
  pairId,
  mentor,
  isForbidden,
  effect,
}: ReleasePageProps) {
  const { t } = useView();
  const { matching: m, desk: d } = t;
  const back = paths.ward.menteeMentor(code, mentee.id);
  const left = mentor.mentees - 1;
  return (
    <>
      <BackLink href={back}>{m.moveTitle(mentee.fullName)}</BackLink>
      <h1>{m.releaseTitle(mentee.fullName, mentor.name)}</h1>
      {isForbidden ? <p>{m.forbidLead}</p> : null}
      <Falling code={code} effect={effect} />
      {left > 0 && left < mentor.least ? (
        <p class="inset">{d.leftShort(mentor.name, mentor.least)}</p>
      ) : null}
      <Form action={paths.ward.menteeRelease(code, mentee.id)}>
        <HiddenValues values={{ forbid: isForbidden ? 'yes' : 'no', confirmed: 'yes', pairId }} />
        <div class="actions">
          <Button kind="warning">{isForbidden ? m.forbid : m.release}</Button>
          <ButtonLink href={back} kind="secondary">
            {m.releaseNot}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
