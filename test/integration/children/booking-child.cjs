/** Books one mentee after the other, many at a time, and says each booking it was promised. */
require('../../support/typescript.cjs');
const { sessionServices } = require('../../support/worlds/session-world.ts');
const { openTestDatabase } = require('../../support/databases/open-test-database.ts');

const { url, actor, requests, atOnce } = JSON.parse(process.argv[2]);

async function main() {
  const unitOfWork = await openTestDatabase(url);
  const { bookings } = sessionServices(unitOfWork);
  let next = 0;
  const lane = async () => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const { booking } = await bookings.book(actor, request);
      process.stdout.write(`${booking.id}\n`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
