/** Somewhere to stop a step until the test lets it go on. */
export function gate() {
  let reach!: () => void;
  let open!: () => void;
  const isReached = new Promise<void>((resolve) => (reach = resolve));
  const isOpen = new Promise<void>((resolve) => (open = resolve));
  const pass = (): Promise<void> => {
    reach();
    return isOpen;
  };
  return { pass, isReached, open };
}
