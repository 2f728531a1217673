// Compares the findings of one document: node oav.js DOCUMENT ARMATURE OAV. With --sum FILE it adds up what was
// printed for all documents.
'use strict';
const fs = require('fs');

// Codes that mean the same.
const SAME = {
  REQUIRED_PARAMETER_EXAMPLE_NOT_FOUND: 'MISSING_REQUIRED_PARAMETER',
  RESPONSE_STATUS_CODE_NOT_IN_SPEC: 'INVALID_RESPONSE_CODE',
  RESPONSE_SCHEMA_NOT_IN_SPEC: 'INVALID_RESPONSE_BODY',
  RESPONSE_BODY_NOT_IN_EXAMPLE: 'INVALID_RESPONSE_BODY',
};

function ours(path) {
  const lines = fs.readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return lines
    .filter((line) => line.kind === 'finding')
    .map(({ code, example, message }) => ({ code, file: example.path, line: example.line, message }));
}

function theirs(path) {
  const text = fs.readFileSync(path, 'utf8').replace(/\x1b\[\d*m/g, '');
  return text.split(/\n\{\n/).slice(1).flatMap((block) => {
    const code = /^  code: '(\w+)'/m.exec(block);
    const file = /exampleUrl: '([^']*)'/.exec(block);
    const line = /examplePosition: \{ line: (\d+)/.exec(block);
    const message = /message: (['"`])([\s\S]*?)\1,?\n/.exec(block);
    if (!code) return [];
    return [{
      code: SAME[code[1]] || code[1],
      file: file ? file[1] : '',
      line: line ? Number(line[1]) : 0,
      message: message ? message[2] : '',
    }];
  });
}

const name = (finding) => finding.file.split('/').pop();
// A finding about a whole example has no line in one of the two, and oav reports versions for all parameters together.
const lineless = (finding) => !finding.line || finding.code === 'INVALID_REQUEST_PARAMETER';
const same = (one, other) =>
  one.code === other.code && name(one) === name(other) && (one.line === other.line || lineless(one) || lineless(other));

function unique(list) {
  return list.filter((one, index) => list.findIndex((other) => same(one, other)) === index);
}

function compare(document, armature, oav) {
  const [mine, others] = [unique(ours(armature)), unique(theirs(oav))];
  const both = mine.filter((one) => others.some((other) => same(one, other)));
  console.log(`${document}: both find ${both.length}`);
  const lacking = (list, of, who) => {
    for (const one of list.filter((one) => !of.some((other) => same(one, other)))) {
      console.log(`  ${who} ${one.code} ${name(one)}:${one.line} ${one.message.replace(/\s+/g, ' ')}`);
    }
  };
  lacking(mine, others, 'only armature:');
  lacking(others, mine, 'only oav:');
}

function sum(path) {
  const counts = new Map();
  let both = 0;
  for (const line of fs.readFileSync(path, 'utf8').split('\n')) {
    const found = /^  (only \w+): (\w+)/.exec(line);
    const common = /both find (\d+)$/.exec(line);
    if (found) counts.set(`${found[1]} ${found[2]}`, (counts.get(`${found[1]} ${found[2]}`) || 0) + 1);
    if (common) both += Number(common[1]);
  }
  console.log(`\nboth: ${both}`);
  [...counts].sort().forEach(([key, count]) => console.log(`${key}: ${count}`));
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--sum') sum(rest[0]);
else compare(first, ...rest);
