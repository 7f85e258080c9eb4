/** What came of knocking at a door. */
export type DoorOutcome = 'nobody-home' | 'wishes' | 'no-need' | 'refused';
