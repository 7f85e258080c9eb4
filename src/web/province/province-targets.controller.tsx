import { Get, Param, Post, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CellValue } from '../../core/sheets/table';
import { localDateOf } from '../../core/time/zone';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { readUpload, SheetReader, writeList, xlsxType } from '../../modules/exchange';
import { TargetsService } from '../../modules/programme';
import { Clock } from '../../platform/common/clock';
import type { DomainError } from '../../platform/common/domain-error';
import { Env } from '../../platform/config/env';
import { type Language, termName, textsIn } from '../../texts';
import { invalidFields, orShow } from '../kit/forms/refusals';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { PageLanguage } from '../kit/page/page-language';
import { paths } from '../kit/paths/paths';
import { AskedPeriod, shownPeriod, type TypedPeriod } from '../shared/programme/shown-period';
import { ProvinceTargetsPage } from './province-targets-page';

/** Targets of every unit of a province: read by coordinators, set for all at once by operators. */
@PageController()
@Allow('provinces.read')
export class ProvinceTargetsController {
  constructor(
    private readonly targets: TargetsService,
    private readonly reader: SheetReader,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.provinceTargets.pattern)
  show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedPeriod() days: TypedPeriod,
  ): Promise<WebPage> {
    return this.page(actor, code, days);
  }

  /** What stands there, in the columns by which it is read again; units without a target have an empty line. */
  @Get(paths.provinceTargetsFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedPeriod() asked: TypedPeriod,
    @PageLanguage() language: Language,
  ): Promise<StreamableFile> {
    const { year } = shownPeriod(this.today(), asked);
    const units = await this.targets.setInProvince(actor, code, year);
    return new StreamableFile(await sheetOf(units, year, language), { type: xlsxType });
  }

  @Allow('provinces.pair')
  @Post(paths.provinceTargets.pattern)
  bring(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Req() request: FastifyRequest,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { files } = await readUpload(request);
        if (!files.targets) throw invalidFields({ targets: 'choose-file' });
        const rows = await this.reader.readPlaces('targets', files.targets);
        await this.targets.setMany(actor, code, rows);
        return new SeeOther(paths.provinceTargets(code), 'target-saved');
      },
      (refusal) => this.page(actor, code, {}, refusal),
    );
  }

  private async page(
    actor: Actor,
    code: string,
    asked: TypedPeriod,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const period = shownPeriod(this.today(), asked);
    const units = await this.targets.ofProvince(actor, code, period.year, period);
    return new WebPage(
      (t) => t.targets.provinceTitle,
      <ProvinceTargetsPage code={code} period={period} units={units} />,
      { province: code, refusal: refusal ?? period.refusal },
    );
  }

  private today(): string {
    return localDateOf(this.clock.now(), this.env.TIME_ZONE);
  }
}

function sheetOf(
  units: Awaited<ReturnType<TargetsService['setInProvince']>>,
  year: number,
  language: Language,
): Promise<Buffer> {
  const { targets: g } = textsIn(language);
  const { columns: c } = g;
  const headings: [string, number][] = [
    [g.unitCode, 12],
    [g.unit, 24],
    [g.year, 8],
    [g.measure, 34],
    [g.audience, 26],
    [c.percent, 10],
    [c.denominator, 12],
    [c.denominatorOn, 16],
    [c.denominatorSource, 30],
    [c.amount, 12],
  ];
  const rows = units.flatMap(({ unit, targets }): CellValue[][] => {
    const start = [unit.code, unit.name, year];
    if (targets.length === 0) {
      const names = [termName('measure', 'vneid', language), termName('audience', 'all', language)];
      return [[...start, ...names, null, null, null, null, null]];
    }
    return targets.map((target) => [
      ...start,
      termName('measure', target.measure, language),
      termName('audience', target.audience, language),
      target.percent,
      target.denominator,
      target.denominatorOn,
      target.denominatorSource,
      target.amount,
    ]);
  });
  return writeList(
    g.provinceTitle,
    headings.map(([header, width]) => ({ header, width })),
    rows,
  );
}
