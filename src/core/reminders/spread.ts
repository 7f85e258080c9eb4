/**
 * How long after the first a message to this address goes out, so that those of a ward do not all leave in
 * the same minute: always the same for the same address, and even over the window.
 */
export function spreadMs(address: string, windowMs: number): number {
  return Math.floor((hashOf(address) / 2 ** 32) * windowMs);
}

/** FNV-1a with the finishing steps of MurmurHash3: numbers that differ in one digit lie far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
