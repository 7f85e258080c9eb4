import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';

interface NoFreeTimesPageProps {
  path: string;
  /** Whose times these are; absent: the reader's own. */
  name?: string;
  side: 'mentor' | 'mentee';
  /** Of the page that was looked at. */
  version: number;
}

/** Nothing was ticked: what it means, before it is saved. */
export function NoFreeTimesPage({ path, name, side, version }: NoFreeTimesPageProps) {
  const f = useView().t.freeTimes;
  return (
    <>
      <h1>{name ? f.noneTitleOf(name) : f.noneTitle}</h1>
      <p class="lead">{f.noneMeans[side]}</p>
      <p>{f.noneAgreed}</p>
      <Form action={path}>
        <HiddenValues values={{ version, none: 'yes' }} />
        <div class="actions">
          <ButtonLink href={path}>{f.noneNot}</ButtonLink>
          <Button kind="secondary">{f.noneYes}</Button>
        </div>
      </Form>
    </>
  );
}
