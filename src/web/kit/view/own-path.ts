/** A path on this service and nothing that a browser would take for another host. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]{0,2000}$/.test(path) || path === '/';
}

/** Where a page stands whose address was written with a slash at its end; null where it was not. */
export function withoutTrailingSlash(url: string): string | null {
  const [, path = '', query = ''] = /^([^?]*?)\/+(\?.*)?$/.exec(url) ?? [];
  const to = `${path}${query}`;
  return path !== '' && isOwnPath(to) ? to : null;
}
