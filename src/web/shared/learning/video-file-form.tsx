import { Field } from '../../kit/forms/field';
import { Button, Form, PostButton } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';
import { LessonVideo } from './lesson-video';

interface VideoFileFormProps {
  /** The file of this layer. */
  file: string | null;
  action: string;
  removal: string;
  megabytes: number;
}

/** Brings a video as a file, puts another in its place or takes it away; it stands beside the form of the words. */
export function VideoFileForm({ file, action, removal, megabytes }: VideoFileFormProps) {
  const words = useView().t.teaching;
  return (
    <section id="video-file">
      <h2>{words.videoFile}</h2>
      <LessonVideo lesson={{ videoFile: file, videoUrl: null }} />
      {file === null ? null : (
        <details>
          <summary>{words.removeVideo}</summary>
          <p>{words.removeVideoMeans}</p>
          <PostButton action={removal} kind="warning">
            {words.removeVideo}
          </PostButton>
        </details>
      )}
      <Form action={action} hasFiles>
        <Field
          name="video"
          label={words.videoFileLabel}
          hint={words.videoFileHint(megabytes)}
          type="file"
          accept="video/mp4,video/webm,.mp4,.webm"
        />
        <Button kind="secondary">{file === null ? words.uploadVideo : words.replaceVideo}</Button>
      </Form>
    </section>
  );
}
