import { smsLength } from './sms-length';

const measured = (text: string) => {
  const { encoding, parts, unitsLeft } = smsLength(text);
  return [encoding, parts, unitsLeft];
};

describe('the length of a text message', () => {
  it('is one part up to 160 plain letters, then 153 in each', () => {
    expect(measured('')).toEqual(['gsm-7', 0, 160]);
    expect(measured('a'.repeat(160))).toEqual(['gsm-7', 1, 0]);
    expect(measured('a'.repeat(161))).toEqual(['gsm-7', 2, 145]);
    expect(measured('a'.repeat(306))).toEqual(['gsm-7', 2, 0]);
    expect(measured('a'.repeat(307))).toEqual(['gsm-7', 3, 152]);
  });

  it('is less than half with one Vietnamese letter: 70, then 67', () => {
    expect(measured('ệ' + 'a'.repeat(69))).toEqual(['ucs-2', 1, 0]);
    expect(measured('ệ' + 'a'.repeat(70))).toEqual(['ucs-2', 2, 63]);
    expect(measured('ệ' + 'a'.repeat(133))).toEqual(['ucs-2', 2, 0]);
    expect(measured('ệ' + 'a'.repeat(134))).toEqual(['ucs-2', 3, 66]);
  });

  it('counts brackets and the euro twice and never cuts them', () => {
    expect(measured('['.repeat(80))).toEqual(['gsm-7', 1, 0]);
    // 152 letters leave one septet in the first part, too little for the bracket.
    expect(measured('a'.repeat(152) + '[' + 'a'.repeat(10))).toEqual(['gsm-7', 2, 141]);
    expect(measured('👵'.repeat(35))).toEqual(['ucs-2', 1, 0]);
    expect(measured('a' + '👵'.repeat(67))).toEqual(['ucs-2', 3, 65]);
  });

  it('knows that à and é cost nothing extra, but ạ does', () => {
    expect(smsLength('à è é ì ò ù')).toMatchObject({ encoding: 'gsm-7', costly: [] });
    expect(smsLength('Học viên hẹn')).toMatchObject({ encoding: 'ucs-2', costly: ['ọ', 'ê', 'ẹ'] });
  });
});
