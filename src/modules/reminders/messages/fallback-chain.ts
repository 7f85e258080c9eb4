import type { ChannelName } from '../channels/channel';

/** One way to reach a person; `whose` tells an own address from another household member's. */
export interface DeliveryRoute {
  channel: ChannelName;
  /** E.164 phone or e-mail. */
  address: string;
  whose: 'own' | 'household';
  /** The person wants no messages: the way stands here, and is never taken. */
  isStopped: boolean;
}

export interface Reachable {
  phone: string | null;
  email: string | null;
  /** Mobile of a relative or of another member of the household. */
  householdPhone: string | null;
  hasStopped: boolean;
}

/**
 * The ways to reach a person, the first to be tried first: Zalo, text message, e-mail, then the
 * household's phone. It depends on settings and addresses alone, so that a place in it keeps its
 * meaning; pauses and STOP skip a place. After the last one stands the officer's call list.
 */
export function fallbackChainOf(
  person: Reachable,
  channels: readonly ChannelName[],
): DeliveryRoute[] {
  const isStopped = person.hasStopped;
  const phoneChannels = (['zalo', 'sms'] as const).filter((name) => channels.includes(name));
  const byPhone = (address: string | null, whose: DeliveryRoute['whose']): DeliveryRoute[] =>
    address === null
      ? []
      : phoneChannels.map((channel) => ({ channel, address, whose, isStopped }));
  const byEmail: DeliveryRoute[] =
    person.email !== null && channels.includes('email')
      ? [{ channel: 'email', address: person.email, whose: 'own', isStopped }]
      : [];
  return [
    ...byPhone(person.phone, 'own'),
    ...byEmail,
    ...byPhone(person.householdPhone, 'household'),
  ];
}
