/** Who is stood in for; Zalo's tokens come from a server of their own. */
export type StoodIn = 'zalo' | 'zalo-oauth' | 'esms' | 'smtp';

/** A message that a stand-in accepted: what a person would have received. */
export interface Received {
  provider: Exclude<StoodIn, 'zalo-oauth'>;
  /** A phone as the provider writes it, or an e-mail address. */
  phone: string;
  /** tracking_id, RequestId or Message-ID. */
  key: string;
  /** The provider's own number for it; empty where it gives none. */
  messageId: string;
  at: number;
  /** What the person reads. */
  text: string;
  body: Record<string, unknown>;
}
