import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import { notFound, type DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { isLocalDate } from '../../../core/time/local-dates';
import { readPin } from '../../../core/vietnamese/coordinates';
import { PlacesService, type Venue, type VenueFields, type Ward } from '../../../modules/wards';
import { integerOf, listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { windowsOf } from '../../shared/availability/window-options';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { StaffWards } from '../staff-wards';
import { type VenueFormValues, VenuePage, VenuesPage } from './venues-pages';

@PageController('wards/:code/venues')
@AllowOnly(...staff)
export class VenuesPageController {
  constructor(
    private readonly wards: StaffWards,
    private readonly places: PlacesService,
    private readonly env: Env,
  ) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const venues = await this.places.venues(ward.id);
    return new Page(
      (t) => t.places.venues,
      <VenuesPage base={`/wards/${code}`} venues={venues} />,
      { ward },
    );
  }

  @Get('new')
  async newVenue(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<Page> {
    return this.page(await this.wards.find(actor, code), valuesOf({ kind: 'hall', seats: '20' }));
  }

  @Post('new')
  async add(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const values = valuesOf(body);
    return orShow(
      async () => {
        const known = (await this.places.venues(ward.id)).some(({ name }) => name === values.name);
        if (known || !values.name) throw invalidFields({ name: known ? 'name-taken' : 'needed' });
        await this.save(actor, ward, values, await this.pinOf(ward, values, body));
        return new SeeOther(`/wards/${code}/venues`, 'venue-saved');
      },
      (refusal) => this.page(ward, values, undefined, refusal),
    );
  }

  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    return this.page(ward, await this.find(ward, id), id);
  }

  @Post(':id')
  async change(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    const venue = await this.find(ward, id);
    const values = { ...valuesOf(body), name: venue.name };
    return orShow(
      async () => {
        await this.save(actor, ward, values, venue);
        return new SeeOther(`/wards/${code}/venues/${id}`, 'venue-saved');
      },
      (refusal) => this.page(ward, values, id, refusal),
    );
  }

  private async save(
    actor: Actor,
    ward: Ward,
    { hamletId, ...values }: VenueFormValues,
    { latitude, longitude }: { latitude: number; longitude: number },
  ): Promise<void> {
    const wrong: Record<string, string> = {};
    const { openFrom, openUntil, seats } = values;
    if (seats < 1 || seats > 2000) wrong.seats = 'bad-number';
    if (openFrom !== null && !isLocalDate(openFrom)) wrong.openFrom = 'bad-date';
    if (openUntil !== null && !isLocalDate(openUntil)) wrong.openUntil = 'bad-date';
    if (openFrom && openUntil && openFrom > openUntil) wrong.openUntil = 'bad-date';
    if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
    const hamlets = await this.places.hamlets(ward.id);
    const hamletName = hamlets.find(({ id }) => id === hamletId)?.name ?? null;
    const fields: VenueFields = { ...values, hamletName, latitude, longitude };
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
    id?: string,
    refusal?: DomainError,
  ): Promise<Page> {
    const hamlets = await this.places.hamlets(ward.id);
    const calendarUrl = id && `${this.env.baseUrl}/api/v1/venues/${id}/sessions.ics`;
    return new Page(
      (t) => (id ? t.places.venues : t.places.addVenue),
      <VenuePage
        base={`/wards/${ward.code}`}
        id={id}
        values={values}
        hamlets={hamlets}
        calendarUrl={calendarUrl}
      />,
      { ward, refusal },
    );
  }
}

function valuesOf(body: FormBody): VenueFormValues {
  const equipment = listOf(body, 'equipment');
  const openings = windowsOf(listOf(body, 'windows'));
  return {
    name: textOf(body, 'name').slice(0, 200),
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
