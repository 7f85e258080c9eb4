import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** Takes a publication back. Folded away, so that nobody calls off weeks of lessons by a slip. */
export function Unpublish({ code, runId }: { code: string; runId: string }) {
  const b = useView().t.byHand;
  return (
    <details>
      <summary>{b.unpublish}</summary>
      <p class="hint">{b.unpublishMeans}</p>
      <PostButton action={paths.ward.proposalUnpublishing(code, runId)} kind="warning">
        {b.unpublish}
      </PostButton>
    </details>
  );
}
