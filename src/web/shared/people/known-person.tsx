import type { DomainError } from '../../../platform/common/domain-error';
import { paths } from '../../kit/paths/paths';
import { menteePageOf } from '../../kit/paths/ward-homes';
import { useView } from '../../kit/view/view';

/** Where a refusal means somebody who is in the lists already: the way to them. */
export function KnownPersonLink({
  code,
  refusal,
}: {
  code: string;
  refusal: DomainError | undefined;
}) {
  const { actor, t } = useView();
  const p = t.people;
  const { mentorId, menteeId } = (refusal?.details ?? {}) as Record<string, string | undefined>;
  if (refusal?.code !== 'person-exists' || !(mentorId ?? menteeId)) return null;
  const href = mentorId
    ? paths.ward.mentor(code, mentorId)
    : menteePageOf(actor, code, menteeId ?? '');
  return (
    <p>
      <a class="row-link" href={href}>
        {p.seeKnown}
      </a>
    </p>
  );
}
