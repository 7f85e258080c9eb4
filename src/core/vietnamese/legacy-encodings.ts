/**
 * The codes of Vietnamese before Unicode, as they come out of old files: letters of Latin-1 that only a
 * font such as .VnTime or VNI-Times shows as Vietnamese.
 */
export type LegacyEncoding = 'TCVN3' | 'VNI';

/** TCVN 5712:1993 (ABC): one letter for one; U+00AD is ư. */
const TCVN3 = pairsOf(
  'µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ' +
    '¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư',
);

/** VNI: a vowel and, behind it, its marks as a letter of their own. */
const VNI_MARKS = mapsOf({
  a: 'øàùáûảõãïạêăèằéắúẳüẵëặââàầáấåẩãẫäậ',
  e: 'øèùéûẻõẽïẹâêàềáếåểãễäệ',
  o: 'øòùóûỏõõïọâôàồáốåổãỗäộ',
  ô: 'øờùớûởõỡïợ',
  u: 'øùùúûủõũïụ',
  ö: 'øừùứûửõữïự',
  y: 'øỳùýûỷõỹ',
});
const VNI_ALONE = pairsOf('ôơöưñđæỉóĩòịîỵ');
const VNI_LETTER = /([aeouyôö])([øùûõïêèéúüëâàáåãä])|[ôöñæóòî]/giu;

/** What no Vietnamese text in Unicode holds beside a letter. */
const SIGNS: Record<LegacyEncoding, RegExp> = {
  TCVN3: /[A-Za-z][µ¸¶·¹¨»¾¼½©®ª«¬\u00ad§£¤¥¦ÐÞ×÷þßÆÇËÎÏÑÖØÜ¡¢]|[a-z][À-Ý]|[§®¦¡¢£¤¥][a-zà-ÿµ-¾]/u,
  VNI: /[ae][àáâãåäèéêëùúûüõøï]|[oôöuy][øûïåäüëùõ]|oâ|(?<!\p{L})ñ|ö\p{L}/iu,
};
/** The first byte of two or three, and what the next one is read as: 80 to BF. */
const MOJIBAKE =
  /á[º»]|[ÃÄÆ][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/u;
const UNICODE_ONLY = /[\u0100-\u{10ffff}]/u;

/** Whether the text is surely written in the code; one that holds nothing but common letters is not sure. */
export function isWrittenIn(encoding: LegacyEncoding, text: string): boolean {
  return !UNICODE_ONLY.test(text) && !isMojibake(text) && SIGNS[encoding].test(text);
}

/** Whether letters of Latin-1 stand in it that no Vietnamese word has: "thø", "h¹c". */
export function hasForeignLetters(text: string): boolean {
  return !UNICODE_ONLY.test(text) && /[äåæçëîïðñöøûüÿþß]/iu.test(text);
}

/** Whether the text is UTF-8 that was read as Latin-1 or Windows-1252: "Nguyá»…n", "VÄƒn", "TrÃ¢n". */
export function isMojibake(text: string): boolean {
  return MOJIBAKE.test(text);
}

/** Whether signs stand in a name that are letters in an old code alone: it was not read by the right one. */
export function hasOldLetters(name: string): boolean {
  return /[\u00a1-\u00bf×÷]/u.test(name);
}

/** The text in Unicode (NFC); one that holds a letter of Unicode's own stays as it is. */
export function toUnicode(encoding: LegacyEncoding, text: string): string {
  if (UNICODE_ONLY.test(text)) return text;
  return encoding === 'VNI' ? fromVni(text) : inWholeCapitals(fromTcvn3(text));
}

function fromTcvn3(text: string): string {
  return Array.from(text, (letter) => TCVN3.get(letter) ?? letter).join('');
}

function fromVni(text: string): string {
  return text.replace(VNI_LETTER, (written: string, vowel?: string, mark?: string) => {
    const isCapital = written.charAt(0) !== written.charAt(0).toLowerCase();
    const small = vowel
      ? VNI_MARKS.get(vowel.toLowerCase())?.get((mark ?? '').toLowerCase())
      : VNI_ALONE.get(written.toLowerCase());
    if (small !== undefined) return isCapital ? small.toUpperCase() : small;
    return `${VNI_ALONE.get((vowel ?? '').toLowerCase()) ?? vowel}${mark}`;
  });
}

/** The capitals of TCVN3 are those of another font (.VnTimeH): the letters with tones are small ones. */
function inWholeCapitals(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const plain = word.replace(/[^A-Za-z]/g, '');
    return plain.length > 1 && plain === plain.toUpperCase() ? word.toUpperCase() : word;
  });
}

function mapsOf(lettersOf: Record<string, string>): Map<string, Map<string, string>> {
  return new Map(Object.entries(lettersOf).map(([vowel, letters]) => [vowel, pairsOf(letters)]));
}

/** One letter and what it stands for, one after the other. */
function pairsOf(letters: string): Map<string, string> {
  const pairs = new Map<string, string>();
  const each = Array.from(letters);
  for (let at = 0; at < each.length; at += 2) pairs.set(each[at] ?? '', each[at + 1] ?? '');
  return pairs;
}
