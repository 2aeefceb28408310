import { lives } from "./limits.ts";
import { Refused } from "./refused.ts";
import type { Install, World } from "./world.ts";

type Issued = { readonly install: Install; readonly until: number | undefined; revoked: boolean };
type Refresh = { readonly install: Install; used: boolean };

/** Who calls: the app in an install, or the app itself with its app-level token. */
export type Caller = { readonly install: Install; readonly token: string };

/** The tokens that were given out, and what has become of them. */
export class Tokens {
  readonly #issued = new Map<string, Issued>();
  readonly #refresh = new Map<string, Refresh>();
  readonly #world: World;
  readonly appToken: string;
  appTokenHolds = true;

  constructor(world: World, appToken: string) {
    this.#world = world;
    this.appToken = appToken;
  }

  /** A new bot token; where tokens rotate, with the refresh token for the next. */
  issue(install: Install): { readonly token: string; readonly refresh: string | undefined; readonly expiresIn: number | undefined } {
    const token = this.#world.secret(install.rotates ? "xoxe.xoxb-" : "xoxb-");
    const until = install.rotates ? this.#world.clock.now() + lives.token : undefined;
    this.#issued.set(token, { install, until, revoked: false });
    if (!install.rotates) return { token, refresh: undefined, expiresIn: undefined };
    const refresh = this.#world.secret("xoxe-1-");
    this.#refresh.set(refresh, { install, used: false });
    return { token, refresh, expiresIn: lives.token / 1000 };
  }

  /** Takes a refresh token, once: `invalid_refresh_token` otherwise. */
  exchange(refresh: string): Install {
    const held = this.#refresh.get(refresh);
    if (held === undefined || held.used || !held.install.active) throw new Refused("invalid_refresh_token");
    held.used = true;
    return held.install;
  }

  /** Whose token this is. Refused: `not_authed`, `not_allowed_token_type`, `invalid_auth`, `account_inactive`, `token_revoked`, `token_expired`. */
  caller(token: string | undefined): Caller {
    if (token === undefined || token === "") throw new Refused("not_authed");
    if (token === this.appToken) throw new Refused("not_allowed_token_type");
    const held = this.#issued.get(token);
    if (held === undefined) throw new Refused("invalid_auth");
    if (!held.install.active) throw new Refused("account_inactive");
    if (held.revoked) throw new Refused("token_revoked");
    if (held.until !== undefined && held.until <= this.#world.clock.now()) throw new Refused("token_expired");
    return { install: held.install, token };
  }

  /** The app itself. Refused: as `caller` does, and a bot's token with `not_allowed_token_type`. */
  app(token: string | undefined): void {
    if (token === undefined || token === "") throw new Refused("not_authed");
    if (this.#issued.has(token)) throw new Refused("not_allowed_token_type");
    if (token !== this.appToken || !this.appTokenHolds) throw new Refused("invalid_auth");
  }

  revoke(token: string): void {
    const held = this.#issued.get(token);
    if (held !== undefined) held.revoked = true;
  }

  /** Revokes all tokens of an install, as an administrator does. */
  revokeAll(install: Install): void {
    for (const held of this.#issued.values()) if (held.install === install) held.revoked = true;
    for (const held of this.#refresh.values()) if (held.install === install) held.used = true;
  }
}
