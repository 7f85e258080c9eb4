import type { Venue } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { Table } from '../../kit/components/table';
import { inLanguage } from '../../kit/page/page-language';
import { WindowChoices } from '../../shared/availability/window-choices';
import { windowChoices } from '../../shared/availability/window-options';
import { CarriedValues } from '../changes/carried-values';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';

/** Where sessions can take place. */
export function VenuesPage({ code, venues }: { code: string; venues: Venue[] }) {
  const { t, dates } = useView();
  const p = t.places;
  const there = ({ openFrom, openUntil }: Venue): string =>
    [openFrom, openUntil].map((date) => (date ? dates.date(date) : '…')).join(' – ');
  return (
    <>
      <BackLink href={paths.ward.settings(code)}>{p.settings}</BackLink>
      <h1>{p.venues}</h1>
      <div class="actions">
        <ButtonLink href={paths.ward.newVenue(code)} kind="secondary">
          {p.addVenue}
        </ButtonLink>
      </div>
      <Table
        caption={p.venues}
        isCaptionHidden
        whenEmpty={p.noVenues}
        rows={venues}
        columns={[
          {
            heading: p.venueName,
            cell: ({ id, name }) => <a href={paths.ward.venue(code, id)}>{name}</a>,
          },
          { heading: p.kind, cell: ({ kind }) => p[kind] },
          { heading: p.seats, cell: ({ seats }) => seats, isNumber: true },
          {
            heading: p.openings,
            cell: (venue) => (
              <>
                {venue.openings ? t.dates.windows(venue.openings) : p.always}
                {(venue.openFrom ?? venue.openUntil) ? (
                  <span class="hint line">{there(venue)}</span>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

export type VenueFormValues = Pick<
  Venue,
  | 'name'
  | 'kind'
  | 'hamletId'
  | 'seats'
  | 'hasWifi'
  | 'isStepFree'
  | 'openFrom'
  | 'openUntil'
  | 'openings'
>;

/** What its form lets one change. */
function shownOf(venue: VenueFormValues): Omit<VenueFormValues, 'name'> {
  const { kind, hamletId, seats, hasWifi, isStepFree, openFrom, openUntil, openings } = venue;
  return { kind, hamletId, seats, hasWifi, isStepFree, openFrom, openUntil, openings };
}

interface VenuePageProps {
  code: string;
  /** Absent: a new one is made. */
  id?: string;
  values: VenueFormValues;
  hamlets: { id: string; name: string }[];
  /** Of the venue's feed. */
  calendarUrl?: string;
}

/** Seats, opening hours, and from when to when a mobile point is there. */
export function VenuePage({ code, id, values, hamlets, calendarUrl }: VenuePageProps) {
  const { t, language } = useView();
  const p = t.places;
  const feed = calendarUrl && inLanguage(calendarUrl, language);
  return (
    <>
      <BackLink href={paths.ward.venues(code)}>{p.venues}</BackLink>
      <h1>{id ? values.name : p.addVenue}</h1>
      <Form action={paths.ward.venue(code, id ?? 'new')}>
        {id ? (
          <>
            <HiddenValues values={{ name: values.name }} />
            <CarriedValues shown={shownOf(values)} />
          </>
        ) : (
          <Field name="name" label={p.venueName} value={values.name} />
        )}
        <Choices
          name="kind"
          legend={p.kind}
          choices={(['hall', 'mobile'] as const).map((value) => ({
            value,
            label: p[value],
            isChosen: values.kind === value,
          }))}
        />
        <Select
          name="hamletId"
          label={p.hamletOf}
          empty={p.chooseHamlet}
          value={values.hamletId ?? ''}
          options={hamlets.map((hamlet) => ({ value: hamlet.id, label: hamlet.name }))}
        />
        {id ? null : <Field name="pin" label={p.pin} hint={p.pinHint} />}
        <Field name="seats" label={p.seats} value={values.seats} inputmode="numeric" width={6} />
        <Choices
          name="equipment"
          legend={p.equipment}
          isMany
          choices={[
            { value: 'wifi', label: p.wifi, isChosen: values.hasWifi },
            { value: 'stepFree', label: p.stepFree, isChosen: values.isStepFree },
          ]}
        />
        <div class="pair-of-fields">
          <Field
            name="openFrom"
            type="date"
            label={p.openFrom}
            value={values.openFrom ?? ''}
            width={12}
          />
          <Field
            name="openUntil"
            type="date"
            label={p.openUntil}
            value={values.openUntil ?? ''}
            width={12}
          />
        </div>
        <h2>{p.openings}</h2>
        <p class="hint">{p.openingsHint}</p>
        <WindowChoices choices={windowChoices(values.openings ?? [])} />
        <Button>{p.saveVenue}</Button>
      </Form>
      {feed ? (
        <section>
          <h2>{p.calendar}</h2>
          <p>{p.calendarLead}</p>
          <p class="url">
            <a href={feed}>{feed}</a>
          </p>
        </section>
      ) : null}
    </>
  );
}
