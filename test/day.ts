/** The day that it is, as a number: what takes its turns by days (in full in the soak) goes by it. `DAY` sets another. */
export const day = Number(process.env["DAY"] ?? Math.floor(Date.now() / 86_400_000));
