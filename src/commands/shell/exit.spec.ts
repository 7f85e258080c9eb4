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

  it('repeats what was wrong with the arguments, and keeps a fault for the log', () => {
    expect(sentenceFor(new UsageError('Không có đơn vị 99999.'))).toBe('Không có đơn vị 99999.');
    expect(sentenceFor(new Error('broken'))).toBeNull();
    expect(sentenceFor('broken')).toBeNull();
  });
});
