/** What a program of ours is started with in tests: nothing of this shell but where things are, and where Node keeps what it has compiled. */
export const plainEnv: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "",
  HOME: process.env["HOME"] ?? "",
  NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "",
};
