// Finds what paths are about: `/pet/{petId}` is that of an operation, `/owner/city` that of a value, as validators print it.
// The search loads this script with the first query that is a path.
window.armature.paths = (search) => {
  "use strict";
  const { words, squashed, pagesOf, rows, most } = search;

  // The pages that have properties with the names of a path: those first that have the last one, where a path ends that leads
  // through several pages, then those called as a step of it is.
  const withPath = (path, names) => {
    const segments = [...new Set(path.toLowerCase().split("."))];
    const lists = segments.map((segment) => names.filter((entry) => entry.kind === 1 && entry.name.toLowerCase() === segment).flatMap(pagesOf));
    const known = lists.filter((list) => list.length);
    if (!known.length) return [];
    const steps = new Set(segments.map(squashed));
    const weight = new Map();
    const add = (list, more) => new Set(list).forEach((at) => weight.set(at, (weight.get(at) || 0) + more));
    known.forEach((list) => add(list, 1));
    add(known[known.length - 1], 1);
    add([...weight.keys()].filter((at) => rows[at] && steps.has(rows[at].squashed)), 2);
    return [...weight].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([at]) => at);
  };

  // The pages that have operations with words of a path, those with most of them first.
  const withRoute = (names) => {
    const matched = new Map();
    for (const entry of names) {
      if (entry.kind === 3) pagesOf(entry).forEach((at) => matched.set(at, Math.max(matched.get(at) || 0, entry.has.size)));
    }
    return [...matched].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([at]) => at);
  };

  // How well the path of an operation fits one that is asked for; less is better, null where it does not. A parameter takes
  // any value.
  const routed = ({ method, steps }, route) => {
    const [verb, path] = [route.split(" ")[0], route.slice(route.indexOf(" ") + 1)];
    const own = path.split("/").filter(Boolean);
    const aligned = (from, count) => {
      let [fixed, values] = [0, 0];
      for (let at = 0; at < count; at++) {
        const [asked, has] = [steps[from + at].toLowerCase(), own[at].toLowerCase()];
        if (asked === has) { if (!has.includes("{")) fixed++; }
        else if (has.includes("{")) values += asked.includes("{") ? 0.5 : 1;
        else return null;
      }
      return fixed ? values * 0.01 - fixed * 0.005 : null;
    };
    const other = method && method !== verb ? 0.3 : 0;
    const count = Math.min(own.length, steps.length);
    if (own.length === steps.length && aligned(0, count) !== null) return -1 + aligned(0, count) + other;
    // A server has a path of its own in front; or only the beginning is asked for.
    if (own.length < steps.length && aligned(steps.length - own.length, own.length) !== null) return 0.5 + aligned(steps.length - own.length, own.length) + other;
    if (own.length > steps.length && aligned(0, count) !== null) return 0.7 + 0.05 * (own.length - count) + aligned(0, count) + other;
    return null;
  };

  // A name within a path, as ids on pages have it.
  const plainStep = (step) => step.toLowerCase().replace(/[^\p{L}\p{N}\-_.$@*]/gu, "-");
  // How many of some steps a path on a page takes: the keys of maps are `*` there, indices of arrays are left out. 0 where it
  // does not fit.
  const taken = (steps, own) => {
    let ends = new Set([0]);
    for (const name of own) {
      const next = new Set();
      for (const end of ends) {
        for (let at = end; at < steps.length; at++) {
          if (name === steps[at] || name === "*") next.add(at + 1);
          if (!/^\d+$/.test(steps[at])) break;
        }
      }
      ends = next;
    }
    return ends.size ? Math.max(...ends) : 0;
  };
  // A path begins with the body that it is in, `Patch:size`, and has the variants of unions, `pet:Cat.name`.
  const located = (asked, path, page) => {
    const plain = path.toLowerCase();
    const found = [plain.replace(/^[^.:]+:/, ""), plain.replace(/:[^.]*/g, "")].map((own) => fitted(asked, own.split(".").filter(Boolean), page));
    return found.reduce((best, one) => (one === null || (best !== null && best <= one) ? best : one), null);
  };
  // How well a property fits the path of a value. Where no page has the whole path, it is the longest end of it, which
  // another page may describe, or the longest beginning, behind which there are the keys of a map.
  const fitted = (asked, own, page) => {
    const steps = asked.map(plainStep);
    const isIndex = (step) => /^\d+$/.test(step);
    const names = (list) => list.filter((step) => !isIndex(step)).length;
    let best = null;
    const consider = (score) => { if (best === null || score < best) best = score; };
    for (let from = 0; from < steps.length; from++) {
      if (isIndex(steps[from])) continue;
      const count = taken(steps.slice(from), own);
      if (!count) continue;
      const rest = names(steps.slice(from + count));
      const before = names(steps.slice(0, from));
      if (!before && !rest) consider(0.3);
      else if (!rest) {
        const above = steps.slice(0, from).filter((step) => !isIndex(step)).pop();
        const isLinked = page.squashed === squashed(above) || (page.tail || page.words).some((word) => words(above).includes(word));
        consider(0.9 + 0.08 * before - (isLinked ? 0.4 : 0) + (own.length === 1 ? 0.1 : 0));
      } else if (!before && own[own.length - 1] !== "*") consider(0.8 + 0.15 * rest);
    }
    // A part of a path is asked for.
    for (let from = 1; from < own.length; from++) if (taken(steps, own.slice(from)) === steps.length) consider(0.9);
    return best;
  };

  return { withPath, withRoute, routed, located };
};
