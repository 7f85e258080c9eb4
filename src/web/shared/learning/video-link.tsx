import { hostOf } from '../../../core/curriculum/video-link';
import { useView } from '../../kit/view/view';

/** A way to the video, with the host beside it, so that everybody sees where it leads. */
export function VideoLink({ url }: { url: string | null }) {
  const { t } = useView();
  if (url === null) return null;
  return (
    <p class="no-print">
      <a class="row-link" href={url} rel="noopener noreferrer">
        {t.teaching.watch} {t.teaching.at(hostOf(url))}
      </a>
    </p>
  );
}
