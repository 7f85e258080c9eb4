import type { frame as vi } from '../vi/frame';

export const frame: typeof vi = {
  layout: {
    skip: 'Skip to main content',
    motto: 'Going to every alley, knocking on every door, guiding every person',
    demo: 'This is a demonstration commune: everybody in the lists is made up.',
    done: 'Done.',
    back: 'Back',
    footer: 'Từng Ngõ – Digital Literacy for All: every alley, every door, every person.',
  },
  menu: {
    label: 'Sections',
    home: 'Today',
    lists: 'Import lists',
    mentees: 'Mentees',
    mentors: 'Ambassadors',
    pairs: 'Pairing',
    week: 'Week',
    reminders: 'Reminders',
    account: 'Account',
    signOut: 'Sign out',
  },
  table: {
    search: 'Search',
    paging: 'Pages of the list',
    previous: 'Previous page',
    next: 'Next page',
    pageOf: (page, pages, total) => `Page ${page} of ${pages} (${total} in all)`,
  },
  notices: {
    'set-up': 'Your unit and your account are made. Next: import the hamlets and venues.',
    imported: 'The list has been imported.',
    'places-saved': 'The hamlets and venues have been saved.',
    moved: 'The mentee has been moved to another ambassador.',
    released: 'The pair has been ended.',
    published: 'The pairs have been published.',
    discarded: 'The proposal has been thrown away. Today’s pairs stay as they are.',
    planned: 'The week has been planned.',
    booked: 'The session has been booked.',
    rebooked: 'The session has been moved to the new time.',
    cancelled: 'The booking has been cancelled.',
    'session-cancelled': 'The session has been cancelled and everybody will be told.',
    marked: 'Attendance has been saved.',
    'free-times-saved': 'The free times have been saved.',
    'password-changed': 'The password has been changed.',
    'link-renewed': 'A new link has been made. The old one no longer works.',
    called: 'Marked as called.',
    'account-made': 'The new account has been made.',
    'signed-out': 'You have signed out.',
  },
  errors: {
    prefix: 'Error:',
    summary: 'This could not be done',
    toStart: 'To the start page',
    title: (status) =>
      status === 404
        ? 'This page was not found'
        : status < 500
          ? 'This could not be done'
          : 'Something went wrong',
    sentences: {
      'not-found': 'This page or information does not exist, or is not for you to see.',
      unauthenticated: 'Please sign in first.',
      forbidden: 'You are not allowed to do this.',
      fault:
        'Something went wrong on our side. Nothing has been changed; please try again in a few minutes.',
      'form-expired': 'The page was open for too long. Please load it again and repeat.',
      'invalid-form': 'Please look again at the marked fields.',
      'wrong-sign-in': 'The user name or the password is not right.',
      'too-many-sign-ins': 'Too many failed sign-ins. Please wait 15 minutes and try again.',
      'weak-password': 'A password needs 10 characters or more, and not just a few repeated ones.',
      'wrong-password': 'The present password is not right.',
      'seat-taken': 'This session is full. Please choose another time.',
      'mentor-busy': 'The ambassador has another session at this time. Please choose another.',
      'mentee-busy': 'The mentee has another session at this time.',
      'too-late':
        'It is too late to change this yourself. Please call the ambassador or the officer.',
      'not-paired': 'The mentee has no ambassador yet.',
      'not-free': 'This time is not free for both. Please choose another.',
      'venue-full': 'The venue is full at this time. Please choose another.',
      'stale-version': 'Somebody else has just changed this. Please look again.',
      'match-in-progress': 'The pairing of this unit is under way; please wait until it is done.',
      'proposal-outdated':
        'Lists or pairs changed after this pairing. Please pair again, then publish.',
      'no-hamlets': 'There are no hamlets yet; please import the hamlets first.',
    },
    fields: {
      needed: 'Please fill this in',
      'five-digits': 'A unit code has 5 digits, such as 14464',
      'pin-needed': 'Please give latitude and longitude, such as 20.2735, 105.9120',
      'passwords-differ': 'The two passwords are not the same',
      'choose-one': 'Please choose one',
      'choose-file': 'Please choose a file',
      'bad-date': 'This date is not right',
    },
  },
};
