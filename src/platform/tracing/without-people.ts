/** Numbers as Vietnam writes them, with or without signs between, and addresses of e-mail. */
const phone = /(?<![\w-])(?:\+?84|0)(?:[ .-]?\d){9}(?![\w-])/g;
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** What opens somebody's page: tokens of links. */
const token = /(\/(?:l|g|sign-in\/link|invitation|calendars)\/)[\w.-]+/gi;

/** A last net: whatever a provider, a driver or a library says, no number, address or link of somebody goes into the log. */
export function withoutPeople(text: string): string {
  return text.replace(phone, '…').replace(mail, '…').replace(token, '$1…');
}
