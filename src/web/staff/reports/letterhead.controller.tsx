import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type Letterhead, ReportQueries, ReportsService } from '../../../modules/programme';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { BackLink } from '../../kit/components/back-link';
import { Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { boundedTextOf, type FormBody } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { TextArea } from '../../kit/forms/text-area';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** What stands above and below the ward's papers: asked for, and never made up. */
@PageController()
@Allow('reports.write')
export class LetterheadController {
  constructor(
    private readonly reports: ReportsService,
    private readonly queries: ReportQueries,
  ) {}

  @Get(paths.ward.letterhead.pattern)
  show(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(actor, ward);
  }

  @Post(paths.ward.letterhead.pattern)
  save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.reports.setLetterhead(actor, ward.id, {
          parentAgency: boundedTextOf(body, 'parentAgency', 200),
          agency: boundedTextOf(body, 'agency', 200),
          numberSign: boundedTextOf(body, 'numberSign', 40),
          place: boundedTextOf(body, 'place', 80),
          authority: boundedTextOf(body, 'authority', 200),
          signerTitle: boundedTextOf(body, 'signerTitle', 200),
          signerName: boundedTextOf(body, 'signerName', 120),
          recipients: boundedTextOf(body, 'recipients', 1000),
        });
        return new SeeOther(paths.ward.letterhead(ward.code), 'letterhead-saved');
      },
      (refusal) => this.page(actor, ward, refusal),
    );
  }

  private async page(actor: Actor, ward: Ward, refusal?: DomainError): Promise<WebPage> {
    const letterhead = await this.queries.letterhead(actor, ward);
    return new WebPage(
      (t) => t.reports.letterhead,
      <LetterheadPage code={ward.code} letterhead={letterhead} />,
      { ward, refusal },
    );
  }
}

function LetterheadPage({ code, letterhead }: { code: string; letterhead: Letterhead }) {
  const r = useView().t.reports;
  return (
    <>
      <BackLink href={paths.ward.reports(code)}>{r.title}</BackLink>
      <h1>{r.letterhead}</h1>
      <p class="lead">{r.letterheadLead}</p>
      <Form action={paths.ward.letterhead(code)}>
        <Field name="parentAgency" label={r.parentAgency} value={letterhead.parentAgency} />
        <Field name="agency" label={r.agency} hint={r.agencyHint} value={letterhead.agency} />
        <Field
          name="numberSign"
          label={r.numberSign}
          hint={r.numberSignHint}
          value={letterhead.numberSign}
          width={12}
        />
        <Field name="place" label={r.place} value={letterhead.place} />
        <Field
          name="authority"
          label={r.authority}
          hint={r.authorityHint}
          value={letterhead.authority}
        />
        <Field name="signerTitle" label={r.signerTitle} value={letterhead.signerTitle} />
        <Field name="signerName" label={r.signerName} value={letterhead.signerName} />
        <TextArea name="recipients" label={r.recipients} value={letterhead.recipients} rows={5} />
        <Button>{r.saveLetterhead}</Button>
      </Form>
    </>
  );
}
