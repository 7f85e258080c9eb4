/** What the guard must know of a ward; handlers get the whole row that the module of the wards gives. */
export interface KnownWard {
  id: string;
  provinceCode: string | null;
}

/** Finds the ward in a route; the module of the wards provides it. */
export abstract class WardDirectory {
  /** By the code in a page's address. */
  abstract byCode(code: string): Promise<KnownWard | null>;

  abstract byId(id: string): Promise<KnownWard | null>;
}
