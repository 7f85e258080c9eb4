import type { Account, ListedAccount } from '../../modules/access';
import { BackLink } from '../kit/components/back-link';
import { Facts } from '../kit/components/facts';
import { QrCode } from '../kit/components/qr-code';
import { Search } from '../kit/components/search';
import { Table } from '../kit/components/table';
import { Choices, Field } from '../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues, PostButton } from '../kit/forms/form';
import { FormDisclosure } from '../kit/forms/form-disclosure';
import { Select } from '../kit/forms/select';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** Wards as the form offers them. */
export type OfferedWard = { id: string; name: string; code: string; provinceCode: string | null };

const offeredRoles: readonly Account['role'][] = ['officer', 'counter', 'provincial', 'operator'];

interface AccountsPageProps {
  accounts: ListedAccount[];
  /** Of whom the list shows the first. */
  total: number;
  q: string | undefined;
  wards: readonly OfferedWard[];
}

export function AccountsPage({ accounts, total, q, wards }: AccountsPageProps) {
  const { t } = useView();
  const r = t.roles;
  const placeOf = usePlaces(wards);
  const stateOf = useStates();
  return (
    <>
      <BackLink href={paths.wards()}>{t.entry.wards}</BackLink>
      <h1>{r.accounts}</h1>
      <p class="lead">{r.accountsLead}</p>
      <div class="actions">
        <ButtonLink href={paths.operations.newAccount()}>{r.addAccount}</ButtonLink>
      </div>
      <Search label={r.findAccount} value={q} />
      <Table
        caption={r.accounts}
        isCaptionHidden
        whenEmpty={r.noAccounts}
        rows={accounts}
        isCards
        columns={[
          {
            heading: r.name,
            cell: ({ id, fullName }) => <a href={paths.operations.account(id)}>{fullName}</a>,
          },
          { heading: r.login, cell: ({ login }) => login },
          { heading: r.role, cell: ({ role }) => r.names[role] },
          { heading: r.where, cell: placeOf },
          { heading: r.state, cell: stateOf },
        ]}
      />
      {total > accounts.length ? (
        <p class="hint">{r.moreAccounts(total - accounts.length)}</p>
      ) : null}
    </>
  );
}

export function NewAccountPage({ wards }: { wards: readonly OfferedWard[] }) {
  const { t } = useView();
  const r = t.roles;
  return (
    <>
      <BackLink href={paths.operations.accounts()}>{r.accounts}</BackLink>
      <h1>{r.addAccount}</h1>
      <p class="lead">{r.addLead}</p>
      <Form action={paths.operations.newAccount()}>
        <Field name="fullName" label={r.name} isNeeded />
        <Field name="login" label={r.login} hint={t.entry.loginHint} autocomplete="off" isNeeded />
        <DutyFields wards={wards} />
        <Button>{r.addAccount}</Button>
      </Form>
    </>
  );
}

interface AccountPageProps {
  account: ListedAccount;
  isOwn: boolean;
  wards: readonly OfferedWard[];
  /** Just made. */
  invitation?: string;
}

export function StaffAccountPage({ account, isOwn, wards, invitation }: AccountPageProps) {
  const r = useView().t.roles;
  const placeOf = usePlaces(wards);
  const stateOf = useStates();
  const { id, fullName, isActive } = account;
  return (
    <>
      <BackLink href={paths.operations.accounts()}>{r.accounts}</BackLink>
      <h1>{fullName}</h1>
      <Facts
        facts={[
          [r.login, account.login],
          [r.role, r.names[account.role]],
          [r.where, placeOf(account)],
          [r.state, stateOf(account)],
        ]}
      />
      {isActive ? <InvitationSection account={account} invitation={invitation} /> : null}
      <FormDisclosure action={paths.operations.account(id)} summary={r.change}>
        <p>{isOwn ? r.ownAccount : r.changeHint}</p>
        <HiddenValues
          values={{ version: account.signInVersion, ...(isOwn && { role: account.role }) }}
        />
        <Field name="fullName" label={r.name} value={fullName} isNeeded />
        {isOwn ? null : <DutyFields wards={wards} account={account} />}
        <Button>{r.save}</Button>
      </FormDisclosure>
      {isOwn ? null : <SwitchSection account={account} />}
    </>
  );
}

function InvitationSection({
  account,
  invitation,
}: Pick<AccountPageProps, 'account' | 'invitation'>) {
  const r = useView().t.roles;
  return (
    <section>
      <h2>{r.invitation}</h2>
      {invitation === undefined ? (
        <>
          <p>{r.makeInvitationLead}</p>
          <PostButton
            action={paths.operations.accountInvitation(account.id)}
            kind={account.hasPassword ? 'secondary' : 'primary'}
          >
            {r.makeInvitation}
          </PostButton>
        </>
      ) : (
        <>
          <p>{r.invitationLead}</p>
          <QrCode text={invitation} label={r.qrOf(account.fullName)} />
          <p class="url">{invitation}</p>
        </>
      )}
    </section>
  );
}

function SwitchSection({ account: { id, isActive } }: Pick<AccountPageProps, 'account'>) {
  const r = useView().t.roles;
  return isActive ? (
    <FormDisclosure action={paths.operations.accountOff(id)} summary={r.switchOff}>
      <p>{r.switchOffLead}</p>
      <Button kind="warning">{r.switchOff}</Button>
    </FormDisclosure>
  ) : (
    <PostButton action={paths.operations.accountOn(id)}>{r.switchOn}</PostButton>
  );
}

function DutyFields({
  wards,
  account,
}: {
  wards: readonly OfferedWard[];
  account?: ListedAccount;
}) {
  const r = useView().t.roles;
  const provinces = [...new Set(wards.flatMap(({ provinceCode }) => provinceCode ?? []))];
  return (
    <>
      <Choices
        name="role"
        legend={r.role}
        choices={offeredRoles.map((role) => ({
          value: role,
          label: r.names[role],
          hint: r.does[role],
          isChosen: role === (account?.role ?? 'officer'),
        }))}
      />
      <Choices
        name="wardIds"
        legend={r.wardsOf}
        isMany
        choices={wards.map(({ id, name, code }) => ({
          value: id,
          label: `${name} (${code})`,
          isChosen: account?.wardIds.includes(id),
        }))}
      />
      <Select
        name="provinceCode"
        label={r.province}
        empty={r.noProvince}
        value={account?.provinceCode ?? ''}
        options={provinces.map((code) => ({ value: code, label: r.provinceOf(code) }))}
      />
    </>
  );
}

/** Where an account works, in words. */
function usePlaces(wards: readonly OfferedWard[]): (account: ListedAccount) => string {
  const r = useView().t.roles;
  const names = new Map(wards.map(({ id, name }) => [id, name]));
  return ({ role, provinceCode, wardIds }) => {
    if (role === 'operator') return r.everywhere;
    if (provinceCode !== null) return r.provinceOf(provinceCode);
    return wardIds.map((id) => names.get(id) ?? '').join(', ');
  };
}

function useStates(): (account: ListedAccount) => string {
  const r = useView().t.roles;
  return ({ isActive, hasPassword }) => {
    if (!isActive) return r.off;
    return hasPassword ? r.active : r.invited;
  };
}
