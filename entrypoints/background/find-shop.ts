import type { PageRef } from '../../lib/messages/protocol.ts';
import type { Integration } from '../../lib/model/integration.ts';
import { fitsPattern, onHostOf } from '../../lib/platform/match-pattern.ts';

/** Is this address, whatever its path, one that a panel of this shop may be on? */
export function isPageOf(integration: Integration, url: string): boolean {
  return onHostOf(url, integration.adminMatches) && samePort(integration.url, url);
}

/**
 * The connected shops that may be meant by a page. One shop at its own address is certain. Where one host serves many,
 * the handle decides; shops whose handle isn't known are all given, and the one that knows the product is meant.
 */
export function shopsOfPage(integrations: readonly Integration[], page: PageRef): readonly Integration[] {
  const here = integrations.filter((one) => one.channel === page.channel && isPageOf(one, page.origin));
  if (page.adminHandle === null) return here.filter((one) => livesAt(one, page.origin, page.basePath));
  const named = here.filter((one) => one.adminHandle === page.adminHandle);
  return named.length > 0 ? named : here.filter((one) => one.adminHandle === null);
}

/** The connected shop that an admin page's address belongs to, by the address alone. */
export function shopOfAddress(integrations: readonly Integration[], address: string): Integration | undefined {
  if (!URL.canParse(address)) return undefined;
  const parts = new URL(address).pathname.split('/');
  const here = integrations.filter((one) => fitsPattern(address, one.adminMatches) && samePort(one.url, address));
  return (
    here.find((one) => one.adminHandle !== null && parts.includes(one.adminHandle)) ??
    here.find((one) => one.adminHandle === null)
  );
}

/** Patterns of the browser can't hold every port, so a shop at its own address is compared here. */
function samePort(shop: string, page: string): boolean {
  const [a, b] = [new URL(shop), new URL(page)];
  return a.hostname !== b.hostname || a.port === b.port;
}

/** A shop's admin is one step below its address, unless the shop said otherwise: then its pages' pattern has it. */
function livesAt({ url, adminMatches }: Integration, origin: string, basePath: string): boolean {
  const bare = (path: string) => path.replace(/\/+$/, '');
  if (bare(url) === bare(origin + basePath)) return true;
  return adminMatches.some((pattern) => /^\w+:\/\/[^/]+(.*)\/[^/]+\/\*$/.exec(pattern)?.[1] === bare(basePath));
}
