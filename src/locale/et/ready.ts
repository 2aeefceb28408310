export { ready } from "../en/ready.ts";
