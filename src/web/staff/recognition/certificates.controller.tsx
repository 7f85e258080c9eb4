import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  CertificatesService,
  type RegisteredCertificate,
  RecognitionService,
} from '../../../modules/programme';
import type { Ward } from '../../../modules/wards';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { askedPage } from '../../kit/components/asked-page';
import { slicePage } from '../../kit/components/slice-page';
import { type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { AskedPage } from '../../kit/page/asked';
import { ListFile } from '../../kit/page/list-file';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { dayOf } from '../../shared/programme/typed-values';
import { proofOf } from '../../shared/recognition/certificate-proof';
import { RecognitionSheet } from '../../shared/recognition/recognition-sheet';
import { certificateColumns, CertificatePage, CertificatesPage } from './certificate-pages';

const A_PAGE = 50;

/** The register of all papers that a unit gave out under a number, and each of them. */
@PageController()
@Allow('certificates.keep')
export class CertificatePagesController {
  constructor(
    private readonly certificates: CertificatesService,
    private readonly recognition: RecognitionService,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.certificates.pattern)
  async list(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @AskedPage() page: number,
  ): Promise<WebPage> {
    const all = await this.certificates.register(actor, ward.id);
    const part = await askedPage(page, (asked) => Promise.resolve(slicePage(all, asked, A_PAGE)));
    return new WebPage(
      (t) => t.recognition.register,
      <CertificatesPage code={ward.code} page={part} />,
      { ward },
    );
  }

  @Get(paths.ward.certificatesFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
  ): Promise<ListFile<RegisteredCertificate>> {
    const rows = await this.certificates.register(actor, ward.id);
    return new ListFile((t) => t.recognition.register, certificateColumns(ward.code), rows, {
      ward,
    });
  }

  @Get(paths.ward.certificate.pattern)
  show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(actor, ward, id);
  }

  @Get(paths.ward.certificatePaper.pattern)
  async paper(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const certificate = await this.find(actor, ward, id);
    const recognition = await this.recognition.behind(id);
    const proof = proofOf(this.env, certificate);
    if (recognition === null || proof === null || certificate.takenBackAt !== null) {
      throw notFound('certificate');
    }
    return new WebPage(
      (t) => t.recognition.kinds[certificate.kind],
      <RecognitionSheet
        unit={ward.name}
        name={certificate.subject ?? ''}
        certificate={certificate}
        recognition={recognition}
        proof={proof}
        back={{ href: paths.ward.certificate(ward.code, id), name: proof.number }}
      />,
      { ward },
    );
  }

  @Allow('certificates.name')
  @Post(paths.ward.certificateNaming.pattern)
  name(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
      const namedOn = textOf(body, 'ends') === 'yes' ? null : dayOf(body, 'namedOn');
      await this.certificates.name(actor, id, { namedOn, version: versionOf(body) });
      return new SeeOther(paths.ward.certificate(ward.code, id), 'certificate-saved');
    });
  }

  @Post(paths.ward.certificateTakingBack.pattern)
  takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return this.act(actor, ward, id, async () => {
      await this.certificates.takeBack(actor, id, versionOf(body));
      return new SeeOther(paths.ward.certificates(ward.code), 'certificate-taken-back');
    });
  }

  private act(
    actor: Actor,
    ward: Ward,
    id: string,
    work: () => Promise<SeeOther>,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.find(actor, ward, id);
        return work();
      },
      (refusal) => this.page(actor, ward, id, refusal),
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<RegisteredCertificate> {
    const certificate = await this.certificates.one(actor, id);
    if (certificate.wardId !== ward.id) throw notFound('certificate');
    return certificate;
  }

  private async page(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const certificate = await this.find(actor, ward, id);
    return new WebPage(
      (t) => t.recognition.kinds[certificate.kind],
      <CertificatePage
        code={ward.code}
        certificate={certificate}
        url={proofOf(this.env, certificate)?.url ?? ''}
      />,
      { ward, refusal },
    );
  }
}

const versionOf = (body: FormBody): number => integerOf(body, 'version') ?? 0;
