import type { WardBoundary } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { Field } from '../../kit/forms/field';
import { Button, Form, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface BoundaryPageProps {
  code: string;
  boundary: WardBoundary | null;
  /** By name, of those that have an area of their own. */
  hamlets: string[];
}

/** From which file the map has its boundaries; it is drawn without them as well. */
export function BoundaryPage({ code, boundary, hamlets }: BoundaryPageProps) {
  const { t, dates } = useView();
  const b = t.desk.boundaries;
  return (
    <>
      <BackLink href={paths.ward.desk(code)}>{t.desk.title}</BackLink>
      <h1>{b.title}</h1>
      <p class="lead">{b.lead}</p>
      {boundary ? (
        <div class="inset">
          <p>{b.now(boundary.fileName, dates.moment(boundary.importedAt), boundary.points)}</p>
          <p>{boundary.shapes.ward.length > 0 ? b.hasWard : b.hasNoWard}</p>
          {hamlets.length > 0 ? <p>{b.hasHamlets(hamlets.join(', '))}</p> : null}
        </div>
      ) : null}
      <Form action={paths.ward.boundary(code)} hasFiles>
        <Field
          name="boundary"
          label={b.file}
          hint={b.hint}
          type="file"
          accept=".geojson,.json,.topojson,application/geo+json,application/json"
        />
        <Button>{boundary ? b.replace : b.upload}</Button>
      </Form>
      {boundary ? (
        <details>
          <summary>{b.remove}</summary>
          <p>{b.removeMeans(boundary.fileName)}</p>
          <PostButton action={paths.ward.boundaryRemoval(code)} kind="warning">
            {b.remove}
          </PostButton>
        </details>
      ) : null}
    </>
  );
}
