import { Body, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { readUpload } from '../../../modules/exchange';
import { PeopleService } from '../../../modules/people';
import {
  type ListedOnVneid,
  VneidLists,
  VneidQueries,
  VneidService,
} from '../../../modules/programme';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { type SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { VneidDesk, type VneidOf } from '../../shared/vneid/vneid-desk';
import { VneidCountsPage, VneidListPage, VneidListKeptPage } from './vneid-pages';

/** Confirmations on VNeID: one person's, the ward's in numbers, a list from the police. */
@PageController()
@Allow('people.read')
export class VneidPagesController {
  constructor(
    private readonly desk: VneidDesk,
    private readonly people: PeopleService,
    private readonly service: VneidService,
    private readonly queries: VneidQueries,
    private readonly lists: VneidLists,
  ) {}

  @Get(paths.ward.vneid.pattern)
  counts(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    return this.countsPage(actor, ward);
  }

  @Allow('vneid.confirm')
  @Post(paths.ward.vneidList.pattern)
  look(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Req() request: FastifyRequest,
  ): Promise<WebPage> {
    return orShow(
      async () => {
        const { files, fields } = await readUpload(request);
        if (!files.list) throw invalidFields({ list: 'choose-file' });
        const preview = await this.lists.preview(actor, ward.id, files.list, fields.listOn);
        return new WebPage(
          (t) => t.vneid.previewTitle,
          <VneidListPage code={ward.code} preview={preview} />,
          { ward },
        );
      },
      (refusal) => this.countsPage(actor, ward, refusal),
    );
  }

  @Allow('vneid.confirm')
  @Post(paths.ward.vneidKeeping.pattern)
  keep(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage> {
    return orShow(
      async () => {
        const kept = await this.service.confirmListed(actor, ward.id, listedIn(body));
        return new WebPage(
          (t) => t.vneid.keptTitle,
          <VneidListKeptPage code={ward.code} kept={kept} />,
          { ward },
        );
      },
      (refusal) => this.countsPage(actor, ward, refusal),
    );
  }

  @Allow('vneid.record')
  @Get(paths.ward.menteeVneid.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.desk.page(actor, await this.vneidOf(ward, id));
  }

  @Allow('vneid.record')
  @Post(paths.ward.menteeVneid.pattern)
  async record(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.desk.record(actor, await this.vneidOf(ward, id), body);
  }

  private async countsPage(actor: Actor, ward: Ward, refusal?: DomainError): Promise<WebPage> {
    const counts = await this.queries.counts(actor, ward.id);
    return new WebPage(
      (t) => t.vneid.title,
      <VneidCountsPage code={ward.code} counts={counts} refusal={refusal} />,
      { ward, refusal },
    );
  }

  private async vneidOf(ward: Ward, id: string): Promise<VneidOf> {
    inWard(ward, 'mentee', await this.people.mentee(id));
    return {
      id,
      path: paths.ward.menteeVneid(ward.code, id),
      back: paths.ward.mentee(ward.code, id),
      options: { ward },
    };
  }
}

/** Those who agreed for sure stand in one field, and the answers in one each: "id.day". */
function listedIn(body: FormBody): ListedOnVneid[] {
  const answers = Object.keys(body ?? {}).filter((name) => /^line-\d+$/.test(name));
  const said = [textOf(body, 'sure'), ...answers.map((name) => textOf(body, name))].join(',');
  return said.split(',').flatMap((one) => {
    const [menteeId = '', on = ''] = one.split('.');
    return menteeId !== '' && isDayInReach(on) ? [{ menteeId, on }] : [];
  });
}
