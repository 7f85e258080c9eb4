import {
  CallHandler,
  ExecutionContext,
  Injectable,
  NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, Observable } from 'rxjs';
import { type Actor, isOfStaff, PhoneReads, TakenLists } from '../../../modules/access';
import type { Side } from '../../../core/people/fields';
import { writeList, xlsxType } from '../../../modules/exchange';
import { printQuery } from '../components/excel-link';
import { ListFile } from './list-file';
import { WebPage, SeeOther } from './page';
import { takeCameFrom } from '../view/came-from';
import { paths } from '../paths/paths';
import { PhoneHelp } from '../people/phone-help';
import { PhonePeople } from '../people/phone-people';
import { PageRenderer } from './page-renderer';
import { printedPage, whoseList } from './printed-list';

/**
 * What a form was answered can be asked for by no address: the browser keeps it for the way back, where it would
 * otherwise ask whether the form is to be sent again.
 */
const kept = 'private, no-cache';

/** What addresses of what is done with one person begin with. */
const ofOnePerson = paths.ward.personEdit.pattern.replace(/\w+$/, '');

/** Turns a Page into HTML, a SeeOther into a redirect and a ListFile into an Excel file. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly people: PhonePeople,
    private readonly help: PhoneHelp,
    private readonly taken: TakenLists,
    private readonly reads: PhoneReads,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    takeCameFrom(request);
    return next.handle().pipe(mergeMap((answer: unknown) => this.answer(answer, request, reply)));
  }

  private async answer(
    answer: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    if (answer instanceof SeeOther) {
      void reply.status(303).header('location', answer.url);
      return '';
    }
    if (answer instanceof ListFile) {
      const isPrinted = new URLSearchParams(request.url.split('?')[1]).has(printQuery);
      await this.note(answer, request, isPrinted ? 'print' : 'file');
      if (!isPrinted) return this.file(answer, request, reply);
      return this.page(printedPage(answer), request, reply);
    }
    return answer instanceof WebPage ? this.page(answer, request, reply) : answer;
  }

  private async page(
    answer: WebPage,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<string | Buffer> {
    const { isForPhones, isForOnce, ward, wardToCall } = answer.options;
    void reply
      .status(answer.options.status ?? answer.options.refusal?.status ?? 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', request.method === 'POST' && !isForOnce ? kept : 'no-store');
    const { html, phones } = await this.renderer.render(answer, request, reply, {
      people: isForPhones ? await this.people.of(request.actors ?? []) : [],
      help: isForPhones ? await this.help.for(actorsOf(request), wardToCall) : undefined,
    });
    await this.noteRead(request, ward?.id ?? null, phones);
    return html;
  }

  /** That staff read numbers of people in full is written down before they do; of a list that is printed, below. */
  private async noteRead(
    request: FastifyRequest,
    wardId: string | null,
    count: number,
  ): Promise<void> {
    const { actor } = request;
    if (!actor || !isOfStaff(actor) || count === 0) return;
    const one = personIn(request);
    if (one && wardId) await this.reads.one(actor, wardId, one.kind, one.id);
    else await this.reads.several(actor, wardId, { list: pageName(request), count });
  }

  /** Whose data leaves the service, and with whom, is written down before it does. */
  private async note(
    { rows, options }: ListFile<unknown>,
    request: FastifyRequest,
    way: 'file' | 'print',
  ): Promise<void> {
    // Of a province there are figures, and nobody's data.
    if (!request.actor || !options.ward) return;
    const taken = { list: nameOf(request), rows: rows.length, way };
    await this.taken.note(request.actor, options.ward.id, taken);
  }

  private async file(
    answer: ListFile<unknown>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const view = this.renderer.viewOf(answer, request);
    const title = `${answer.title(view.t)} · ${whoseList(answer, view.t)}`;
    const columns = answer.columns(view);
    const bytes = await writeList(
      title,
      columns.map(({ heading: header, width }) => ({ header, width })),
      answer.rows.map((row) => columns.map(({ text }) => text(row))),
    );
    void reply
      .header(
        'content-disposition',
        `attachment; filename="${answer.options.fileName ?? nameOf(request)}"`,
      )
      .header('cache-control', 'no-store')
      .type(xlsxType);
    return new StreamableFile(bytes);
  }
}

/** Of a page about one person, such as the form that changes them. */
function personIn({ routeOptions, params }: FastifyRequest): { kind: Side; id: string } | null {
  if (!routeOptions.url?.startsWith(ofOnePerson)) return null;
  const { people, id } = params as { people: string; id: string };
  return { kind: people === 'mentors' ? 'mentor' : 'mentee', id };
}

/** The words of the page's route after the ward, such as `mentors/sheet`; nobody's name stands in it. */
function pageName({ routeOptions }: FastifyRequest): string {
  const [, , , ...parts] = (routeOptions.url ?? '').split('/');
  return parts.filter((part) => !part.startsWith(':')).join('/');
}

/** The file's name: the last word of its address. */
function nameOf({ url }: FastifyRequest): string {
  return url.split('?')[0]?.split('/').at(-1) ?? 'list.xlsx';
}

/** Whose page it is first, then whoever else this browser is signed in as. */
function actorsOf({ actor, actors = [] }: FastifyRequest): Actor[] {
  return actor ? [actor, ...actors] : actors;
}
