import type { AppSettings } from "./app.ts";
import { type Bag, text } from "../json.ts";
import { lives } from "./limits.ts";
import { putInstall } from "./make.ts";
import { Refused } from "./refused.ts";
import type { Tokens } from "./tokens.ts";
import type { Install, World } from "./world.ts";

/** Who stands before the authorise page, and what they do there. */
export type Installer = {
  readonly team: string;
  readonly user: string;
  /** an administrator installs it for the whole enterprise */
  readonly orgWide?: boolean;
  /** presses Cancel */
  readonly denies?: boolean;
};

type Code = {
  readonly at: number;
  readonly scopes: readonly string[];
  readonly redirectUri: string | undefined;
  readonly installer: Installer;
  used: boolean;
};

/** The pages and methods by which an app comes into a workspace. */
export class OAuth {
  readonly #world: World;
  readonly #tokens: Tokens;
  readonly #app: AppSettings;
  readonly #codes = new Map<string, Code>();
  #installer: Installer | undefined;
  /** new installations get tokens that run out */
  rotates = false;

  constructor(world: World, tokens: Tokens, app: AppSettings) {
    this.#world = world;
    this.#tokens = tokens;
    this.#app = app;
  }

  /** The person who opens the authorise page next, and after that until another is named. */
  asks(installer: Installer): void {
    this.#installer = installer;
  }

  /** The authorise page: where it sends the browser. Refused with the page's own error: `invalid_client_id`, `bad_redirect_uri`, `invalid_scope`. */
  authorize(query: URLSearchParams): string {
    if (query.get("client_id") !== this.#app.clientId) throw new Refused("invalid_client_id");
    const redirectUri = query.get("redirect_uri") ?? undefined;
    const target = redirectUri ?? this.#app.redirectUrls?.[0];
    const allowed = this.#app.redirectUrls;
    if (target === undefined || (allowed !== undefined && !allowed.some((one) => target.startsWith(one))))
      throw new Refused("bad_redirect_uri");
    const scopes = (query.get("scope") ?? "").split(/[, ]+/).filter(Boolean);
    if (scopes.length === 0) throw new Refused("invalid_scope");
    if (this.#installer === undefined) throw new Error("nobody stands before the authorise page: call oauth.asks first");
    const back = new URL(target);
    const state = query.get("state");
    if (this.#installer.denies === true) back.searchParams.set("error", "access_denied");
    else {
      const code = this.#world.secret("");
      this.#codes.set(code, { at: this.#world.clock.now(), scopes, redirectUri, installer: this.#installer, used: false });
      back.searchParams.set("code", code);
    }
    if (state !== null) back.searchParams.set("state", state);
    return back.href;
  }

  /** `oauth.v2.access`: a code, or a refresh token, for a bot token. */
  access(args: Bag, basic: readonly [string, string] | undefined): Bag {
    const [id, secret] = basic ?? [args["client_id"], args["client_secret"]];
    if (id !== this.#app.clientId) throw new Refused("invalid_client_id");
    if (secret !== this.#app.clientSecret) throw new Refused("bad_client_secret");
    const grant = args["grant_type"];
    if (grant === "refresh_token") return this.#answer(this.#tokens.exchange(text(args["refresh_token"])));
    if (grant !== undefined && grant !== "authorization_code") throw new Refused("invalid_grant_type");
    const code = this.#codes.get(text(args["code"]));
    if (code === undefined || code.used || this.#world.clock.now() - code.at > lives.code) throw new Refused("invalid_code");
    const redirectUri = args["redirect_uri"] === undefined ? undefined : text(args["redirect_uri"]);
    if (code.redirectUri !== redirectUri) throw new Refused("bad_redirect_uri");
    code.used = true;
    return this.#answer(this.#installed(code));
  }

  #installed({ scopes, installer }: Code): Install {
    const enterprise = this.#world.team(installer.team).enterprise;
    if (installer.orgWide === true && enterprise === undefined) throw new Refused("invalid_team_for_non_distributed_app");
    return putInstall(this.#world, {
      ...(installer.orgWide === true && enterprise !== undefined ? { enterprise: enterprise.id } : { team: installer.team }),
      scopes,
      rotates: this.rotates,
      by: installer.user,
    });
  }

  #answer(install: Install): Bag {
    const { token, refresh, expiresIn } = this.#tokens.issue(install);
    const team = install.team === undefined ? undefined : this.#world.team(install.team);
    const enterprise = install.enterprise === undefined ? team?.enterprise : this.#world.enterprises.get(install.enterprise);
    return {
      app_id: this.#app.appId,
      authed_user: { id: install.installer },
      scope: install.scopes.join(","),
      token_type: "bot",
      access_token: token,
      bot_user_id: install.botUser,
      ...(refresh === undefined ? {} : { refresh_token: refresh, expires_in: expiresIn }),
      team: team === undefined ? null : { id: team.id, name: team.name },
      enterprise: enterprise === undefined ? null : { id: enterprise.id, name: enterprise.name },
      is_enterprise_install: install.enterprise !== undefined,
    };
  }
}
