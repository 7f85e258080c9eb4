/** A login as it is kept, however it was typed. */
export function normalLogin(login: string): string {
  return login.normalize('NFC').trim().toLowerCase();
}
