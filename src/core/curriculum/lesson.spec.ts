import { lesson, readScript, writtenScript } from './lesson';

describe('a script', () => {
  const steps = [
    { minutes: 5, text: 'Hỏi thăm: muốn gì?' },
    { minutes: 25, text: 'Cùng làm' },
  ];

  it('is read from lines that begin with their minutes, however these are written', () => {
    expect(readScript('5: Hỏi thăm: muốn gì?\n\n 25: Cùng làm\n')).toEqual(steps);
    expect(readScript('5 phút: Hỏi thăm: muốn gì?\r\n25 p. Cùng làm')).toEqual(steps);
    expect(readScript('5 min – Hỏi thăm: muốn gì?\n25 minutes: Cùng làm')).toEqual(steps);
    expect(readScript(writtenScript(steps))).toEqual(steps);
  });

  it('keeps to a line for each step, also where a program wrote several', () => {
    const several = writtenScript([{ minutes: 30, text: 'Hỏi thăm\nCùng làm' }]);
    expect(readScript(several)).toEqual([{ minutes: 30, text: 'Hỏi thăm Cùng làm' }]);
  });

  it('is not read where a line says no minutes, so that nothing is lost in silence', () => {
    expect(readScript('5: Hỏi thăm\nCùng làm')).toBeNull();
    expect(() => lesson('Aim', 'Cùng làm', 'Card')).toThrow(RangeError);
  });
});
