export interface Home {
  /** House and lane, where they are known. */
  address: string | null;
  hamletName: string | null;
}

/** Where somebody lives, for whoever has to get there; null where nothing is known. */
export function homeName({ address, hamletName }: Home): string | null {
  return [address, hamletName].filter(Boolean).join(', ') || null;
}
