/** As much as fits two text messages with a ward's name before it. */
export const LONGEST_ANNOUNCEMENT = 280;

/** All who learn in a busy ward at once. */
export const MOST_ANNOUNCED = 2000;

/** A message may wait so many days for phones that ring less. */
export const MOST_DAYS_AHEAD = 14;

/** What is wrong with a text that staff typed. */
export type AnnouncementFault = 'needed' | 'too-long' | 'has-link';

/** The text as it goes out: one line, without what nobody sees. */
export function tidied(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/**
 * Null for a text that may go out. Links are typed by nobody: messages with links are how people are cheated, and ours
 * must not teach them to follow any; the service's own address alone is theirs already.
 */
export function faultOf(text: string, ownAddress: string): AnnouncementFault | null {
  const said = tidied(text);
  if (said === '') return 'needed';
  if (said.length > LONGEST_ANNOUNCEMENT) return 'too-long';
  return hasLink(withoutOwn(said, ownAddress)) ? 'has-link' : null;
}

/** What people read: who says it comes first, in every message. */
export function announced(wardName: string, text: string): string {
  return `${wardName}: ${text}`;
}

/** Zero widths, directions and soft hyphens, by which an address can be hidden. */
const INVISIBLE = /\p{Cf}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0/gu;

/** The own address, whole: `https://ward.example.vn.evil.com` begins with it and is another. */
function withoutOwn(text: string, ownAddress: string): string {
  const own = ownAddress.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(
    new RegExp(`${own}(?=$|[\\s/?#,;!)]|\\.(?:\\s|$))(?:[/?#][^\\s@,;!)]*)?`, 'giu'),
    ' ',
  );
}

function hasLink(text: string): boolean {
  // Full-width letters and dots open the same pages.
  const plain = text
    .normalize('NFKC')
    .replace(/[。．｡․]/g, '.')
    .toLowerCase();
  return LINK.test(plain);
}

const ENDINGS =
  'com|net|org|vn|info|biz|xyz|top|site|online|shop|store|club|link|click|app|dev|io|me|cc|ly|gl|gd|page|live|icu|vip|pro|asia|co|tk|ml|ga|cf|gq|ru|cn|us|to|im|ws|mobi|work|fun|space|website|tech|win|bid|cyou|sbs|loan|zip|cfd|pw|lol|today|eu|uk|jp|kr|news|world|life|bond|rest|monster|quest|beauty|fit|buzz|shopping|finance|money|bank|support|help';

/** A scheme, www, a name that ends as addresses do, or an address in numbers. */
const LINK = new RegExp(
  String.raw`[a-z][a-z\d+.-]*:\/\/|\bwww\.|(?:^|[^\p{L}\d])[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:${ENDINGS})(?![\p{L}\d])|(?:^|\D)(?:\d{1,3}\.){3}\d{1,3}(?!\d)|\bxn--`,
  'u',
);
