/** Where platforms' tokens are kept, encrypted: `name` says whose (a workspace). Reading rejects with `SealBroken` when the key was lost. */
export interface Vault {
  keep(platform: string, name: string, secret: string): Promise<void>;
  read(platform: string, name: string): Promise<string | undefined>;
  forget(platform: string, name: string): Promise<void>;
  names(platform: string): Promise<readonly string[]>;
}
