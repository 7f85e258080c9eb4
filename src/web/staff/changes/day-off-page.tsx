import type { HitView } from '../../../modules/sessions';
import type { Venue } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { ActChoices, ReasonField } from '../../shared/changes/change-pages';
import { ChangedItems, HitCounts } from '../../shared/changes/changed-items';
import { staffLink } from './item-link';

/** What was answered before, when somebody comes back to put it right. */
export type DayOffAnswers = Partial<Record<'from' | 'to' | 'venueId' | 'reason' | 'act', string>>;

interface DayOffPageProps {
  code: string;
  venues: Venue[];
  /** The day that is shown when nothing was answered. */
  day: string;
  answered: DayOffAnswers;
  /** What stands on the days that were answered; null where they are not known yet. */
  hit: HitView | null;
}

/** Which days, where, why, and what becomes of what stands on them. */
export function DayOffPage({ code, venues, day, answered, hit }: DayOffPageProps) {
  const { changes: c, menu } = useView().t;
  const { from = day, to = from, venueId, reason, act } = answered;
  return (
    <>
      <BackLink href={paths.ward.week(code)}>{menu.week}</BackLink>
      <h1>{c.dayOffTitle}</h1>
      <p class="lead">{c.dayOffLead}</p>
      {hit ? <HitCounts {...hit} /> : null}
      <Form action={paths.ward.dayOff(code)}>
        <div class="pair-of-fields">
          <Field name="from" type="date" label={c.from} value={from} width={12} />
          <Field name="to" type="date" label={c.to} value={to} width={12} />
        </div>
        <Select
          name="venueId"
          label={c.where}
          empty={c.wholeWard}
          value={venueId}
          options={venues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ReasonField value={reason} />
        <ActChoices kind="day-off" chosen={act} />
        <Button>{c.look}</Button>
      </Form>
      {hit ? <ChangedItems items={hit.items} link={staffLink(code)} /> : null}
    </>
  );
}
