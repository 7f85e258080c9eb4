import { Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AccountsService,
  Public,
  Sealing,
  SetUpToken,
  StaffEntrance,
  systemActor,
} from '../../modules/access';
import { DomainError } from '../../platform/common/domain-error';
import { Env } from '../../platform/config/env';
import { DemoService } from '../../demo/demo.service';
import { readUpload, SheetReader, type Upload } from '../../modules/exchange';
import { Ward, WardsService } from '../../modules/wards';
import { WebPage, SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { askingAgain, naming, orShow } from '../kit/forms/refusals';
import {
  assertAccountFields,
  keptPassword,
  SetUpFields,
  setUpFields,
  wardOf,
  withKeptPassword,
  wrongAccountFields,
} from './set-up-form';
import { SetUpPage, SetUpTokenPage } from './set-up-page';
import { paths } from '../kit/paths/paths';

/** Open to whoever started the service, and only while it has no account. */
@PageController()
@Public(
  'nobody has an account yet; the token printed at the start opens it, closed once somebody has',
)
export class SetUpController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly token: SetUpToken,
    private readonly entrance: StaffEntrance,
    private readonly wards: WardsService,
    private readonly demo: DemoService,
    private readonly reader: SheetReader,
    private readonly sealing: Sealing,
    private readonly env: Env,
  ) {}

  @Get(paths.setUp.pattern)
  async form(@Query('token') token?: string): Promise<WebPage | SeeOther> {
    if (await this.accounts.hasAny()) return new SeeOther(paths.signIn());
    if (token !== undefined && this.token.isRight(token)) {
      return new WebPage((t) => t.entry.setUp, <SetUpPage token={token} />);
    }
    return new WebPage((t) => t.entry.setUp, <SetUpTokenPage isWrong={token !== undefined} />, {
      status: token === undefined ? 200 : 403,
    });
  }

  @Post(paths.setUp.pattern)
  async setUp(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('token') token?: string,
  ): Promise<WebPage | SeeOther> {
    await this.assertEmpty();
    this.token.assertRight(token);
    const upload = await readUpload(request);
    const fields = withKeptPassword(setUpFields(upload), upload, this.sealing);
    return orShow(
      () => this.create(fields, upload.files.units, request, reply),
      (refusal) => {
        const kept = keptPassword(fields, refusal, this.sealing);
        return new WebPage(
          (t) => t.entry.setUp,
          <SetUpPage fields={fields} token={token} keptPassword={kept} />,
          { refusal: askedAgain(refusal, upload, kept !== undefined) },
        );
      },
    );
  }

  @Post(paths.setUpDemo.pattern)
  async loadDemo(@Query('token') token?: string): Promise<SeeOther> {
    await this.assertEmpty();
    this.token.assertRight(token);
    const ward = await this.demo.load();
    const address = await this.demo.signIn(ward);
    return new SeeOther(address.slice(this.env.baseUrl.length));
  }

  private async create(
    fields: SetUpFields,
    unitsFile: Parameters<typeof wardOf>[1],
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SeeOther> {
    const known = fields.code && !unitsFile ? await this.wards.findByCode(fields.code) : null;
    // All that is wrong is said at once.
    const ward =
      known ??
      (await orShow(
        () => wardOf(fields, unitsFile, this.reader),
        (refusal) => {
          throw naming(refusal, wrongAccountFields(fields));
        },
      ));
    assertAccountFields(fields);
    const { login, fullName, password } = fields;
    const account = await this.accounts.createFirst(
      systemActor,
      { login, fullName, password, role: 'officer' },
      async (manager) => {
        const standing = await manager.findOneBy(Ward, { code: ward.code });
        return (standing ?? (await this.wards.insert(manager, systemActor, ward))).id;
      },
    );
    await this.entrance.enter(account, 'set-up', request, reply);
    return new SeeOther(paths.ward.home(ward.code), 'set-up');
  }

  private async assertEmpty(): Promise<void> {
    if (!(await this.accounts.hasAny())) return;
    throw new DomainError('already-set-up');
  }
}

/** A refused form comes back without its file, and without passwords that were not kept, and says so. */
function askedAgain(
  refusal: DomainError,
  { fields, files }: Upload,
  isPasswordKept: boolean,
): DomainError {
  const again = isPasswordKept ? refusal : askingAgain(refusal, fields);
  return files.units ? naming(again, { units: 'file-again' }) : again;
}
