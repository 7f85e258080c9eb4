import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  Duplicates,
  type FieldChoice,
  fieldChoices,
  type Merging,
  type Person,
  PeopleService,
} from '../../../modules/people';
import { PersonMerges } from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { DomainError } from '../../../platform/common/domain-error';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { AskedText } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { kindOf } from '../../shared/people/people-kind';
import { ChooseRecordPage, CompareRecordsPage } from './merge-people-pages';

type Params = Record<'people' | 'id', string>;

/** Records that a search finds are looked through by eye. */
const MOST_FOUND = 20;

/** Two records that are one person: found, compared, made one, and taken apart again. */
@PageController()
@Allow('people.merge')
export class MergePeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly duplicates: Duplicates,
    private readonly merges: PersonMerges,
    private readonly places: PlacesService,
  ) {}

  @Get(paths.ward.personMerge.pattern)
  async form(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @AskedText('other') otherId: string | undefined,
    @AskedText('q') q: string | undefined,
  ): Promise<WebPage> {
    const side = kindOf(people);
    const kept = await this.person(ward, side, id);
    if (!otherId) return this.choosePage(ward, side, kept, q);
    const other = await this.person(ward, side, otherId);
    return orShow(
      () => this.comparePage(actor, ward, side, { kept, other }),
      (refusal) => this.choosePage(ward, side, kept, q, refusal),
    );
  }

  @Post(paths.ward.personMerge.pattern)
  async merge(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    const otherId = textOf(body, 'other');
    return orShow(
      async () => {
        await this.person(ward, side, id);
        await this.person(ward, side, otherId);
        await this.merges.merge(actor, {
          side,
          kept: { id, version: integerOf(body, 'version') ?? 0 },
          other: { id: otherId, version: integerOf(body, 'otherVersion') ?? 0 },
          chosen: chosenOf(side, body),
        });
        const page = paths.ward[side](ward.code, id);
        return new SeeOther(withQuery(page, { merged: 'yes' }), 'people-merged');
      },
      async (refusal) => {
        const kept = await this.person(ward, side, id);
        const other = await this.person(ward, side, otherId);
        if (refusal.code !== 'stale-version') return this.choosePage(ward, side, kept, '', refusal);
        return this.comparePage(actor, ward, side, { kept, other }, refusal);
      },
    );
  }

  @Post(paths.ward.personApart.pattern)
  async takeApart(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
  ): Promise<SeeOther> {
    const side = kindOf(people);
    const { version } = await this.person(ward, side, id);
    const { stopId } = await this.merges.takeApart(actor, side, { id, version });
    const page = paths.ward[side](ward.code, id);
    return new SeeOther(withQuery(page, { returned: stopId }), 'people-apart');
  }

  private async person(ward: Ward, side: Side, id: string): Promise<Person> {
    return inWard(ward, 'person', await this.people[side](id));
  }

  private async choosePage(
    ward: Ward,
    side: Side,
    kept: Person,
    q: string | undefined,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const hamlets = await this.places.hamletNames(ward.id);
    const query = { page: 1, pageSize: MOST_FOUND, q };
    const found = q ? await this.people[`${side}s`](ward.id, query) : { items: [] };
    return new WebPage(
      (t) => t.merging.titleOf(kept.fullName),
      <ChooseRecordPage
        code={ward.code}
        side={side}
        kept={kept}
        alike={await this.duplicates.of(side, kept)}
        found={q ? found.items.filter(({ id }) => id !== kept.id) : null}
        q={q}
        hamlets={hamlets}
      />,
      { ward, refusal },
    );
  }

  private async comparePage(
    actor: Actor,
    ward: Ward,
    side: Side,
    { kept, other }: { kept: Person; other: Person },
    refusal?: DomainError,
  ): Promise<WebPage> {
    const merging: Merging = { side, kept, other, chosen: {} };
    return new WebPage(
      (t) => t.merging.titleOf(kept.fullName),
      <CompareRecordsPage
        code={ward.code}
        side={side}
        kept={kept}
        other={other}
        view={await this.merges.look(actor, merging)}
        names={{
          hamlets: await this.places.hamletNames(ward.id),
          households: await this.codes(ward),
        }}
      />,
      { ward, refusal },
    );
  }

  private async codes(ward: Ward): Promise<Map<string, string>> {
    const households = await this.people.households(ward.id);
    return new Map(households.map(({ id, code }) => [id, code]));
  }
}

function chosenOf(side: Side, body: FormBody): Record<string, FieldChoice> {
  return Object.fromEntries(
    Object.keys(fieldsOf[side]).flatMap((name) => {
      const choice = fieldChoices.find((one) => one === textOf(body, `take-${name}`));
      return choice ? [[name, choice] as const] : [];
    }),
  );
}
