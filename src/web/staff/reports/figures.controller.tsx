import { Get, Param } from '@nestjs/common';
import {
  type CountedFigure,
  cutKinds,
  type CutKind,
  isCounted,
} from '../../../core/programme/figures';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type Cut, type FigureRow, ReportQueries } from '../../../modules/programme';
import type { Ward } from '../../../modules/wards';
import { notFound } from '../../../platform/common/domain-error';
import { askedPage } from '../../kit/components/asked-page';
import { slicePage } from '../../kit/components/slice-page';
import { AskedFilter, anyText, oneOf } from '../../kit/page/address-filter';
import { AskedDay, AskedPage } from '../../kit/page/asked';
import { ListFile } from '../../kit/page/list-file';
import { WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { figureColumns, FigurePage } from './figure-page';

/** Which part of a figure a list shows. */
export interface FigureFilter {
  by?: CutKind;
  part?: string;
}
const words = { by: oneOf(cutKinds), part: anyText };
const A_PAGE = 50;

/** What is behind a number of a report that is no measure: once each thing that was counted. */
@PageController()
@Allow('people.read')
export class FigurePagesController {
  constructor(private readonly queries: ReportQueries) {}

  @Get(paths.ward.figure.pattern)
  async list(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('figure') figure: string,
    @AskedPage() asked: number,
    @AskedFilter(words) filter: FigureFilter,
    @AskedDay('from') from: string | undefined,
    @AskedDay('until') until: string | undefined,
  ): Promise<WebPage> {
    const known = figureIn(figure);
    const rows = await this.queries.list(actor, ward.id, known, { from, until }, cutIn(filter));
    const page = await askedPage(asked, (one) => Promise.resolve(slicePage(rows, one, A_PAGE)));
    return new WebPage(
      (t) => t.reports.figures[known],
      <FigurePage
        code={ward.code}
        figure={known}
        filter={filter}
        days={{ from, until }}
        page={page}
      />,
      { ward },
    );
  }

  @Get(paths.ward.figureFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('figure') figure: string,
    @AskedFilter(words) filter: FigureFilter,
    @AskedDay('from') from: string | undefined,
    @AskedDay('until') until: string | undefined,
  ): Promise<ListFile<FigureRow>> {
    const known = figureIn(figure);
    const rows = await this.queries.list(actor, ward.id, known, { from, until }, cutIn(filter));
    const columns = figureColumns(ward.code, known);
    return new ListFile((t) => t.reports.figures[known], columns, rows, { ward });
  }
}

/** @throws DomainError not-found */
function figureIn(figure: string): CountedFigure {
  if (!isCounted(figure)) throw notFound('page');
  return figure;
}

function cutIn({ by, part }: FigureFilter): Cut | undefined {
  return by === undefined || part === undefined ? undefined : { by, code: part };
}
