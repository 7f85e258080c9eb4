import { nameOfAddedTopic } from '../../core/curriculum/added-topics';
import { namedRows } from '../facts/named-rows';
import type { Changed, InputProblem, RefusalSentences, Thing } from '../facts/refusals';
import { impossible, locks } from './pairing-rules';
import { terms } from './terms';

const things: Record<Thing, string> = {
  account: 'This account',
  announcement: 'This message',
  booking: 'This booking',
  change: 'this change',
  calendar: 'This calendar',
  class: 'This class',
  hamlet: 'This hamlet',
  household: 'this household',
  mentee: 'This mentee',
  mentor: 'This ambassador',
  page: 'This page',
  'page-or-data': 'This page or information',
  pair: 'This pair',
  person: 'This person',
  import: 'This import of a list',
  'personal-link': 'This personal link',
  planning: 'This planning',
  programme: 'This programme',
  reminder: 'This reminder',
  campaign: 'This campaign',
  certificate: 'This certificate',
  report: 'This report',
  run: 'This pairing',
  session: 'This session',
  target: 'this target',
  team: 'The team',
  door: 'The household',
  visit: 'The visit',
  ticket: 'This number',
  training: 'This training',
  time: 'A time for the session',
  venue: 'This venue',
  'walk-in-day': 'This walk-in day',
  ward: 'This unit',
  'wards-of-province': 'Any unit of this province',
  'zalo-app': 'The Zalo app',
};

const inputs: Record<InputProblem, (names: string) => string> = {
  malformed: () => 'This request is not right; please check it.',
  address: () => 'The address of this page is not right.',
  fields: (names) => `Please check what was sent in: ${names}.`,
  'unknown-fields': () => 'The data holds something that this address does not take.',
  sort: (names) => `This list can be sorted only by: ${names}.`,
  'idempotency-key': () => 'Idempotency-Key must have 1 to 200 ASCII characters and no spaces.',
  'minimum-above-maximum': () =>
    'The least number of mentees must not be greater than the largest number.',
  multipart: () => 'Please send the file as multipart/form-data.',
  shape: () =>
    'What was sent has too many levels, too many values, or characters that cannot be used.',
  'days-backwards': () => 'The first day comes after the last one.',
  'too-many-periods': () => 'The days are too many: at most 120 weeks or months at once.',
  file: () => 'A file is needed in the field file.',
  'import-fields': () =>
    'A field kind (mentors or mentees) and a file named file are needed; hidden is take or leave, alike is same or other, where they are given.',
};

const changed: Record<Changed, string> = {
  anything: 'Somebody else has just changed this. Please look again.',
  pair: 'The pair you saw has just been changed elsewhere. Nothing was done; please look again.',
  call: 'Somebody else has just changed the call list. Please look again.',
  proposal: 'This proposal has just been changed elsewhere. Please look again.',
  run: 'This pairing has just been changed elsewhere. Please look again.',
  planning: 'This planning has just been changed elsewhere. Please look again.',
  'ward-paired': 'This unit has just been paired.',
  person: 'This person has just been changed elsewhere. Nothing was saved; please look again.',
  'free-times':
    'These free times were changed somewhere else after you opened the page. Nothing was saved: please look at what is saved, and choose.',
  import: 'This file was taken or dropped elsewhere.',
};

const unlock = (sentence: string): string =>
  `${sentence} Please release some locked pairs and pair again.`;

export const refusals: RefusalSentences = {
  'nothing-changed': 'All of it is so already, so that nothing has to be changed.',
  'boundary-unreadable': ({ file }) =>
    `“${file}” is no map in GeoJSON or TopoJSON that can be read.`,
  'boundary-not-degrees': ({ file }) =>
    `The coordinates in “${file}” are not degrees of WGS84, longitude first. Export the map again as WGS84 (EPSG:4326).`,
  'boundary-without-areas': ({ file }) =>
    `“${file}” holds no area (Polygon or MultiPolygon), only points or lines.`,
  'boundary-too-many-points': ({ file, most }) =>
    `The map in “${file}” is too detailed: more than ${most} points. Simplify the boundaries and upload it again.`,
  'boundary-not-of-ward': ({ file, ward }) =>
    `“${file}” holds no boundary of ${ward} or of one of its hamlets: they are found by the unit's code, then by name.`,
  'boundary-crosses-itself': ({ file, area }) =>
    `The boundary of ${area} in “${file}” crosses itself. Please mend the line on the map and upload it again.`,
  'already-off': 'These days are off already, and nothing is left to be changed.',
  'agreed-since':
    'Since then the mentee has agreed on lessons with the new ambassador or had some, so that this cannot be undone; move them as anew.',
  'pair-changed-since': ({ mentee, mentor }) =>
    mentor === null
      ? `Since then the pair of ${mentee} has ended, so that this cannot be undone.`
      : `Since then ${mentee} has been paired anew and is with ${mentor}, so that this cannot be undone.`,
  'lock-changed-since':
    'Since then somebody else has locked or unlocked this pair, so that this cannot be undone.',
  'undo-too-late':
    'This was done more than a day ago, so that it cannot be undone; please do it as anew.',
  'announcement-text': ({ most }) => `Please write what to say, at most ${most} characters.`,
  'announcement-link': ({ own }) =>
    `A message must have no link and no e-mail address, for that is how people are cheated. Only the address of this service may be named: ${own}`,
  'announcement-reaches-nobody': 'This message reaches nobody of those chosen; nothing was sent.',
  'announcement-gone': 'All of it has gone out and cannot be taken back any more.',
  'announcements-many': ({ most }) =>
    `The unit has sent ${most} messages in the last 24 hours. More than that is read by nobody; please wait until tomorrow.`,
  'publication-in-use':
    'A lesson was held with these pairs, or others were published since, so the whole publication can no longer be undone. Please move single pairs.',
  'changed-since':
    'These details were changed again since, so this change cannot be taken back any more. If need be, press “Change details” and write them anew.',
  'already-taken-back': 'This change was taken back already.',
  'by-hand': 'Please arrange it by hand.',
  'nobody-left': 'Nobody who was in it can come at that time any more.',
  'nobody-stands-in': 'No ambassador is free and fit to stand in.',
  'not-everybody': 'Somebody in it has lost their place: they are busy then, or no seat is left.',
  'plan-withdrawn': 'The plan of this session was taken back.',
  'no-time': 'There is no time at which everybody can.',
  'invalid-input': ({ problem, names = '' }) => inputs[problem](names),
  unauthenticated: 'Please sign in first.',
  forbidden: 'You are not allowed to do this.',
  'ward-not-opened':
    'The lists of this unit are not open to you, or the time to look is over. To open them please write why; the officers of the unit will read it.',
  'reason-too-short':
    'Please write the reason in at least 10 letters. The officers of the unit will read it.',
  'own-account':
    'You cannot switch off your own account or change its rights. Please ask another administrator.',
  'duties-incomplete': 'Something is missing. Please look at the marked places.',
  'other-person':
    'This page belongs to another person, whose own link was not opened on this phone or has been replaced. Nothing was changed.',
  'several-people':
    'The links of several people were opened in this browser. Send the token of the one you act for (Authorization: Bearer).',
  'not-found': ({ what }) => `${things[what]} was not found.`,
  'method-not-allowed': 'This address does not take that method.',
  'too-large': 'The file or the content that was sent is too large.',
  'stopped-elsewhere':
    'Another unit has noted that this address wants no messages, so it cannot be lifted here. Please ask the administrator of the system.',
  'too-slow': 'What was sent came too slowly to be taken. Please try again.',
  'unsupported-media-type': 'Content of this type cannot be used here.',
  'too-many-requests': 'Too many requests; please wait a moment and try again.',
  refused: 'The request was refused.',
  unavailable: 'The server is busy or being started again; please try again in a few minutes.',
  fault:
    'Something went wrong on our side. Nothing has been changed; please try again in a few minutes.',
  'stale-version': ({ what = 'anything' }) => changed[what],
  'invalid-form': 'Please look again at the marked fields.',
  'form-expired': 'The page was open for too long. Please load it again and repeat.',
  'idempotency-mismatch': 'This Idempotency-Key was used for another request.',

  'wrong-sign-in': 'The user name or the password is not right.',
  'too-many-sign-ins': ({ minutes }) =>
    `Too many failed sign-ins. Please wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`,
  'wrong-password': 'The present password is not right.',
  'too-many-codes': ({ minutes }) =>
    `Too many codes were asked for. Please wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, scan the QR code on the slip, or call the ward.`,
  'wrong-code':
    'The code is not right, or was used before. Please look at the code on the phone and type it again.',
  'wrong-slip-code':
    'The code is not right. Please look at all 12 digits on your latest slip again, or call the ward.',
  'second-factor-needed': 'This account signs in in two steps: please send the code as well.',
  'second-factor-missing': 'Please set up signing in in two steps first.',
  'second-factor-required':
    'Two steps are required here, so that they cannot be removed. You can change to another phone.',
  'step-over': 'More than 10 minutes have passed since the password. Please sign in again.',
  'provider-away': ({ provider }) =>
    `${provider} cannot be reached now. Please sign in another way, or try again in a few minutes.`,
  'provider-refused': ({ provider }) =>
    `You did not agree at ${provider}. Please try again, or sign in another way.`,
  'provider-over': ({ provider }) =>
    `This trip to ${provider} took more than 10 minutes, was used before, or began in another browser. Please begin again.`,
  'provider-unknown': ({ provider }) =>
    `This ${provider} lets nobody in. Please sign in another way; the page of your account has a place to connect ${provider}.`,
  'provider-taken': ({ provider }) =>
    `This ${provider} is connected with another account. Please disconnect it there first.`,
  'provider-needs-password': ({ provider }) =>
    `Please sign out and sign in with your password before you connect another ${provider}.`,
  'weak-password': ({ shortest }) =>
    `A password needs ${shortest} characters or more, and not just a few repeated ones.`,
  'common-password':
    'Many people choose this password, so it is easily guessed. Please choose a short sentence of your own, such as a few words that do not belong together.',
  'invalid-login': 'A user name has 2 to 80 characters: letters, digits and the signs . _ - @.',
  'login-taken': 'Somebody has this user name already.',
  'set-up-token': 'The set-up code is not right. It is printed when the system starts.',
  'already-set-up': 'The system has been set up already. Please sign in.',

  'ward-exists': ({ code }) => `There is a unit with code ${code} already.`,
  'ward-missing': 'Please choose a unit.',
  'unit-unknown': 'This unit and its location were not found in the file.',
  'unit-ambiguous': ({ count, units }) => {
    const choices = units.map(
      (unit) => `${unit.code} (${unit.name}, province ${unit.provinceCode})`,
    );
    return `${count} units have this name. Please give the code of the right one: ${choices.join('; ')}.`;
  },
  'invalid-person': ({ isNameMissing }) =>
    isNameMissing ? 'Please give the full name.' : 'Please look again at the marked fields.',
  'person-exists': ({ side = 'mentee' }) =>
    `This person is in the list of ${side}s already: same name, year of birth and hamlet.`,
  'person-alike': ({ count }) =>
    `There ${count === 1 ? 'is somebody' : `are ${count} people`} like this person in the list. Please see whether it is the same one; if it is somebody else, say so and save again.`,
  'home-far': ({ metres }) =>
    `The home lies ${Math.round(metres / 1000)} km from the hamlets of the unit. Please look again; if it is right, say so and save again.`,
  'unit-rows': ({ rows, count }) =>
    count === 0
      ? 'The file has no commune-level unit of this province. Nothing was saved.'
      : `No row was saved: ${rows} not as needed. Each needs a code of five digits that stands once and belongs to no other province, a name, a latitude and a longitude.`,
  'target-rows': ({ rows, count }) =>
    count === 0
      ? 'No row of the file has a percent or a number. Nothing was saved.'
      : `No row was saved: ${rows} not as needed. Each needs the code of a unit of the province, a year, a group, a measure, and a percent with denominator, date and source, or a number.`,
  'report-exists':
    'There is a report of this period. Open it in the list; once sent, it is corrected by a new edition after it was returned or approved.',
  'campaign-reported':
    'This campaign has a report, so it keeps its days and is not removed. Drop the report first, if it is a draft.',
  'report-sent':
    'The report was sent and changes no more. Once it is returned or approved, make a corrected edition.',
  'report-not-sent': 'This report was returned or approved already. Please open the page again.',
  'report-not-decided': 'A corrected edition is made of a report that was returned or approved.',
  'report-not-over': 'The period is not over: it can be sent from its last day on.',
  'person-named': 'This person stands in the report already.',
  'recognition-decided':
    'It was decided on this person or team for those days. Open the page again, or take the decision back first.',
  'decision-stands':
    'This certificate follows a decision. Take the decision back on the page of recognition.',
  'nothing-held':
    'Nobody came to a lesson of theirs in these days, so there is nothing to recognise.',
  'no-certificate': 'There is nothing to certify yet, so it gets no number.',
  'vneid-officers-only':
    'Only an officer notes or changes that somebody is confirmed on VNeID. Ambassadors note up to “seen on the phone”.',
  'consent-needed': 'Only people who agree are registered, with the proof written down.',
  'already-stopped': 'This person has stopped already.',
  'not-stopped': 'This person takes part.',
  'person-stopped': 'This person has stopped. To go on, please bring them back first.',
  'person-merged':
    'This record was merged into another one of the same person. Please use the one that is kept.',
  'not-merged': 'This record is not merged into another one any more.',
  'merged-later':
    'Another record was merged after this one. Please take the later one apart first.',
  'same-record': 'Please choose another record to merge.',
  'person-erased':
    'What was kept of this person was erased as they asked; nothing of it can be changed or come back.',
  'consent-withdrawn':
    'This person withdrew consent to the processing of their data. Please bring them back with new consent, then merge.',
  'no-successor': 'Please choose the ambassador who takes over.',
  'cannot-wait':
    'Mentees can wait only for an ambassador who may come back: not for one who died, moved away or withdrew consent.',
  'bad-day': 'The day of stopping may not lie ahead.',
  'no-hamlets': 'There are no hamlets yet; please import the hamlets first.',

  'call-line-taken': ({ name }) =>
    `${name || 'Somebody else'} has just taken this number. Nothing was changed.`,
  'call-noted': ({ name }) =>
    `${name || 'Somebody else'} has noted already that they were reached.`,
  'not-their-mentees':
    'Not everybody behind the chosen numbers is guided by one ambassador, so they cannot be given to one. Please choose an officer.',
  'too-many-tests': ({ most }) =>
    `A unit may send ${most} test messages an hour. Please wait and try again.`,
  'nothing-to-test': 'Please enter a phone number or an e-mail address of your own to try.',

  'file-missing': ({ file }) => `The file “${file}” was not found.`,
  'file-empty': ({ file, hasRows = true }) =>
    hasRows
      ? `The file “${file}” is empty; there is nothing to read.`
      : `The file “${file}” has no rows of data.`,
  'file-too-large': ({ file, why, megabytes }) =>
    ({
      size: `The file “${file}” is too large (more than ${megabytes} MB).`,
      unpacked: `The file “${file}” is too large when it is unpacked, and cannot be read.`,
      texts: `The file “${file}” has cells with far too much text to be a list.`,
      'empty-cells': `The file “${file}” has too many empty formatted cells. Please copy the list alone into a new file.`,
    })[why],
  'not-a-video': ({ file }) =>
    `The file “${file}” is no mp4 or webm video. Please choose another video file.`,
  'disk-full': 'The server has no room left to keep it. Please tell whoever runs the server.',
  'file-too-many-rows': ({ file, most }) =>
    `The file “${file}” has too many rows (at most ${most.toLocaleString('en')} in a sheet).`,
  'file-damaged': ({ file, isCsv }) =>
    isCsv
      ? `The file “${file}” is no valid CSV. Please save it from Excel as “CSV UTF-8” or .xlsx.`
      : `The file “${file}” cannot be opened: it is damaged or no sheet (xlsx, xls, ods).`,
  'file-encoding': ({ file }) =>
    `The file “${file}” is not in Unicode. Please save it from Excel as “CSV UTF-8” or .xlsx.`,
  'file-locked': ({ file }) =>
    `The file “${file}” has a password. Please remove the password and send it again.`,
  'file-not-a-sheet': ({ file, isWebPage }) =>
    isWebPage
      ? `The file “${file}” is a web page or XML named as a sheet. Please open it in Excel, save it as .xlsx and send it again.`
      : `The file “${file}” is neither a sheet (xlsx, xls, ods) nor a CSV file.`,
  'places-are-people': ({ file }) =>
    `The file “${file}” is a list of people, not of hamlets or venues. Please bring it under “Ambassadors and mentees”.`,
  'places-empty': ({ file }) => `The file “${file}” has no rows below its heading.`,
  'doors-row': ({ row, what, text }) =>
    ({
      hamlet: `Row ${row}: the unit has no hamlet “${text}”. Nothing was kept; mend it and bring the list again.`,
      house: `Row ${row}: it needs a household (at most 120 characters) or an address. Nothing was kept; mend it and bring the list again.`,
      phone: `Row ${row}: the number “${text}” cannot be read. Nothing was kept; mend it and bring the list again.`,
    })[what],
  'places-missing-columns': ({ file }) =>
    `The file “${file}” cannot be read: not all the columns it needs were found.`,
  'hamlets-twice': ({ name, earlier, row }) =>
    `“${name}” stands twice in the list of hamlets (rows ${earlier} and ${row}).`,
  'sheet-no-header': ({ file, hasTable = true }) =>
    hasTable
      ? `“${file}”: no row of headings (Họ và tên, Số điện thoại, Thôn…) was found in the sheet.`
      : `“${file}”: the file has no sheet.`,
  'sheet-missing-columns': ({ file, columns }) =>
    `“${file}”: the sheet lacks these columns: ${columns.join(', ')}.`,
  'sheet-wrong-list': ({ file, expected }) =>
    expected === 'mentors'
      ? `“${file}”: this is the list of mentees; please choose the list of ambassadors.`
      : `“${file}”: this is the list of ambassadors; please choose the list of mentees.`,
  'sheet-hidden-rows': ({ file, rows }) =>
    `“${file}”: ${rows.length} people stand in hidden or filtered rows: ${namedRows(rows, 'row')}. Please say whether they are taken or left out.`,
  'sheet-no-people': ({ file }) => `“${file}”: the sheet has nobody below its headings.`,

  'no-consent': 'The mentee has not agreed to data processing, so cannot be paired yet.',
  'too-far': 'The two live farther apart than is allowed.',
  'no-language': 'The two share no language.',
  'no-topic': 'The ambassador teaches no topic that the mentee needs.',
  'other-programme': 'The two are in different programmes, or theirs teaches in classes alone.',
  'no-window': 'The two are never free at the same time.',
  'no-gender': 'The mentee wishes for a woman or a man, and this ambassador is not.',
  'no-training':
    'This ambassador has not had the training that the unit asks for before pairing. Record it, then pair again.',
  'door-exists': 'This household is in the list of the hamlet already. Look for it there.',
  'team-exists': 'The unit has a team of this name. Choose another one.',
  'team-dissolved': 'This team was dissolved. To change it, bring it back first.',
  'already-in-team': ({ name }) => `${name} is in this team already.`,
  'lock-unknown-person': unlock(locks['lock-unknown-person']),
  'lock-without-consent': unlock(locks['lock-without-consent']),
  'lock-twice': unlock(locks['lock-twice']),
  'lock-forbidden': unlock(locks['lock-forbidden']),
  'lock-not-candidate': unlock(locks['lock-not-candidate']),
  'lock-splits-household': unlock(locks['lock-splits-household']),
  'locks-over-maximum': unlock(locks['locks-over-maximum']),
  'locks-under-minimum': unlock(locks['locks-under-minimum']),
  'mentor-full': ({ most, name }) =>
    `${name ?? 'This ambassador'} has ${most} mentees already, which is the most.`,
  'pair-forbidden':
    'An officer ruled out that these two are paired. To pair them, please allow it first.',
  'has-mentor': 'The mentee has another ambassador by now.',
  'mentor-not-registered':
    'Please add the new ambassador to the list of ambassadors, then pair again.',
  'change-impossible': ({ why }) =>
    why === 'rules'
      ? 'This change breaks a rule of pairing, so it was not saved.'
      : impossible[why],
  'proposal-outdated': ({ mayPublish }) =>
    mayPublish
      ? 'Lists or pairs changed after this pairing. Please pair again, then publish.'
      : 'Lists or pairs changed after this pairing. Please pair again.',
  'below-minimum': ({ mentors, minimum }) =>
    mentors === 1
      ? `After the changes one ambassador has fewer than ${minimum} mentees.`
      : `After the changes ${mentors} ambassadors have fewer than ${minimum} mentees.`,
  'match-in-progress': ({ where }) =>
    where === 'ward'
      ? 'The pairing of this unit is under way; please wait until it is done.'
      : 'This province is being paired or published; please wait until it is done.',
  'pairing-interrupted':
    'The computer stopped three times while pairing. Please try again; if it stops again, tell the operator.',
  'not-failed': ({ where }) =>
    where === 'ward' ? 'The pairing of this unit did not fail.' : 'This pairing did not fail.',
  'not-proposed': 'This pairing is not waiting to be published.',
  'pairing-broken': 'The pairing failed; please run it again.',
  'joining-broken':
    'Pairing with neighbouring units failed several times in a row; what is proposed for each unit stands, please try again or look into the log of the server.',
  'publishing-broken':
    'Publishing failed several times in a row; the unit keeps the pairs it has today. Please publish this unit by itself later, or look into the log of the server.',

  'curriculum-circle':
    'A topic cannot come before itself, also by way of others. Please take away one of those that come before it.',
  'topic-name': ({ most }) =>
    `The name of a topic has at most ${most} characters: letters, digits, spaces, full stops, hyphens and brackets.`,
  'topic-exists': 'There is a topic of this name. Please use that one or choose another name.',
  'programme-topic': 'The programme does not teach this topic. Please choose another one.',
  'programme-rests': 'The programme does not run on this day.',
  'programme-elsewhere': 'The programme is not at this venue. Please choose another one.',
  'programme-exists': 'The unit has a programme of this name. Choose another one.',
  'programme-in-use': ({ people }) =>
    `It cannot be taken away: ${people} people are in it. Please move them to another programme first.`,
  'programme-unknown': 'Your unit has no such programme. Please choose one of the list.',
  'too-many-programmes': ({ most }) => `A unit has at most ${most} programmes.`,
  'topic-in-use': ({ people }) =>
    `It cannot be taken away: ${people} people need it, teach it or have learned it.`,
  'topic-unknown': 'Your unit has no such topic. Please choose one of the list.',
  'too-many-topics': ({ most }) => `A unit can add at most ${most} topics of its own.`,
  'script-minutes': ({ minutes }) =>
    `The steps of a session must take 30 minutes together; these take ${minutes}.`,

  'seat-taken': 'This session is full. Please choose another time.',
  'mentor-busy': 'The ambassador has another session at this time. Please choose another.',
  'mentor-on-the-way':
    'The ambassador cannot get from here to the session before or after in time. Please choose another time or place.',
  'mentor-day-full': ({ most }) =>
    `The ambassador has ${most} sessions on this day already. Please choose another day; staff can book it if the ambassador agrees to one more.`,
  'mentor-week-full': ({ most }) =>
    `The ambassador has ${most} sessions in this week already. Please choose another week; staff can book it if the ambassador agrees to one more.`,
  'mentee-busy': 'The mentee has another session at this time.',
  'already-booked': 'The mentee is in this session already.',
  'venue-full': 'The venue is full at this time. Please choose another.',
  'venue-closed': 'The venue is not open then.',
  'lesson-elsewhere':
    'The session is at another time or place now than when this person was in it. Please ask them, and add them again on the page of the session.',
  'no-venue': 'No venue has a seat left at this time. Please choose another.',
  'not-free': 'This time is not free for both. Please choose another.',
  'mentor-away': 'The ambassador is busy then. Please choose another time, or another ambassador.',
  'outside-hours': 'The unit holds no sessions at this time.',
  'off-the-half-hour':
    'Sessions begin on the hour or the half hour, for example at 18:00 or 18:30.',
  holiday: 'This day is a public holiday: there are no sessions.',
  'not-paired': 'The mentee has no ambassador yet.',
  'not-their-mentor': 'This session is another ambassador’s.',
  'topic-not-shared': 'The mentee did not ask for this topic, or the ambassador does not teach it.',
  'household-only': 'A session at home is for the people of that home only.',
  'too-soon':
    'This time is too soon for the ambassador to hear of it. Please choose another, or call them or the officer.',
  'too-far-ahead': ({ days }) =>
    `Sessions can be booked for the next ${days} days only. Please choose an earlier day.`,
  'too-late': 'It is too late to change this yourself. Please call the ambassador or the officer.',
  'in-the-past': 'This time is over.',
  'already-cancelled': 'This has been cancelled before.',
  'already-over': 'This session has taken place; it cannot be changed any more.',
  'not-booked': 'This booking cannot be changed as it stands.',
  'hold-over': 'The five minutes for which the seat was kept are over. Please choose again.',
  'not-full': 'This session has a seat left: it can be booked at once, without waiting.',
  'nothing-to-move': 'The booking is at this time already.',
  'not-cancelled': 'This class is not cancelled.',
  'session-closed': 'This session was cancelled or has taken place.',
  'seats-below-taken': 'There cannot be fewer seats than people booked.',
  'not-begun': 'The session has not begun; attendance can be marked afterwards.',
  'mark-everyone': 'Please mark everybody in the session.',
  'walk-in-cancelled': 'This day has been cancelled.',
  'walk-in-early': 'It is too early. The first person can be called 30 minutes before the start.',
  'walk-in-over': 'The hours of this day are over.',
  'already-in-line': 'This person has a number for this day already.',
  'already-served': 'This person has been served. Open their session to correct it.',
  'not-being-served': 'This person is in no session at the moment.',
  'just-called':
    'Somebody else has just been called, see “Being served”. To call one more, please press again.',
  'nobody-waits': 'Nobody waits.',
  'nobody-free':
    'No ambassador is free for those who wait, or all seats of this half hour are taken.',
  'plan-waits':
    'A plan is waiting. Please publish it or throw it away before you make another one.',
  'plan-outdated':
    'People, pairs or bookings have changed, so this plan is no longer right. Nobody was told; please plan again.',
  'plan-not-proposed': 'This plan does not wait to be published any more.',
  'plan-not-published': 'This plan was not published, or it was taken back.',
  'plan-begun': 'It cannot be taken back: a session has begun, or none of its sessions is left.',
  'plan-in-progress': 'This unit is being planned; please wait until it is done.',
  'plan-interrupted':
    'The computer stopped three times while planning. Please try again; if it stops again, tell the operator.',
  'plan-broken': 'The planning failed; please run it again.',
  'import-broken':
    'The file could not be read; the lists are as they were. Please import it again.',
  'import-not-read': 'This file is not read yet, or was taken or dropped already.',
  'import-drafts-many': ({ most }) =>
    `${most} files wait for you already. Take or drop some of them, then go on.`,
  'import-interrupted':
    'Reading this file was broken off several times; the lists are as they were. Please import it again, or in smaller parts.',
  'part-of-class':
    'This session is part of a class. Please take a seat, change or cancel it on the page of the class.',
  'not-in-audience':
    'This class is open to others. If you want to come as well, please call the office.',
  'already-learned': 'You can do this on your own already.',
  'learn-first': ({ topics }) =>
    `This class is for people who have learned: ${topicNames(topics)}. Please learn that first; your ambassador or the staff will find you a time.`,
  'class-full': 'A class has at most 60 people. Please write down the others in another class.',
  'mentor-limit': 'This ambassador has no session left on that day or in that week.',
  'mentor-travel': 'This ambassador has another session too far away to be there in time.',
  'mentor-inactive': 'This ambassador does not take part at present.',
  'not-allowed': 'Only officers, or the ambassador in charge, may do this.',

  'zalo-busy': 'A new token is being asked for; please try again in half a minute.',
  'zalo-token-refused': ({ words }) =>
    `Zalo does not take this token (${words}): get another one and paste it again.`,
  'zalo-unclear':
    'Zalo did not answer. Please try again; if Zalo says the token was used, get another one.',

  'file-unreadable': ({ path }) => `The file ${path} cannot be read.`,
  'file-unwritable': ({ path }) => `The file ${path} cannot be written.`,
  'not-json': ({ path }) => `The file ${path} is no valid JSON.`,
  'bad-steps': 'The steps to search must be a number greater than 0.',
  'bad-seconds': 'The seconds to search must be a number greater than 0.',
  'not-an-object': 'The file must hold one JSON object.',
  'missing-list': ({ field }) => `The list "${field}" is missing.`,
  'bad-person': ({ where }) => `${where} must have an "id" that is a string or a number.`,
  'bad-household': ({ where }) => `${where} must be a string or a number.`,
  'bad-pair': ({ where, hasCost }) =>
    `${where} must have the form ${hasCost ? '[mentee, mentor, cost]' : '[mentee, mentor]'}.`,
  'bad-number': ({ where, isCost, isNatural, value }) =>
    `${isCost ? `The cost of ${where}` : where} must be a whole number${isNatural ? ' of 0 or more' : ''}, not ${value || 'empty'}.`,
  'unknown-mentee': ({ where, value }) =>
    `${where} names a mentee who is not in mentees: ${value || 'empty'}.`,
  'unknown-mentor': ({ where, value }) =>
    `${where} names a mentor who is not in mentors: ${value || 'empty'}.`,
  'duplicate-id': ({ field, id }) => `${field} has two entries with id "${id}".`,
  'duplicate-candidate': ({ mentee, mentor }) =>
    `candidates names the pair ["${mentee}", "${mentor}"] twice.`,
  'two-mentors': ({ field, mentee, isToday }) =>
    `${field}: mentee "${mentee}" ${isToday ? 'has' : 'is locked to'} two mentors.`,
  'cost-too-large': 'The costs are too large to be counted exactly.',
  'dimacs-wrong-length': ({ words }) => words,
  'dimacs-unknown-node': ({ words }) => words,
  'dimacs-not-an-integer': ({ words }) => words,
  'dimacs-lower-above-upper': ({ words }) => words,
  'dimacs-overflow': ({ words }) => words,
  'dimacs-syntax': ({ words }) => words,
};

const topicNames = (codes: readonly string[]): string =>
  codes.map((code) => terms.topic[code] ?? nameOfAddedTopic(code)).join(', ');
