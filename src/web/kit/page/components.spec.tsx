import type { Actor } from '../../../modules/access';
import { renderPage } from '../../../../test/support/pages/render-page';
import { DomainError } from '../../../platform/common/domain-error';
import { invalidFields } from '../forms/refusals';
import { Choices, Field } from '../forms/field';
import { Form, PostButton } from '../forms/form';
import { Phone } from '../components/phone';
import { QrCode } from '../components/qr-code';
import { Paging, Table } from '../components/table';

const evil = `"><script>alert(1)</script>'`;

describe('what pages are made of', () => {
  it('shows a name with a script in it as the name it is', () => {
    const html = renderPage(
      <>
        <Table
          caption={evil}
          whenEmpty=""
          rows={[{ id: evil, name: evil }]}
          columns={[{ heading: evil, cell: ({ name }) => <a href={`/x?${name}`}>{name}</a> }]}
        />
        <Field name="name" label={evil} value={evil} hint={evil} />
        <PostButton action="/x" values={{ a: evil }} label={evil}>
          {evil}
        </PostButton>
      </>,
      { url: `/?notice=${encodeURIComponent(evil)}` },
      { refusal: new DomainError('mentor-full', { name: evil, most: 5 }) },
    );
    expect(html).not.toContain('<script>');
    expect(html.match(/&lt;script>/g)?.length).toBeGreaterThan(5);
  });

  it('carries the token in every form that posts, in the address where there are files', () => {
    expect(renderPage(<Form action="/a">x</Form>)).toContain(
      '<input type="hidden" name="_csrf" value="token"/>',
    );
    expect(
      renderPage(
        <Form action="/a?b=1" hasFiles>
          {'x'}
        </Form>,
      ),
    ).toContain('action="/a?b=1&amp;_csrf=token&amp;_from=%2F"');
  });

  it('says at the top and at the field what is wrong, and links the two', () => {
    const refusal = invalidFields({ login: 'needed' });
    const html = renderPage(
      <Form action="/a">
        <Field name="login" label="Tên" />
      </Form>,
      { refused: { refusal, path: '/a', typed: { login: '' }, labels: new Map() } },
      { refusal },
    );
    expect(html).toContain('<title>Lỗi: Title');
    expect(html).toContain('<a href="#login">Tên đăng nhập: Xin điền ô này</a>');
    expect(html).toContain('aria-describedby="login-error"');
    expect(html).toContain('aria-invalid="true"');
  });

  it('names the page it is on among the pages of the staff', () => {
    const ward = {
      id: 'w',
      code: '14464',
      name: 'Xã Gia Viễn',
      addedTopics: [],
      programmes: [],
      kind: 'demo' as const,
    };
    const actor: Actor = { kind: 'officer', id: 'o', wardId: 'w' };
    const html = renderPage('x', { ward, actor, url: '/wards/14464/proposals/1?page=2' });
    expect(html).toContain('<a href="/wards/14464/pairs" aria-current="page">');
    expect(html.match(/aria-current/g)).toHaveLength(1);
    expect(html).toContain('Đây là đơn vị mẫu');
  });

  it('leads from every page of an entry to its further pages, where the officer may go', () => {
    const ward = {
      id: 'w',
      code: '14464',
      name: 'Xã Gia Viễn',
      addedTopics: [],
      programmes: [],
      kind: 'demo' as const,
    };
    const actor: Actor = { kind: 'officer', id: 'o', wardId: 'w' };
    const html = renderPage('x', { ward, actor, url: '/wards/14464/venues/new' });
    expect(html).toContain('<a href="/wards/14464/settings" aria-current="true">');
    expect(html).toContain('<a href="/wards/14464/venues" aria-current="page">');
    expect(html).toContain('<a href="/wards/14464/holidays">');
    const pairs = renderPage('x', { ward, actor, url: '/wards/14464/pairs' });
    expect(pairs).not.toContain('href="/wards/14464/venues"');
    const stranger: Actor = { kind: 'mentor', id: 'm', wardId: 'w' };
    expect(renderPage('x', { ward, actor: stranger, url: '/wards/14464/venues' })).not.toContain(
      'href="/wards/14464/holidays"',
    );
  });

  it('opens the menu of staff on a narrow screen by a named switch, which says where one is', () => {
    const ward = {
      id: 'w',
      code: '14464',
      name: 'Xã Gia Viễn',
      addedTopics: [],
      programmes: [],
      kind: 'demo' as const,
    };
    const actor: Actor = { kind: 'officer', id: 'o', wardId: 'w' };
    const html = renderPage('x', { ward, actor, url: '/wards/14464/venues/new' });
    expect(html).toMatch(/<input id="menu-switch"[^>]*type="checkbox"/);
    expect(html).toMatch(/<label[^>]*for="menu-switch">Các mục: Cài đặt<\/label>/);
  });

  it('marks in the menu what is open: the account, or what the reader may see', () => {
    const ward = {
      id: 'w',
      code: '1',
      name: 'X',
      addedTopics: [],
      programmes: [],
      kind: 'real' as const,
    };
    const officer: Actor = { kind: 'officer', id: 'o', wardId: 'w' };
    const account = renderPage('x', { ward, actor: officer, url: '/account' });
    expect(account).toMatch(/for="menu-switch">Các mục: Tài khoản</);
    expect(account.match(/aria-current/g)).toHaveLength(1);
    const counter: Actor = { kind: 'counter', id: 'c', wardId: 'w' };
    const slip = renderPage('x', { ward, actor: counter, url: '/wards/1/mentees/m/slip' });
    expect(slip).not.toContain('Các mục: Học viên');
  });

  it('says on a card what its numbers count, and has cards also where no ward is', () => {
    const rows = [{ id: '1', name: 'Xã A', people: 5 }];
    const actor: Actor = { kind: 'provincial', id: 'p', wardId: null, provinceCode: '37' };
    const table = (
      <Table
        caption="X"
        whenEmpty=""
        rows={rows}
        isCards
        columns={[
          { heading: 'Đơn vị', cell: ({ name }) => name },
          { heading: 'Học viên', cell: ({ people }) => people, isNumber: true },
        ]}
      />
    );
    const html = renderPage(table, { actor });
    expect(html).toContain('data-heading="Học viên"');
    expect(html).toContain('staff.css');
    expect(renderPage('x')).not.toContain('staff.css');
  });

  it('keeps the address and its query when the language changes', () => {
    const html = renderPage('x', { url: '/wards/1/mentees?q=lan&notice=moved', language: 'en' });
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('href="/wards/1/mentees?q=lan&amp;lang=vi"');
  });

  it('tells only notices that there are', () => {
    expect(renderPage('x', { url: '/?notice=published' })).toContain('Các cặp đã được công bố.');
    expect(renderPage('x', { url: '/?notice=toString' })).not.toContain('class="notice"');
  });

  it('gives a number to tap, and a sentence where there is none', () => {
    expect(renderPage(<Phone number="+84912345678" />)).toContain(
      'href="tel:+84912345678">0912 345 678<',
    );
    expect(renderPage(<Phone number={null} />)).toContain('không có điện thoại');
  });

  it('gives every choice a label of its own, also where a name stands twice', () => {
    const choices = [{ value: '1', label: 'Một' }];
    const html = renderPage(
      <>
        <Choices name="a" group="x" legend="X" choices={choices} isMany />
        <Choices name="a" group="y" legend="Y" choices={choices} isMany />
      </>,
    );
    expect(html).toContain('id="a-x-0"');
    expect(html).toContain('for="a-y-0"');
  });

  it('leads through a long list', () => {
    const html = renderPage(<Paging page={2} pageSize={50} total={120} />, {
      url: '/x?q=a&page=2',
    });
    expect(html).toContain('href="/x?q=a&amp;page=1"');
    expect(html).toContain('href="/x?q=a&amp;page=3"');
    expect(renderPage(<Paging page={1} pageSize={50} total={50} />)).not.toContain(
      'class="paging"',
    );
  });

  it('draws a QR code without any script or picture file', () => {
    expect(renderPage(<QrCode text="http://localhost/l/x" label="Mã" />)).toMatch(
      /<img class="qr" src="data:image\/bmp;base64,[\w+/=]+" alt="Mã"/,
    );
  });

  it('reloads a page of progress also without scripts', () => {
    const html = renderPage('x', {}, { refreshSeconds: 2 });
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="2"/></noscript>');
    expect(html).toContain('data-refresh="2"');
  });
});
