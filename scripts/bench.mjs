// npm run bench:NAME: measures one part of the program beside its peers, in one run.
const [part, ...words] = process.argv.slice(2);

const benches = {
  bookings: async () => (await import('../test/bench/bookings/bench.mjs')).benchBookings(),
  desk: async () => (await import('../test/bench/desk/bench.mjs')).benchDesk(words),
  figures: () => {
    process.argv.splice(2, 1);
    return import('../test/bench/figures/bench.mjs');
  },
  matching: async () => (await import('../test/bench/matching/bench.mjs')).benchMatching(words),
  province: () => {
    process.argv.splice(2, 1);
    return import('../test/bench/province/bench.mjs');
  },
  sheets: async () => (await import('../test/bench/sheets/bench.mjs')).benchSheets(),
  sessions: async () => (await import('../test/bench/sessions/bench.mjs')).benchSessions(words),
  queries: async () => (await import('../test/bench/queries/bench.mjs')).benchQueries(),
  uploads: async () => (await import('../test/bench/uploads/bench.mjs')).benchUploads(words),
  requests: async () => (await import('../test/bench/requests/bench.mjs')).benchRequests(words),
  reminders: async () => (await import('../test/bench/reminders/bench.mjs')).benchReminders(words),
};

if (Object.hasOwn(benches, part)) {
  await benches[part]();
} else {
  process.stderr.write(
    `There is no bench "${part}"; there is: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exitCode = 2;
}
