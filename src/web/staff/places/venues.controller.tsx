import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { readPin } from '../../../core/vietnamese/coordinates';
import { PlannedChanges } from '../../../modules/sessions';
import { PlacesService, type Venue, type VenueFields, type Ward } from '../../../modules/wards';
import { integerOf, listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { type PageOptions, WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { windowsOf } from '../../shared/availability/window-options';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { asItIs, isRefusedAsStale, shownIn } from '../changes/carried-values';
import { saveOrAsk, type ToBeSaved } from '../changes/change-question';
import { type VenueFormValues, VenuePage, VenuesPage } from './venues-pages';
import { paths } from '../../kit/paths/paths';
import { isDayInReach } from '../../kit/page/asked';

@PageController()
@Allow('places.read')
export class VenuesPageController {
  constructor(
    private readonly places: PlacesService,
    private readonly changes: PlannedChanges,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.venues.pattern)
  async list(@CurrentWard() ward: Ward): Promise<WebPage> {
    const venues = await this.places.venues(ward.id);
    return new WebPage((t) => t.places.venues, <VenuesPage code={ward.code} venues={venues} />, {
      ward,
    });
  }

  @Allow('places.change')
  @Get(paths.ward.newVenue.pattern)
  async newVenue(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(ward, valuesOf({ kind: 'hall', seats: '20' }));
  }

  @Allow('places.change')
  @Post(paths.ward.newVenue.pattern)
  async add(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const values = valuesOf(body);
    return orShow(
      async () => {
        const known = (await this.places.venues(ward.id)).some(({ name }) => name === values.name);
        if (known || !values.name) throw invalidFields({ name: known ? 'name-taken' : 'needed' });
        await this.save(actor, ward, values, await this.pinOf(ward, values, body));
        return new SeeOther(paths.ward.venues(ward.code), 'venue-saved');
      },
      (refusal) => this.page(ward, values, { refusal }),
    );
  }

  @Get(paths.ward.venue.pattern)
  async show(@CurrentWard() ward: Ward, @Param('id') id: string): Promise<WebPage> {
    return this.page(ward, await this.find(ward, id), { id });
  }

  @Allow('places.change')
  @Post(paths.ward.venue.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const venue = await this.find(ward, id);
    const typed = { ...valuesOf(body), name: venue.name };
    const hamlets = await this.places.hamlets(ward.id);
    const isOurs = hamlets.some((hamlet) => hamlet.id === typed.hamletId);
    const values = { ...typed, hamletId: isOurs ? typed.hamletId : null };
    return orShow(
      () => {
        assertVenue(values);
        return saveOrAsk(this.wanted(actor, ward, { venue, values, body }), body);
      },
      (refusal) =>
        isRefusedAsStale(refusal)
          ? this.page(ward, venue, { id, refusal, ...asItIs })
          : this.page(ward, values, { id, refusal }),
    );
  }

  private wanted(
    actor: Actor,
    ward: Ward,
    { venue, values, body }: { venue: Venue; values: VenueFormValues; body: FormBody },
  ): ToBeSaved {
    const { name, ...changes } = values;
    const action = paths.ward.venue(ward.code, venue.id);
    const shown = shownIn<VenueFormValues>(body);
    const wanted = { wardId: ward.id, venueId: venue.id, changes, shown };
    return {
      ward,
      action,
      back: { href: action, name: () => name },
      title: (t) => t.changes.hitTitle(name),
      look: (resolution) => this.changes.lookAtVenue(actor, wanted, resolution),
      make: (resolution) => this.changes.changeVenue(actor, wanted, resolution),
      saved: () => new SeeOther(action, 'venue-saved'),
      edit: (typed) => this.page(ward, values, { id: venue.id, typed }),
    };
  }

  private async save(
    actor: Actor,
    ward: Ward,
    values: VenueFormValues,
    { latitude, longitude }: { latitude: number; longitude: number },
  ): Promise<void> {
    assertVenue(values);
    const hamlets = await this.places.hamlets(ward.id);
    const { hamletId, ...rest } = values;
    const hamletName = hamlets.find(({ id }) => id === hamletId)?.name ?? null;
    const fields: VenueFields = { ...rest, hamletName, latitude, longitude };
    await this.places.saveVenues(actor, ward.id, [fields]);
  }

  private async pinOf(
    ward: Ward,
    { hamletId }: VenueFormValues,
    body: FormBody,
  ): Promise<{ latitude: number; longitude: number }> {
    const typed = textOf(body, 'pin');
    if (typed) {
      const pin = readPin(typed);
      if (!pin) throw invalidFields({ pin: 'pin-needed' });
      return pin;
    }
    const hamlets = await this.places.hamlets(ward.id);
    return hamlets.find(({ id }) => id === hamletId) ?? ward;
  }

  private async find(ward: Ward, id: string): Promise<Venue> {
    const venue = (await this.places.venues(ward.id)).find((one) => one.id === id);
    if (!venue) throw notFound('venue');
    return venue;
  }

  private async page(
    ward: Ward,
    values: VenueFormValues,
    { id, ...options }: { id?: string } & Pick<PageOptions, 'refusal' | 'typed'> = {},
  ): Promise<WebPage> {
    const hamlets = await this.places.hamlets(ward.id);
    const calendarUrl = id && `${this.env.baseUrl}/api/v1/venues/${id}/sessions.ics`;
    return new WebPage(
      (t) => (id ? t.places.venues : t.places.addVenue),
      <VenuePage
        code={ward.code}
        id={id}
        values={values}
        hamlets={hamlets}
        calendarUrl={calendarUrl}
      />,
      { ward, ...options },
    );
  }
}

/** @throws DomainError invalid-form */
function assertVenue(values: VenueFormValues): void {
  const wrong: Record<string, string> = {};
  const { name, openFrom, openUntil, seats } = values;
  if (name.length > 200) wrong.name = 'too-long';
  if (seats < 1 || seats > 2000) wrong.seats = 'bad-number';
  if (openFrom !== null && !isDayInReach(openFrom)) wrong.openFrom = 'bad-date';
  if (openUntil !== null && !isDayInReach(openUntil)) wrong.openUntil = 'bad-date';
  if (openFrom && openUntil && openFrom > openUntil) wrong.openUntil = 'before-first-day';
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
}

function valuesOf(body: FormBody): VenueFormValues {
  const equipment = listOf(body, 'equipment');
  const openings = windowsOf(listOf(body, 'windows'));
  return {
    name: textOf(body, 'name'),
    kind: textOf(body, 'kind') === 'mobile' ? 'mobile' : 'hall',
    hamletId: textOf(body, 'hamletId') || null,
    seats: integerOf(body, 'seats') ?? 0,
    hasWifi: equipment.includes('wifi'),
    isStepFree: equipment.includes('stepFree'),
    openFrom: textOf(body, 'openFrom') || null,
    openUntil: textOf(body, 'openUntil') || null,
    openings: openings.length > 0 ? openings : null,
  };
}
