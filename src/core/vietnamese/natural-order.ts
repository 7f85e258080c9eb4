const natural = new Intl.Collator('vi', { numeric: true });

/** Compares names as people order them: Xóm 2 before Xóm 10, and Vietnamese letters in their order. */
export function inNaturalOrder(one: string, other: string): number {
  return natural.compare(one, other);
}
