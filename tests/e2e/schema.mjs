// The published schemas of the JSON.
import Ajv from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";

const SCHEMAS = new URL("../../www/schema/", import.meta.url);
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const read = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, SCHEMAS), "utf8"));

/** Where a value departs from the schema of that name; empty when it follows it. */
export function schemaErrors(name, value) {
  const schema = read(name);
  const validate = ajv.getSchema(schema.$id) ?? ajv.compile(schema);
  validate(value);
  return validate.errors ?? [];
}
