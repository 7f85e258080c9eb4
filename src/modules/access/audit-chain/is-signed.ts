/** Gives a row where something was sealed, or is to be: the secret that signs is needed from then on. */
export const isSigned = `SELECT 1 FROM audit_entry LIMIT 1`;
