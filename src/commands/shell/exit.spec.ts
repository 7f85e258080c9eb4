import { createServer, type AddressInfo } from 'node:net';
import { sentenceFor, UsageError } from './exit';

describe('what the program says when it cannot start', () => {
  it('names the port that another program holds', async () => {
    const holder = createServer();
    await new Promise<void>((listening) => holder.listen(0, '127.0.0.1', listening));
    const { port } = holder.address() as AddressInfo;
    const refused = await new Promise((failed) => {
      createServer().once('error', failed).listen(port, '127.0.0.1');
    });
    holder.close();
    expect(sentenceFor(refused)).toContain(`Cổng ${port} đang được một chương trình khác dùng`);
  });

  it('tells a full disk, a server that is not there and one that lets nobody in from a fault', () => {
    const failed = (code: string, more = {}) =>
      sentenceFor(Object.assign(new Error('said so'), { code, ...more }));
    expect(failed('ENOSPC')).toContain('Đĩa đã đầy');
    expect(failed('SQLITE_FULL')).toContain('Đĩa đã đầy');
    expect(failed('SQLITE_CORRUPT')).toContain('phục hồi từ bản sao lưu');
    expect(failed('ECONNREFUSED')).toContain('Không nối được với máy chủ');
    expect(failed('3D000')).toContain('Máy chủ cơ sở dữ liệu không cho vào');
    expect(failed('EACCES', { path: '/x/copy' })).toContain('/x/copy');
    expect(failed('ENOENT', { path: '/proc/.x.1.tmp' })).toContain('trong thư mục /proc');
    expect(failed('EACCES')).toBeNull();
    expect(failed('42P01')).toBeNull();
  });

  it('repeats what was wrong with the arguments, and keeps a fault for the log', () => {
    expect(sentenceFor(new UsageError('Không có đơn vị 99999.'))).toBe('Không có đơn vị 99999.');
    expect(sentenceFor(new Error('broken'))).toBeNull();
    expect(sentenceFor('broken')).toBeNull();
  });
});
