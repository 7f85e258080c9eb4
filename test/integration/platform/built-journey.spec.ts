import { setTimeout as pause } from 'node:timers/promises';
import { addDays, type LocalDate } from '../../../src/core/time/local-dates';
import { localDateOf } from '../../../src/core/time/zone';
import { type ApiWorld, startApi } from '../../support/service/api-world';
import { serviceNow } from '../../support/service/running-service';
import { zone } from '../../support/worlds/session-world';

interface Person {
  id: string;
  fullName: string;
  phone: string | null;
}
interface Listed<Row> {
  items: Row[];
}

/** Letters whose marks are signs of their own, as some programs write them. */
const apart = (text: string): string => text.normalize('NFD');

const mentors = `HỌ TÊN,SĐT,Thôn,Nội dung,Buổi rảnh,Số học viên tối đa
Đặng Văn Quỳnh,Số điện thoại: 0912.345.671,thon dam enh,VNeID,"Tối thứ hai, tối thứ năm",8`;
const mentees = [
  'Họ và tên,Năm sinh,Thôn,Điện thoại,Nhu cầu học,Buổi rảnh,Đồng ý',
  'Đặng Thị Ễnh,1950,Thôn Đầm Ễnh,ĐTDĐ 0912 345 672,VNeID,"Tối thứ hai, tối thứ năm",x',
  apart('Nguyễn Thị Hường,1951,Thôn Đầm Ễnh,,VNeID,"Tối thứ hai, tối thứ năm",có'),
  ...['Một', 'Hai', 'Ba', 'Bốn'].map(
    (name) => `Lường Văn ${name},1952,Đầm Ễnh,,VNeID,"Tối T2, tối T5",đồng ý`,
  ),
].join('\n');

/** Its one file once lost the Vietnamese letters of patterns, which the sources still had; numbers in lists are masked. */
describe('the built program, in Vietnamese', () => {
  let api: ApiWorld;
  let token = '';
  let day: LocalDate;
  let woman: Person;

  const ward = () => `wards/${api.world.ward.id}`;

  async function ask<T>(method: string, path: string, body?: object | FormData): Promise<T> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${api.service.baseUrl}/api/v1/${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && !isForm && { 'content-type': 'application/json' }),
      },
      body: isForm ? body : body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text && JSON.parse(text)) as T;
  }

  /** Until the service has computed it. */
  async function computed(path: string): Promise<{ id: string; version: number; state: string }> {
    for (;;) {
      const run = await ask<{ id: string; version: number; state: string }>('GET', path);
      if (!['queued', 'running'].includes(run.state)) return run;
      await pause(20);
    }
  }

  const found = async (people: string, q: string): Promise<Person[]> => {
    const path = `${ward()}/${people}?q=${encodeURIComponent(q)}`;
    return (await ask<Listed<Person>>('GET', path)).items;
  };

  beforeAll(async () => {
    api = await startApi('sqlite');
    day = localDateOf(serviceNow(), zone);
    token = (await ask<{ token: string }>('POST', 'tokens', api.officer)).token;
    const place = { latitude: 20.3, longitude: 105.9 };
    await ask('POST', `${ward()}/hamlets`, { name: 'Thôn Đầm Ễnh', ...place });
  });
  afterAll(() => api.stop());

  it.each([
    ['mentors', mentors, 1],
    ['mentees', mentees, 6],
  ])('reads a list of %s', async (kind, sheet, people) => {
    const form = new FormData();
    form.set('kind', kind);
    form.set('file', new Blob([sheet]), `${kind}.csv`);
    const read = await ask<{ added: number; rejected: object[] }>(
      'POST',
      `${ward()}/imports`,
      form,
    );
    expect(read).toMatchObject({ added: people, rejected: [] });
  });

  it('finds people however they are written', async () => {
    [woman] = await found('mentees', 'dang thi enh');
    expect(woman).toMatchObject({ fullName: 'Đặng Thị Ễnh', phone: '091****672' });
    for (const [q, name] of [
      ['ĐẶNG', 'Đặng Thị Ễnh'],
      ['huong', 'Nguyễn Thị Hường'],
      [apart('hường'), 'Nguyễn Thị Hường'],
    ]) {
      expect((await found('mentees', q)).map(({ fullName }) => fullName)).toContain(name);
    }
    const [man] = await found('mentors', 'quynh');
    expect(man).toMatchObject({ fullName: 'Đặng Văn Quỳnh', phone: '091****671' });
  });

  it('pairs them, plans their weeks and books', async () => {
    const asked = await ask<{ id: string }>('POST', `${ward()}/proposals`);
    const proposal = await computed(`proposals/${asked.id}`);
    expect(proposal.state).toBe('proposed');
    await ask('POST', `proposals/${asked.id}/publication`, { acceptBelowMinimum: true });
    const weeks = { fromDate: addDays(day, 6), weeks: 1 };
    const planned = await ask<{ id: string }>('POST', `${ward()}/week-plans`, weeks);
    const path = `${ward()}/week-plan-runs/${planned.id}`;
    const { version } = await computed(path);
    await ask('POST', `${path}/publication`, { version });
    const times = await ask<{ startAt: number }[]>(
      'GET',
      `mentees/${woman.id}/free-times?days=28&limit=200`,
    );
    const startAt = times.at(-1)?.startAt;
    await ask('POST', 'bookings', { menteeId: woman.id, startAt, because: 'Bà gọi điện' });
  });

  it('reminds them', async () => {
    const { items } = await ask<Listed<{ recipientName: string; kind: string }>>(
      'GET',
      'reminders?pageSize=200',
    );
    const names = items.map(({ recipientName }) => recipientName);
    expect(names).toEqual(expect.arrayContaining(['Đặng Thị Ễnh', 'Đặng Văn Quỳnh']));
  });
});
