import type { Page } from '../../../platform/http/paging';
import {
  type CallLine,
  type PhoneHolder,
  whoseLines,
  type WhoseLines,
} from '../../../modules/reminders';
import { ExcelLink } from '../../kit/components/excel-link';
import { Paging } from '../../kit/components/table';
import { Button, Form } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { CallLineCard, givingFormId } from './call-line-card';

export interface CallLinesProps {
  code: string;
  lines: Page<CallLine>;
  /** Which of them are shown. */
  whose: WhoseLines;
  /** By number. */
  holders: ReadonlyMap<string, PhoneHolder[]>;
  /** Who of the ward may call. */
  officers: readonly { id: string; fullName: string }[];
}

/** The call list: a number is called once, about everybody who has it. */
export function CallLinesSection({ code, lines, whose, holders, officers }: CallLinesProps) {
  const { t } = useView();
  const { sessions: s, calls: c } = t;
  const nobody = whose === 'all' ? s.nobodyToCall : c.noneOfThese;
  return (
    <section>
      <h2 id="calls">{s.callList}</h2>
      <p>
        {s.callListLead} {c.lead}
      </p>
      <nav class="paging no-print" aria-label={c.whose}>
        <span>{c.whose}:</span>
        {whoseLines.map((name) => (
          <a
            key={name}
            href={`${withQuery(paths.ward.reminders(code), { whose: name === 'all' ? undefined : name })}#calls`}
            aria-current={whose === name ? 'true' : undefined}
          >
            {c.views[name]}
          </a>
        ))}
      </nav>
      {lines.total === 0 ? (
        <p class="empty">{nobody}</p>
      ) : (
        <>
          <p>
            <strong>{c.count(lines.total)}</strong>
          </p>
          <ExcelLink
            href={withQuery(paths.ward.callsFile(code), {
              whose: whose === 'all' ? undefined : whose,
            })}
            of={s.callList}
          />
          <ul class="people">
            {lines.items.map((line) => (
              <CallLineCard
                key={line.line}
                code={code}
                line={line}
                holders={holders.get(line.number ?? '') ?? []}
              />
            ))}
          </ul>
          <Paging {...lines} name="calls" of={s.callList} />
          <Giving code={code} officers={officers} />
        </>
      )}
    </section>
  );
}

/** Who calls the numbers that were ticked above. */
function Giving({ code, officers }: Pick<CallLinesProps, 'code' | 'officers'>) {
  const { t, actor } = useView();
  const c = t.calls;
  const others = officers.filter(({ id }) => id !== actor?.id);
  return (
    <Form id={givingFormId} action={paths.ward.callCallers(code)} className="no-print">
      <Select
        name="to"
        label={c.giveTo}
        options={[
          { value: 'me', label: c.me },
          { value: 'mentor', label: c.theirMentor },
          ...others.map(({ id, fullName }) => ({ value: id, label: fullName })),
          { value: 'nobody', label: c.nobody },
        ]}
      />
      <Button kind="secondary">{c.give}</Button>
    </Form>
  );
}
