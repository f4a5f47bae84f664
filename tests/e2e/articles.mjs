// Texts for the tests. The stories are made up.
import { readFileSync } from "node:fs";

const sample = (name) => readFileSync(new URL(`../../src/app/samples/${name}.txt`, import.meta.url), "utf8");

/** Two outlets on one event: the page's own samples. */
export const WIRE = sample("continental-wire");
export const COURIER = sample("corrib-courier");

/** A story whose relative dates hang on the day in its dateline, a Friday. */
export const TUNNEL = `Harbour tunnel opens after two-year delay

ROTTERDAM, March 8, 2024 (Reuters) - The Port Authority of Rotterdam opened its new tunnel on Thursday, two years later than planned.

The work cost at least $200 million, 35% more than the budget, Mayor Ines de Wit said. The Port Authority of Rotterdam and Belgium signed a treaty in Antwerp on Tuesday.

About 5,000 people came to Rotterdam to see it. Ines de Wit will visit Antwerp next Monday.
`;

/** A story to mend: a family name that two bear, a day that another day leans on. */
export const BRIDGE = `Published: March 8, 2024

Lisbon bridge contract signed

Jan Holm met Eva Brandt in Lisbon on Tuesday to speak of the bridge, Reuters said. The previous day Holm had signed a contract in Porto.

"The bridge will be safe," Brandt said. Holm will visit Porto next Monday, Reuters said. Reuters did not say how Holm came to Lisbon.
`;
