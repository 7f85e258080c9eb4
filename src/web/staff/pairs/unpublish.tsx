import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** One press takes a publication back. */
export function Unpublish({ code, runId }: { code: string; runId: string }) {
  const b = useView().t.byHand;
  return (
    <section class="panel">
      <p class="hint">{b.unpublishMeans}</p>
      <PostButton action={paths.ward.proposalUnpublishing(code, runId)} kind="secondary">
        {b.unpublish}
      </PostButton>
    </section>
  );
}
