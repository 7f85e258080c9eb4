import type { DomainError } from '../../../platform/common/domain-error';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** Where a refusal means somebody who is in the lists already: the way to them. */
export function KnownPersonLink({
  code,
  refusal,
}: {
  code: string;
  refusal: DomainError | undefined;
}) {
  const { people: p } = useView().t;
  const { mentorId, menteeId } = (refusal?.details ?? {}) as Record<string, string | undefined>;
  if (refusal?.code !== 'person-exists' || !(mentorId ?? menteeId)) return null;
  const href = mentorId
    ? paths.ward.mentor(code, mentorId)
    : paths.ward.mentee(code, menteeId ?? '');
  return (
    <p>
      <a class="row-link" href={href}>
        {p.seeKnown}
      </a>
    </p>
  );
}
