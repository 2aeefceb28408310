export { fields } from "../en/fields.ts";
