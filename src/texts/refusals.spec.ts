import { refusals as english } from './en/refusals';
import { refusals as vietnamese } from './vi/refusals';

describe('what is said of a file on its way into a list', () => {
  it.each([
    [vietnamese, /^Không tìm thấy lần nhập danh sách này\.$/, /^Tệp này vừa được nhận hoặc bỏ/],
    [english, /^This import of a list /, /^This file was taken or dropped elsewhere\.$/],
  ])(
    'names what is not there, and says in a sentence that it changed',
    (said, unknown, changed) => {
      const notFound = said['not-found'] as (facts: { what: 'import' }) => string;
      const stale = said['stale-version'] as (facts: { what: 'import' }) => string;
      expect(notFound({ what: 'import' })).toMatch(unknown);
      expect(stale({ what: 'import' })).toMatch(changed);
    },
  );
});
