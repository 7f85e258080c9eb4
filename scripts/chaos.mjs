// npm run chaos: harms the service while people book, and says what it survived. With --long also Redis and PostgreSQL,
// and each trial many times.
const { runChaos } = await import('../test/chaos/chaos.mjs');
await runChaos(process.argv.slice(2));
