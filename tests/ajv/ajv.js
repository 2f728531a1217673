// Measures Ajv's compiled functions on the bodies and the schema that `armature-ajv` writes: node ajv.js FILE
const { readFileSync } = require("fs");
const Ajv = require("ajv-draft-04");
const addFormats = require("ajv-formats");

const { schema, bodies } = JSON.parse(readFileSync(process.argv[2], "utf8"));

// The time of a call in nanoseconds: the least of many batches, since anything else that runs only adds to it.
function least(work) {
  const batch = (calls) => {
    const begin = process.hrtime.bigint();
    for (let i = 0; i < calls; i += 1) work();
    return Number(process.hrtime.bigint() - begin) / calls;
  };
  let calls = 1;
  while (batch(calls) * calls < 2e6) calls *= 2;
  return Math.round(Math.min(...Array.from({ length: 201 }, () => batch(calls))));
}

const compiled = (allErrors) => {
  const ajv = new Ajv({ strict: false, allErrors, logger: false });
  addFormats(ajv);
  return ajv.compile(schema);
};
const [first, all] = [compiled(false), compiled(true)];
for (const body of bodies) {
  const text = JSON.stringify(body);
  const times = [() => first(body), () => all(body), () => JSON.parse(text), () => first(JSON.parse(text))].map(least);
  const valid = first(body) ? "valid" : "invalid";
  console.log(`ajv ${text.length} bytes, ${valid}: ${times[0]} ns to the first error, ${times[1]} ns all, ` +
    `JSON.parse ${times[2]} ns, both ${times[3]} ns`);
}
