import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { CertificatesService, FamiliesService, type Family } from '../../../modules/programme';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { askedPage } from '../../kit/components/asked-page';
import { slicePage } from '../../kit/components/slice-page';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { AskedFilter, oneOf } from '../../kit/page/address-filter';
import { AskedPage } from '../../kit/page/asked';
import { ListFile } from '../../kit/page/list-file';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { proofOf } from '../../shared/recognition/certificate-proof';
import { FamiliesPage, FamilyCertificate, familyColumns, FamilyPage } from './family-pages';

/** Which households a list shows. */
export const familyFilters = ['digital', 'nearly', 'none'] as const;
export interface FamilyFilter {
  show?: (typeof familyFilters)[number];
}
const words = { show: oneOf(familyFilters) };
const A_PAGE = 50;

/** Digital Families: the ward's households by its rule, who guides in one, a certificate to print. */
@PageController()
@Allow('people.read')
export class FamilyPagesController {
  constructor(
    private readonly families: FamiliesService,
    private readonly certificates: CertificatesService,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.families.pattern)
  async list(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedPage() page: number,
    @AskedFilter(words) filter: FamilyFilter,
  ): Promise<WebPage> {
    const all = await this.families.list(actor, ward.id);
    const found = all.filter(isShown(filter));
    const part = await askedPage(page, (asked) => Promise.resolve(slicePage(found, asked, A_PAGE)));
    return new WebPage(
      (t) => t.families.title,
      <FamiliesPage code={ward.code} rule={ward.settings} all={all} page={part} filter={filter} />,
      { ward },
    );
  }

  @Get(paths.ward.familiesFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedFilter(words) filter: FamilyFilter,
  ): Promise<ListFile<Family>> {
    const rows = (await this.families.list(actor, ward.id)).filter(isShown(filter));
    return new ListFile((t) => t.families.title, familyColumns(ward.code), rows, { ward });
  }

  @Get(paths.ward.family.pattern)
  one(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(actor, ward, id);
  }

  @Allow('families.keep')
  @Post(paths.ward.familyGuide.pattern)
  guide(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.families.one(actor, id, ward);
        const menteeId = textOf(body, 'menteeId');
        if (textOf(body, 'ends') === 'yes') await this.families.endGuide(actor, id, menteeId);
        else await this.families.nameGuide(actor, id, menteeId);
        return new SeeOther(paths.ward.family(ward.code, id), 'family-saved');
      },
      (refusal) => this.page(actor, ward, id, refusal),
    );
  }

  @Get(paths.ward.familyCertificate.pattern)
  async certificate(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const family = await this.families.one(actor, id, ward);
    return new WebPage(
      (t) => t.families.certificate,
      <FamilyCertificate
        code={ward.code}
        unit={ward.name}
        topics={ward.settings.familyTopics}
        family={family}
        proof={proofOf(this.env, await this.certificates.standing('family', id))}
      />,
      { ward },
    );
  }

  @Allow('certificates.keep')
  @Post(paths.ward.familyCertificate.pattern)
  async number(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.certificates.issue(actor, ward.id, { kind: 'family', subjectId: id });
    return new SeeOther(paths.ward.familyCertificate(ward.code, id), 'certificate-numbered');
  }

  private async page(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const family = await this.families.one(actor, id, ward);
    return new WebPage(
      (t) => t.families.householdOf(family.code),
      <FamilyPage code={ward.code} rule={ward.settings} family={family} />,
      { ward, refusal },
    );
  }
}

function isShown({ show }: FamilyFilter): (family: Family) => boolean {
  return ({ since, lacks }) => {
    if (show === undefined) return true;
    if (show === 'nearly') return lacks === 'guide';
    return show === 'digital' ? since !== null : since === null;
  };
}
