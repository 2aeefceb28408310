/** What an exit says: 1 unexpected, 2 wrong use or an invalid file, 3 an act refused, 4 an expectation missed. */
export type Exit = 0 | 1 | 2 | 3 | 4;

/** Ends the command with a clear line on standard error. */
export class Failure extends Error {
  readonly exit: Exit;

  constructor(exit: Exit, message: string) {
    super(message);
    this.name = "Failure";
    this.exit = exit;
  }
}
