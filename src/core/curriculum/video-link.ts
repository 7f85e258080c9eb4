export const longestLink = 500;

/** Whether it is an address that people may be sent to: https, of a named host, without a sign-in in it. */
export function isVideoLink(text: string): boolean {
  if (text.length > longestLink || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return protocol === 'https:' && hostname.includes('.') && username === '' && password === '';
}

/** The host that stands beside the link, so that everybody sees where it leads. */
export function hostOf(link: string): string {
  return new URL(link).host;
}
