import type { PublicationTakenBack } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Counts } from '../../kit/components/facts';
import { Button, ButtonLink, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface UnpublishProps {
  code: string;
  runId: string;
}

/** The way to taking a publication back. Folded away: it is done once a year, and its look reckons with all pairs. */
export function Unpublish({ code, runId }: UnpublishProps) {
  const b = useView().t.byHand;
  return (
    <details>
      <summary>{b.unpublish}</summary>
      <p class="hint">{b.unpublishMeans}</p>
      <PostButton action={paths.ward.proposalUnpublishing(code, runId)} kind="secondary">
        {b.unpublishLook}
      </PostButton>
    </details>
  );
}

/** All that taking it back does, before it is done: everybody of a ward may hear of it. */
export function UnpublishLook({
  code,
  runId,
  view,
}: UnpublishProps & { view: PublicationTakenBack }) {
  const { t } = useView();
  const { byHand: b } = t;
  const counts: [number, string][] = [
    [view.people, b.unpublishPeople],
    [view.ended, b.unpublishEnded],
    [view.again, b.unpublishAgain],
    [view.lost, b.unpublishLost],
    [view.sessionsOff, b.unpublishSessions],
    [view.placesOff, b.unpublishPlaces],
    [view.lessons, b.unpublishPlacesAgain],
    [view.lostLessons, b.unpublishPlacesLost],
  ];
  return (
    <>
      <BackLink href={paths.ward.pairs(code)}>{t.matching.pairs}</BackLink>
      <h1>{b.unpublishTitle}</h1>
      <Counts
        counts={[
          ...counts.filter(([value]) => value > 0),
          [view.messages, t.changes.messages] as const,
          ...(view.calls > 0 ? [[view.calls, t.weekPlan.withdrawCalls] as const] : []),
        ].map(([value, name]) => ({ value, name }))}
      />
      <p>{b.unpublishMeans}</p>
      <Form action={paths.ward.proposalUnpublishing(code, runId)}>
        <HiddenValues values={{ confirmed: 'yes' }} />
        <div class="actions">
          <Button kind="warning">{b.unpublish}</Button>
          <ButtonLink href={paths.ward.pairs(code)} kind="secondary">
            {b.unpublishNot}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
