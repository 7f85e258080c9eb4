import { SEAL, Sealer, sealedLength } from './sealer';
import { Sealing } from './sealing';

const [one, other] = ['a'.repeat(32), 'b'.repeat(32)];

describe('what is sealed', () => {
  const sealing = new Sealing(new Sealer([one]));
  const rows = (text: string) => {
    const read = [{ text }];
    sealing.open(read);
    return read[0].text;
  };

  it('is a number, wherever it stands, and nothing that only looks a little like one', () => {
    const number = '+84968777222';
    const sealed = sealing.parameter(number) as string;
    expect(sealed).not.toContain('968777222');
    expect(sealed).toHaveLength(sealedLength(number.length));
    expect(sealing.parameter(number)).toBe(sealed);
    const list = JSON.stringify([number, { to: 'ba@vidu.vn', n: 3 }]);
    const kept = sealing.parameter(list) as string;
    expect(kept).not.toMatch(/968777222|vidu/);
    expect(kept).toContain(sealed);
    expect(rows(kept)).toBe(list);
    for (const text of ['0968777222', '+84', 'a@', 'Nguyễn Văn @', '[1,2]', '{', 'a'.repeat(300)]) {
      expect(sealing.parameter(text)).toBe(text);
    }
  });

  it('is a whole text of any length, and each word of a JSON that is looked into', () => {
    for (const text of ['Số 7', 'x'.repeat(4_000_000), '"quoted"\n\\', 'Đường “Hai Bà Trưng”']) {
      const sealed = sealing.stored(text, 'whole');
      expect(sealed.startsWith(SEAL)).toBe(true);
      expect(rows(sealed)).toBe(text);
      const words = JSON.stringify({ reason: text, asksWard: true, none: null });
      const kept = sealing.stored(words, 'words');
      expect(JSON.parse(kept)).toMatchObject({ asksWard: true, none: null });
      expect(rows(kept)).toBe(words);
    }
    for (const nothing of ['', '…', '[]', '{}', 'null', '01a22d81-6e43-7387-b218-0347763844bc']) {
      expect(sealing.stored(nothing, 'whole')).toBe(nothing);
    }
  });

  it('is opened by its key alone, also an earlier one, and not where a letter was changed', () => {
    const sealed = new Sealer([one]).seal('Số 7');
    expect(new Sealer([other]).openIn(sealed)).toBe(sealed);
    expect(new Sealer([other, one]).openIn(sealed)).toBe('Số 7');
    const altered = sealed.slice(0, -2) + (sealed.at(-2) === 'A' ? 'B' : 'A') + sealed.slice(-1);
    expect(new Sealer([one]).openIn(altered)).toBe(altered);
    expect(new Sealer([one]).openIn(`${SEAL}abc`)).toBe(`${SEAL}abc`);
  });

  it('is not opened for whoever writes it themselves', () => {
    const copied = new Sealer([one]).seal('+84968777222');
    for (const said of [copied, `xem ${copied}`, JSON.stringify({ note: copied })]) {
      expect(rows(sealing.parameter(said) as string)).not.toContain('968777222');
    }
    expect(rows(sealing.stored(copied, 'whole'))).not.toContain('968777222');
  });
});
