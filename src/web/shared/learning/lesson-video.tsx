import { hostOf } from '../../../core/curriculum/video-link';
import type { Lesson } from '../../../modules/learning';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/**
 * The video of a lesson: a file of ours plays here, and comes over the network when somebody wants it; a link has its host
 * beside it, so that everybody sees where it leads.
 */
export function LessonVideo({ lesson }: { lesson: Pick<Lesson, 'videoUrl' | 'videoFile'> }) {
  const { t } = useView();
  const { videoUrl, videoFile } = lesson;
  if (videoFile !== null) {
    const address = paths.video(videoFile);
    return (
      <p class="no-print">
        <video controls preload="none" src={address} aria-label={t.teaching.watch} />
        <a class="row-link" href={address}>
          {t.teaching.watchAlone}
        </a>
      </p>
    );
  }
  if (videoUrl === null) return null;
  return (
    <p class="no-print">
      <a class="row-link" href={videoUrl} rel="noopener noreferrer">
        {t.teaching.watch} {t.teaching.at(hostOf(videoUrl))}
      </a>
    </p>
  );
}
