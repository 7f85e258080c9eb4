import { AUDIENCES } from '../../../core/vietnamese/measures';
import { termName } from '../../../texts';
import { Select } from '../../kit/forms/select';
import { useView } from '../../kit/view/view';

/** Whose numbers these are. */
export function AudienceField({ audience }: { audience: string }) {
  const { t, language } = useView();
  return (
    <Select
      name="audience"
      label={t.targets.audience}
      value={audience}
      options={AUDIENCES.codes.map((value) => ({
        value,
        label: termName('audience', value, language),
      }))}
    />
  );
}
