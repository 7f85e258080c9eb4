import { renderToString } from 'preact-render-to-string';
import { localDateOf, localMinuteOf } from '../../core/time/zone';
import type { ProviderFault, FaultOf } from './faults';
import type { Received, StoodIn } from './received';

const shown = 50;

interface OfferedFault {
  name: string;
  fields: Record<string, string | number>;
}

/** The faults that a visitor may want to see; any other goes by POST /faults. */
const offered: Record<Exclude<StoodIn, 'smtp'>, OfferedFault[]> = {
  zalo: [
    { name: 'Không có Zalo (−118)', fields: { kind: 'code', code: -118 } },
    { name: 'Người dùng từ chối (−141)', fields: { kind: 'code', code: -141 } },
    { name: 'Hết hạn mức ngày (−144)', fields: { kind: 'code', code: -144 } },
    { name: 'Hết tiền (−115)', fields: { kind: 'code', code: -115 } },
    { name: 'Token hết hạn (−124)', fields: { kind: 'code', code: -124 } },
    { name: 'HTTP 503', fields: { kind: 'status', status: 503 } },
    { name: 'Nhận rồi im lặng', fields: { kind: 'silent-after-accepting' } },
    { name: 'Chậm 5 giây', fields: { kind: 'slow', milliseconds: 5000 } },
  ],
  esms: [
    { name: 'Số không đúng (114)', fields: { kind: 'code', code: 114 } },
    { name: 'Hết tiền (103)', fields: { kind: 'code', code: 103 } },
    { name: 'Trùng RequestId (124)', fields: { kind: 'code', code: 124 } },
    { name: 'HTTP 500', fields: { kind: 'status', status: 500 } },
    { name: 'Nhận rồi im lặng', fields: { kind: 'silent-after-accepting' } },
    { name: 'Chậm 5 giây', fields: { kind: 'slow', milliseconds: 5000 } },
  ],
  'zalo-oauth': [
    { name: 'Refresh token bị từ chối (−14014)', fields: { kind: 'code', code: -14014 } },
  ],
};
const names: Record<StoodIn, string> = {
  zalo: 'Zalo',
  'zalo-oauth': 'Zalo (token)',
  esms: 'SMS',
  smtp: 'E-mail',
};

/** What arrived at people's phones, the newest first, and buttons that make a provider fail. */
export function inboxPage(received: readonly Received[], fault: FaultOf): string {
  const latest = received.slice(-shown).reverse();
  const page = (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Tin đã tới: ${received.length}`}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <h1>Zalo và SMS thử nghiệm</h1>
        <p>
          Máy này đóng vai nhà cung cấp: không tin nào ra khỏi máy. / This machine stands in for the
          providers: nothing leaves it.
        </p>
        <h2>Cho hỏng thử / Make it fail</h2>
        {(['zalo', 'esms', 'zalo-oauth'] as const).map((provider) => (
          <Faults key={provider} provider={provider} fault={faultNow(fault, provider)} />
        ))}
        <h2>{`Tin đã tới / Arrived: ${received.length}`}</h2>
        <p>
          <a href="/">Tải lại / Reload</a>
        </p>
        <table>
          <thead>
            <tr>
              <th>Lúc / At</th>
              <th>Qua / By</th>
              <th>Tới / To</th>
              <th>Nội dung / Text</th>
            </tr>
          </thead>
          <tbody>
            {latest.map(({ at, provider, phone, text, key }) => (
              <tr key={key}>
                <td>{moment(at)}</td>
                <td>{names[provider]}</td>
                <td>{phone}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}

function Faults({
  provider,
  fault,
}: {
  provider: Exclude<StoodIn, 'smtp'>;
  fault: ProviderFault | undefined;
}) {
  return (
    <section>
      <h3>{names[provider]}</h3>
      <p>{fault ? <strong>{`Đang hỏng: ${JSON.stringify(fault)}`}</strong> : 'Đang chạy tốt'}</p>
      {offered[provider].map(({ name, fields }) => (
        <FaultButton key={name} name={name} fields={{ ...fields, provider }} />
      ))}
      {fault ? <FaultButton name="Chạy tốt lại / Works again" fields={{}} /> : null}
    </section>
  );
}

function FaultButton({ name, fields }: OfferedFault) {
  return (
    <form method="post" action="/faults">
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <button type="submit">{name}</button>
    </form>
  );
}

function faultNow(fault: FaultOf, provider: StoodIn): ProviderFault | undefined {
  return fault({ provider, phone: '', key: '' });
}

const zone = 'Asia/Ho_Chi_Minh';

function moment(at: number): string {
  const minute = localMinuteOf(at, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${localDateOf(at, zone)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const style = `
body { font: 1.05rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 70rem; padding: 0 1rem; }
form { display: inline-block; margin: 0 0.5rem 0.5rem 0; }
button { font: inherit; min-height: 48px; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #999; padding: 0.4rem; text-align: left; vertical-align: top; }
td:nth-child(-n + 3) { white-space: nowrap; }
@media (max-width: 40rem) {
  tr { display: block; border-bottom: 1px solid #999; }
  td { display: block; border: 0; padding: 0.1rem 0; }
  thead { display: none; }
}`;
