// Tries a language model on cases of the three workshops: npm run evals [-- --kind K] [--language L] [--json]
// With OPENAI_MODEL and OPENAI_API_KEY or OPENAI_BASE_URL a real one, and its price with OPENAI_PRICE_IN and OPENAI_PRICE_OUT (a million tokens).
import { evals } from "./evals.ts";

process.exitCode = await evals(process.argv.slice(2), process.env, (text) => process.stdout.write(`${text}\n`));
