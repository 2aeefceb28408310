import type { RequestListener, ServerResponse } from "node:http";
import { InstallProvider } from "@slack/oauth";
import { say } from "#locale/say.ts";
import { clientOptions, silent } from "./client.ts";
import { type Keeping, installationStore } from "./installs.ts";
import { optionalScopes, paths, scopes } from "./manifest.ts";

/** What the install pages need of the settings and from outside. */
export type Installing = {
  readonly apiUrl: string | undefined;
  readonly keeping: Keeping;
  readonly clientId: string;
  readonly clientSecret: string;
  /** the address people reach */
  readonly url: string;
};

function providerOf({ apiUrl, keeping, clientId, clientSecret }: Installing, withState: boolean): InstallProvider {
  return new InstallProvider({
    clientId,
    clientSecret,
    logger: silent,
    installationStore: installationStore(keeping, !withState),
    stateVerification: withState,
    ...(withState ? { stateSecret: clientSecret } : {}),
    directInstall: true,
    clientOptions: clientOptions(apiUrl),
    ...(apiUrl === undefined ? {} : { authorizationUrl: new URL("/oauth/v2/authorize", apiUrl).href }),
  });
}

function tell(response: ServerResponse, status: 200 | 400): void {
  const [head, text] =
    status === 200 ? (["door.installed.head", "door.installed.text"] as const) : (["door.not-done.head", "door.not-done.text"] as const);
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'" });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${say("en", head)}</title><h1>${say("en", head)}</h1><p>${say("en", text)}</p></html>`,
  );
}

/**
 * The page that begins an install, and the one Slack comes back to. Only what an organisation's admin page sends may come without a state
 * (platforms.md 1.6); it is kept only if it is of a whole organisation.
 */
export function installRoutes(installing: Installing): RequestListener {
  const strict = providerOf(installing, true);
  const organisations = providerOf(installing, false);
  const { url } = installing;
  const installOptions = { scopes: [...Object.keys(scopes), ...Object.keys(optionalScopes)], redirectUri: `${url}${paths.redirect}` };
  const callbacks = {
    success: (_: unknown, __: unknown, ___: unknown, response: ServerResponse) => tell(response, 200),
    failure: (_: unknown, __: unknown, ___: unknown, response: ServerResponse) => tell(response, 400),
  };
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    const provider = searchParams.has("state") ? strict : organisations;
    const work =
      pathname === paths.install
        ? strict.handleInstallPath(request, response, {}, installOptions)
        : provider.handleCallback(request, response, callbacks, installOptions);
    work.catch(() => (response.headersSent ? response.end() : tell(response, 400)));
  };
}
