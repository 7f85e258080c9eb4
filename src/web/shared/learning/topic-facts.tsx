import type { RankedTopic } from '../../../core/curriculum/changed-topics';
import { hostOf } from '../../../core/curriculum/video-link';
import type { Lesson } from '../../../modules/learning';
import { termNames } from '../../../texts';
import { useView } from '../../kit/view/view';

/** After which topics it comes, and how many lessons it takes. */
export function PlaceOf({ place: { after, lessons } }: { place: RankedTopic }) {
  const { t, language } = useView();
  const words = t.teaching;
  return (
    <>
      {after.length === 0 ? null : (
        <span class="line muted">
          {words.after}: {termNames('topic', [...after], language)}
        </span>
      )}
      <span class="line muted">
        {words.lessons}: {lessons}
      </span>
    </>
  );
}

/** Where its video stands. */
export function VideoOf({
  of: { videoUrl, videoFile },
}: {
  of: Pick<Lesson, 'videoUrl' | 'videoFile'>;
}) {
  const words = useView().t.teaching;
  if (videoFile !== null) return <span class="line muted">{words.videoFile}</span>;
  return videoUrl === null ? null : <span class="line muted">{hostOf(videoUrl)}</span>;
}
