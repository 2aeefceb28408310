/** What is to be done when the tests of a file are over, newest first. */
export const atEnd: (() => Promise<void>)[] = [];
