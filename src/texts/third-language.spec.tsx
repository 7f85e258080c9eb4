import { renderPage } from '../../test/support/pages/render-page';
import { DomainError, notFound } from '../platform/common/domain-error';
import { acceptedLanguage } from '../platform/http/request-language';
import { addLanguage, Dates, isLanguage, languages, removeLanguage, termName, textsIn } from '.';

/** A folder of a language as somebody would begin it: a few sentences, the rest left for later. */
const folder = {
  name: 'Mường',
  fallback: 'vi',
  texts: {
    layout: { back: 'Back (mtq)' },
    dates: { weekdays: ['1', '2', '3', '4', '5', 'Saturday (mtq)', '7'] },
    terms: { topic: { vneid: 'VNeID (mtq)' } },
    refusals: { 'seat-taken': 'Full (mtq)' },
    notices: { booked: 'Booked (mtq)' },
  },
};

describe('a third language', () => {
  beforeEach(() => addLanguage('mtq', folder));
  afterEach(() => removeLanguage('mtq'));

  it('shows what is translated on a page, and Vietnamese for the rest', () => {
    const html = renderPage('x', { language: 'mtq', url: '/?notice=booked' });
    expect(html).toContain('<html lang="mtq">');
    expect(html).toContain('Booked (mtq)');
    expect(html).toContain(textsIn('vi').layout.skip);
  });

  it('stands in the switch of every page, beside the others', () => {
    expect(languages().map(({ name }) => name)).toEqual(['Tiếng Việt', 'English', 'Mường']);
    const html = renderPage('x', { url: '/sign-in?next=%2F' });
    expect(html).toContain('href="/sign-in?next=%2F&amp;lang=mtq" lang="mtq" hreflang="mtq">Mường');
    expect(html).toContain('lang="en" hreflang="en">English');
    expect(isLanguage('mtq')).toBe(true);
  });

  it('has its own days and names of topics', () => {
    expect(new Dates('mtq', 'Asia/Ho_Chi_Minh').date('2026-11-28')).toBe(
      'Saturday (mtq), 28/11/2026',
    );
    expect(termName('topic', 'vneid', 'mtq')).toBe('VNeID (mtq)');
    expect(termName('topic', 'cashless', 'mtq')).toBe('Thanh toán không tiền mặt');
  });

  it('words refusals, also for programs that ask for it', () => {
    expect(new DomainError('seat-taken').sentenceIn('mtq')).toBe('Full (mtq)');
    expect(notFound('session').sentenceIn('mtq')).toBe('Không tìm thấy buổi học.');
    expect(acceptedLanguage({ headers: { 'accept-language': 'mtq, en;q=0.5' } })).toBe('mtq');
  });

  it('must fall back on a language that is there', () => {
    expect(() => addLanguage('hmn', { ...folder, fallback: 'blt' })).toThrow('falls back');
  });
});
