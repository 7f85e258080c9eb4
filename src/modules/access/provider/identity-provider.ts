import { Injectable, Logger } from '@nestjs/common';
import type { ClientAuth, Configuration } from 'openid-client';
import { HOUR_MS } from '../../../core/time/durations';
import { DomainError } from '../../../platform/common/domain-error';
import type { RefusalCode } from '../../../texts';
import { Env } from '../../../platform/config/env';

/** The library, loaded where the setting names a provider; by `require`, which the bundle knows (ADR 33). */
const load = () => require('openid-client') as typeof import('openid-client');

/** What the provider describes of itself is read again after so long. */
const DESCRIBED_MS = HOUR_MS;
const ANSWER_SECONDS = 5;

type ProviderRefusal = Extract<RefusalCode, `provider-${string}`>;

/** What of a trip to the provider only the browser that went knows. */
export interface Secrets {
  state: string;
  nonce: string;
  verifier: string;
}

/** Who came back, and whether the provider asked for what counts as a second factor here. */
export interface Vouched {
  /** What identifies the person there: to be hashed, and never kept as it is. */
  subject: string;
  isSecondFactor: boolean;
}

/**
 * The one OpenID provider of the installation (OIDC_ISSUER), such as VNeID: by authorization code with PKCE, state and
 * nonce. What it signs is checked, who answers is compared (RFC 9207), and it is asked where it says that it stands.
 */
@Injectable()
export class IdentityProvider {
  private readonly logger = new Logger(IdentityProvider.name);
  private described?: { at: number; configuration: Promise<Configuration> };

  constructor(private readonly env: Env) {}

  get isOn(): boolean {
    return this.env.OIDC_ISSUER !== undefined;
  }

  /** What the buttons call it. */
  get name(): string {
    return this.env.OIDC_NAME;
  }

  /** Where the browser goes; `back` is the path of ours to which it returns. @throws DomainError provider-away */
  async leave(back: string): Promise<{ url: string; secrets: Secrets }> {
    const oidc = load();
    const configuration = await this.configuration();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    const verifier = oidc.randomPKCECodeVerifier();
    const acr = this.env.oidcSecondFactors.join(' ');
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.env.baseUrl + back,
      scope: this.env.OIDC_SCOPE,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(acr === '' ? {} : { acr_values: acr }),
    });
    return { url: url.href, secrets: { state, nonce, verifier } };
  }

  /**
   * Who came back to the path, by the query of the address.
   * @throws DomainError provider-away, provider-refused (they said no there), provider-over (of another trip, or twice)
   */
  async comeBack(back: string, { state, nonce, verifier }: Secrets): Promise<Vouched> {
    const oidc = load();
    const configuration = await this.configuration();
    try {
      const tokens = await oidc.authorizationCodeGrant(
        configuration,
        new URL(this.env.baseUrl + back),
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        },
      );
      const claims: Record<string, unknown> & { sub: string } = tokens.claims() ?? { sub: '' };
      const { OIDC_CLAIM: claim } = this.env;
      const told: Record<string, unknown> =
        claim in claims
          ? claims
          : await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      const subject = told[claim];
      if (typeof subject !== 'string' || subject === '') {
        this.logger.warn(`The provider tells no ${claim}.`);
        throw this.refusal('provider-over');
      }
      const said = [claims.acr, claims.amr].flat();
      return {
        subject,
        isSecondFactor: this.env.oidcSecondFactors.some((one) => said.includes(one)),
      };
    } catch (fault) {
      throw this.refusalOf(fault);
    }
  }

  /** In the provider's name. */
  refusal(code: ProviderRefusal): DomainError {
    return new DomainError(code, { provider: this.name });
  }

  private async configuration(): Promise<Configuration> {
    const { at, configuration } = (this.described ??= {
      at: Date.now(),
      configuration: this.ask(),
    });
    try {
      const asked = await configuration;
      if (Date.now() - at > DESCRIBED_MS) this.described = undefined;
      return asked;
    } catch (fault) {
      this.described = undefined;
      this.logger.warn(`The provider does not answer: ${String(fault)}`);
      throw this.refusal('provider-away');
    }
  }

  private ask(): Promise<Configuration> {
    const oidc = load();
    const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET: secret } = this.env;
    const issuer = new URL(OIDC_ISSUER);
    const proof: ClientAuth =
      secret === undefined
        ? oidc.None()
        : (server, ...others) => {
            const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
            const way = ways.includes('client_secret_basic')
              ? oidc.ClientSecretBasic(secret)
              : oidc.ClientSecretPost(secret);
            return way(server, ...others);
          };
    return oidc.discovery(issuer, OIDC_CLIENT_ID, undefined, proof, {
      timeout: ANSWER_SECONDS,
      execute: [
        oidc.enableNonRepudiationChecks,
        // The settings let a provider on this very machine do without TLS, and no other.
        ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
      ],
    });
  }

  private refusalOf(fault: unknown): DomainError {
    if (fault instanceof DomainError) return fault;
    const { code, error, status } = fault as { code?: string; error?: string; status?: number };
    if (error === 'access_denied') return this.refusal('provider-refused');
    const isAway =
      fault instanceof TypeError ||
      code === 'OAUTH_TIMEOUT' ||
      (status ?? 0) >= 500 ||
      error === 'server_error' ||
      error === 'temporarily_unavailable';
    this.logger.warn(`The provider did not vouch: ${code ?? ''} ${error ?? ''} ${String(fault)}`);
    return this.refusal(isAway ? 'provider-away' : 'provider-over');
  }
}
