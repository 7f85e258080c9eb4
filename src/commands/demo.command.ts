import { Command } from 'commander';

/** Its own folder, so that a look around never touches real data. */
const folder = 'var/demo';

export const demoCommand = new Command('demo')
  .description('start the service with a made-up commune: paired, planned, reminded')
  .action(async () => {
    const { startDemo } = await import('./start-demo.js');
    const { baseUrl, links, inboxUrl } = await startDemo(folder);
    const lines = [
      '',
      `Từng Ngõ: ${baseUrl}`,
      `  Cán bộ:     ${links.officer}`,
      `  Đại sứ số:  ${links.mentor}`,
      `  Học viên:   ${links.mentee}`,
      `  Tin nhắn đã gửi nằm trong ${folder}/outbox`,
      `  Xem tin như người nhận, cho Zalo hoặc SMS hỏng thử: ${inboxUrl}`,
      '',
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  });
