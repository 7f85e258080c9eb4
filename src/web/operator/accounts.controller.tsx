import { Body, Get, Param, Post } from '@nestjs/common';
import { plainKey } from '../../core/vietnamese/text';
import {
  type Account,
  type Actor,
  Allow,
  CurrentActor,
  type Duties,
  Invitations,
  StaffAccounts,
} from '../../modules/access';
import { WardsService } from '../../modules/wards';
import type { DomainError } from '../../platform/common/domain-error';
import { integerOf, listOf, textOf, type FormBody } from '../kit/forms/form-fields';
import { invalidFields, orShow } from '../kit/forms/refusals';
import { AskedText } from '../kit/page/asked';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { AccountsPage, NewAccountPage, StaffAccountPage } from './account-pages';

const mostShown = 100;
const roles: readonly Account['role'][] = ['operator', 'officer', 'provincial', 'counter'];

/** The staff's accounts, in the hands of an administrator. */
@PageController()
@Allow('accounts.manage')
export class AccountsPageController {
  constructor(
    private readonly accounts: StaffAccounts,
    private readonly invitations: Invitations,
    private readonly wards: WardsService,
  ) {}

  @Get(paths.operations.accounts.pattern)
  async list(
    @CurrentActor() actor: Actor,
    @AskedText('q') q: string | undefined,
  ): Promise<WebPage> {
    const words = plainKey(q ?? '')
      .split(' ')
      .filter(Boolean);
    const found = (await this.accounts.list(actor)).filter(({ fullName, login }) => {
      const key = plainKey(`${fullName} ${login}`);
      return words.every((word) => key.includes(word));
    });
    return new WebPage(
      (t) => t.roles.accounts,
      <AccountsPage
        accounts={found.slice(0, mostShown)}
        total={found.length}
        q={q}
        wards={await this.wards.list(actor)}
      />,
    );
  }

  @Get(paths.operations.newAccount.pattern)
  newAccount(@CurrentActor() actor: Actor): Promise<WebPage> {
    return this.newPage(actor);
  }

  @Post(paths.operations.newAccount.pattern)
  add(@CurrentActor() actor: Actor, @Body() body: FormBody): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const duties = await this.dutiesOf(actor, body);
        const { id } = await this.accounts.add(actor, textOf(body, 'login'), duties);
        return new SeeOther(paths.operations.account(id), 'account-made');
      },
      (refusal) => this.newPage(actor, refusal),
    );
  }

  @Get(paths.operations.account.pattern)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    return this.page(actor, id);
  }

  @Post(paths.operations.account.pattern)
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const duties = await this.dutiesOf(actor, body);
        await this.accounts.change(actor, id, integerOf(body, 'version') ?? 0, duties);
        return new SeeOther(paths.operations.account(id), 'account-saved');
      },
      (refusal) => this.page(actor, id, { refusal }),
    );
  }

  /** The link stands on the answer alone, and in no address. */
  @Post(paths.operations.accountInvitation.pattern)
  async invite(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage> {
    return this.page(actor, id, { invitation: await this.invitations.invite(actor, id) });
  }

  @Post(paths.operations.accountOff.pattern)
  switchOff(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await this.accounts.switchOff(actor, id);
        return new SeeOther(paths.operations.account(id), 'account-off');
      },
      (refusal) => this.page(actor, id, { refusal }),
    );
  }

  @Post(paths.operations.accountOn.pattern)
  async switchOn(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SeeOther> {
    await this.accounts.switchOn(actor, id);
    return new SeeOther(paths.operations.account(id), 'account-on');
  }

  /** Wards are those that there are. @throws DomainError invalid-form */
  private async dutiesOf(actor: Actor, body: FormBody): Promise<Duties> {
    const role = roles.find((one) => one === textOf(body, 'role'));
    if (!role) throw invalidFields({ role: 'choose-one' });
    const wards = await this.wards.list(actor);
    const wanted = listOf(body, 'wardIds');
    const province = textOf(body, 'provinceCode');
    return {
      fullName: textOf(body, 'fullName').slice(0, 200),
      role,
      wardIds: wards.map(({ id }) => id).filter((id) => wanted.includes(id)),
      provinceCode: wards.find((ward) => ward.provinceCode === province)?.provinceCode ?? null,
    };
  }

  private async newPage(actor: Actor, refusal?: DomainError): Promise<WebPage> {
    const wards = await this.wards.list(actor);
    return new WebPage((t) => t.roles.addAccount, <NewAccountPage wards={wards} />, { refusal });
  }

  private async page(
    actor: Actor,
    id: string,
    { invitation, refusal }: { invitation?: string; refusal?: DomainError } = {},
  ): Promise<WebPage> {
    const account = await this.accounts.get(actor, id);
    const wards = await this.wards.list(actor);
    const props = { account, wards, invitation, isOwn: id === actor.id };
    return new WebPage(() => account.fullName, <StaffAccountPage {...props} />, { refusal });
  }
}
