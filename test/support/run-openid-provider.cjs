// An OpenID provider of its own, in a process of its own. Who signs in there is a cookie of the browser: who=NAME, with
// how=ACR where it asked for more than a password; who=nobody says no.
const { createServer } = require('node:http');
const { Provider } = require('oidc-provider');

/** As openid-provider.ts makes it. */
const citizenNumber = (accountId) =>
  `001203${parseInt(accountId.slice(0, 5), 16) % 1_000_000}`.padEnd(12, '0');

const [clients] = process.argv.slice(2).map((text) => JSON.parse(text));
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients,
    acrValues: ['urn:two-steps', 'urn:password'],
    claims: { openid: ['sub'], profile: ['citizen_id'] },
    cookies: { keys: ['of a provider that lives for minutes'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, citizen_id: citizenNumber(accountId) }),
    }),
    // Nobody is asked what this service may know.
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next();
    const who = context.cookies.get('who') ?? 'nobody';
    const acr = context.cookies.get('how') ?? 'urn:password';
    const result =
      who === 'nobody' ? { error: 'access_denied' } : { login: { accountId: who, acr } };
    await provider.interactionFinished(context.req, context.res, result);
    context.respond = false;
  });
  server.on('request', provider.callback());
  process.send(issuer);
});
