// Finds pages, types, properties, values and operations. The files of the index are scripts, see generator/src/site/search.
// A query is split into words as names are; each word matches words of names exactly or by their beginning, and is corrected
// where none does. A page is found when its name, group and ARM type have all words; anything on a page when its name and
// path and its page have them together. Results are ranked by how they are found, then by how central their page is.
(() => {
  "use strict";
  const root = document.documentElement.dataset.root;
  const MOST = 30; // results
  const MOST_ALIKE = 4; // results with the same name and kind
  const MOST_PAGES = 10; // pages that are looked into
  const MOST_SHARDS = 8;
  const COMMON = 1500; // uses of a word
  const KINDS = ["type", "property", "value", "operation", "code", "mark", "parameter", "header"];
  const ROLES = ["resource", "operations", "schema", "guide"];
  const OPTIONAL = new Set("a an the of for to in on at is are be as it its by with from and or what which where how do does can i my all any allowed possible one".split(" "));
  const HINTS = new Set("value values property properties type resource operation field attribute enum parameter".split(" "));

  // The files of the index call these.
  const files = new Map();
  const arrived = new Map();
  const index = window.armature = window.armature || {};
  let pages, vocabulary;
  const shards = new Map();
  const terms = new Map();
  index.bytes = 0;
  const take = (name) => (arrived.get(name) || (() => {}))();
  index.pages = (data) => { pages = prepared(data); take("pages"); };
  index.words = (text) => { vocabulary = unpacked(text); take("words"); };
  index.shard = (number, words) => { shards.set(number, words); take(`s${number}`); };
  index.terms = (number, lists) => { terms.set(number, lists); take(`t${number}`); };
  const load = (name) => {
    if (!files.has(name)) {
      files.set(name, new Promise((resolve) => {
        arrived.set(name, resolve);
        const script = document.createElement("script");
        script.src = `${root}search/${name}.js`;
        script.onerror = resolve;
        document.head.append(script);
      }));
    }
    return files.get(name);
  };

  // The words of a name, as in words.rs.
  const singular = (word) => {
    if (word.length < 4 || !/^[\x00-\x7f]*$/.test(word)) return word;
    if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
    if (/(sses|shes|ches|xes)$/.test(word)) return word.slice(0, -2);
    if (/(ss|us|is)$/.test(word)) return word;
    return word.endsWith("s") ? word.slice(0, -1) : word;
  };
  const split = (name) => name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
  const words = (name) => split(name).map(singular);
  const squashed = (name) => words(name).join("");

  const prepared = (data) => {
    const groups = data.groups.map(([title, folder, service, version]) => ({ title, folder, version, squashed: squashed(title), words: [...words(title), ...words(folder), ...service.split(" ").filter(Boolean)] }));
    const rows = data.rows.map(([name, group, role, arm = "", version = "", path = ""], at) => {
      const own = words(name);
      // The last part of a dotted name is a name, too.
      const last = split(role === 2 ? name.split(".").pop() : name);
      const type = arm.startsWith("/") ? `Microsoft.${groups[group].folder}${arm}` : arm;
      return {
        at, name, role, version: version || groups[group].version, type, group: groups[group], words: own, squashed: own.join(""),
        short: last.length > 1 ? [last.map((word) => (word.length > 3 ? word[0] : word)).join(""), last.map((word) => word[0]).join("")] : [],
        kindWords: type ? words(type.split("/").slice(1).join("/")) : [],
        last: role === 2 ? name.split(".").pop() : null,
        tail: role === 2 && name.includes(".") ? words(name.split(".").pop()) : null,
        path: path || [groups[group].folder, ...(role === 2 ? ["schemas"] : []), name].map(encodeURI).join("/"),
        central: 1 - at / data.rows.length,
      };
    });
    for (const [alias, at] of Object.entries(data.aliases || {})) rows[at].short.push(alias);
    return { ...data, rows };
  };

  const unpacked = (text) => {
    const list = [];
    const uses = [];
    let before = "";
    for (const entry of text ? text.split(" ") : []) {
      before = before.slice(0, parseInt(entry[0], 36)) + entry.slice(2);
      list.push(before);
      uses.push(2 ** parseInt(entry[1], 36));
    }
    return { list, uses, at: new Map(list.map((word, at) => [word, at])) };
  };

  // How many letters differ, at most `most`; two that are swapped are one mistake.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let older = [];
    let old = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        let least = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, older[j - 2] + 1);
        row.push(least);
      }
      if (Math.min(...row) > most) return most + 1;
      [older, old] = [old, row];
    }
    return old[b.length];
  };
  const mistakes = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

  // How well a word of a query matches a word of a name, from 0 to 1.
  const match = (asked, word) => {
    if (asked === word) return 1;
    if (asked.length > 1 && word.startsWith(asked)) return 0.8;
    return 0;
  };

  // Every word that begins with a text.
  const completed = (text) => {
    const { list } = vocabulary;
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < text) low = middle + 1; else high = middle;
    }
    const found = [];
    while (low < list.length && list[low].startsWith(text)) found.push(low++);
    return found;
  };

  // Initials and aliases of pages.
  const isShort = (word) => pages.rows.some((page) => page.short.includes(word));
  let ownWords;
  const known = (word) => {
    ownWords = ownWords || new Set(pages.rows.flatMap((page) => [...page.words, ...page.group.words, ...page.kindWords]));
    return vocabulary.at.has(word) || ownWords.has(word);
  };

  // `storageaccounttype` as three words, where nothing begins so.
  const parted = (text) => {
    if (text.length < 6) return null;
    const best = [[]];
    for (let end = 1; end <= text.length; end++) {
      for (let start = Math.max(0, end - 20); start < end; start++) {
        const word = singular(text.slice(start, end));
        if (!best[start] || (word.length < 3 && !["ip", "id", "os", "vm", "in", "to"].includes(word)) || !known(word)) continue;
        if (!best[end] || best[start].length + 1 < best[end].length) best[end] = [...best[start], word];
      }
    }
    return best[text.length] && best[text.length].length > 1 ? best[text.length] : null;
  };

  // The word that was most likely meant: one with fewest mistakes, a word of a page before others, then the most usual.
  const corrected = (asked) => {
    const most = mistakes(asked.length);
    let best = null;
    const consider = (word, uses) => {
      const far = most ? distance(asked, word, most) : 1;
      if (far > most) return;
      const weight = far * 100 - uses - (word[0] === asked[0] ? 20 : 0);
      if (!best || weight < best.weight) best = { word, weight };
    };
    ownWords.forEach((word) => consider(word, 30));
    vocabulary.list.forEach((word, at) => consider(word, Math.log2(vocabulary.uses[at])));
    return best && best.word;
  };

  const decoded = (step) => {
    try { return decodeURIComponent(step); } catch { return step; }
  };

  // A query: its words, each with the words of the vocabulary that it matches.
  const parsed = (text) => {
    const codes = text.match(/\b[A-Z]+(_[A-Z]+)+\b/g) || [];
    const only = codes.reduce((rest, code) => rest.replace(code, " "), text).trim();
    const rest = only && !/^\W*$/.test(only) ? only : text;
    const pointer = rest.split(/\s+/).map((part) => part.replace(/^https?:\/\/[^/]+/, "").replace(/^#/, "").replace(/\?[^/]*=.*/, "")).find((part) => /^\/[^/]+/.test(part) && !/^\/subscriptions/i.test(part));
    const dotted = rest.split(/\s+/).find((part) => /^[\w$-]+(\.[\w$-]+){2,}$/.test(part));
    // A path may be that of an operation, with its method, or that of a value, as validators print it.
    const route = pointer ? { method: (rest.match(/^[A-Za-z]+(?=\s+\S*\/)/) || [""])[0].toUpperCase(), steps: pointer.split("/").filter(Boolean).map(decoded) } : null;
    const steps = pointer ? pointer.slice(1).split("/").map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~")) : dotted ? dotted.split(".") : [];
    const path = pointer ? steps.filter((part) => !/^\d+$/.test(part)).join(".") : dotted || null;
    // The type within the id of a resource, or as it is.
    const id = (rest.match(/\/providers\/([A-Za-z.]+(?:\/[^/\s]+)+)[^/]*$/) || [])[1];
    const parts = id ? id.split("/") : [];
    const type = (id ? parts.filter((_, at) => !at || at % 2).join("/") : (rest.replace(/https?:\/\/[^/\s]+/, "").match(/[A-Za-z]+\.[A-Za-z.]+\/\S+/) || [""])[0]).toLowerCase().replace(/@.*/, "");
    const version = (rest.match(/\d{4}-\d{2}-\d{2}[\w-]*/) || [""])[0].toLowerCase();
    let asked = split((path || rest).replace(/'s\b/g, "").replace(version, " ").replace(/\b\d+\b/g, (digits) => (path ? " " : digits)));
    const required = asked.filter((word) => !OPTIONAL.has(word));
    if (required.length) asked = required;
    // A hint such as `value` is a word where nothing else is asked for.
    const plain = asked.filter((word) => !HINTS.has(word));
    const hinted = plain.length ? asked.filter((word) => HINTS.has(word)).map(singular) : [];
    asked = asked.map(singular).flatMap((word) => {
      if (known(word) || isShort(word) || completed(word).length || [...ownWords].some((own) => own.startsWith(word))) return [word];
      // Values within a path are no words.
      return route ? [word] : parted(word) || [corrected(word) || word];
    });
    return { text, path, route, steps, type, version, hinted, words: [...new Set(asked)], squashed: asked.join(""), plain: squashed(text) };
  };

  // How well each word of a query matches one of a list; a word that none matches is 0.
  const covered = (query, list) => query.words.map((asked) => {
    let best = 0;
    for (const word of list) best = Math.max(best, match(asked, word));
    return best;
  });
  // The same for a page: its name, or what it is called for short.
  const coveredBy = (query, page) => {
    const cover = covered(query, page.words);
    return cover.map((quality, at) => (!quality && page.short.includes(query.words[at]) ? 1 : quality));
  };
  const isHint = (query, at) => query.hinted.includes(query.words[at]);
  const isFull = (query, cover) => cover.every((quality, at) => quality > 0 || isHint(query, at));

  // Pages that are found by what they are called.
  const findPages = (query) => {
    const found = [];
    // A name that is typed as it is written means the schema, not the operations on it.
    const asked = query.text.trim();
    const isCapital = /\p{Lu}/u.test(asked);
    const alias = (pages.aliases || {})[query.plain];
    for (const page of pages.rows) {
      const own = coveredBy(query, page);
      const others = covered(query, [...page.group.words, ...page.kindWords]);
      const all = own.map((quality, at) => Math.max(quality, others[at]));
      const matched = own.filter((quality) => quality > 0).length;
      const whole = own.filter((quality) => quality === 1).length;
      // What begins the name of every schema, as `io.k8s.api.core.v1` does, is not missing in a query.
      const isTail = page.tail && covered(query, page.tail).every((quality) => quality > 0);
      const named = isTail ? page.tail : page.words;
      const extra = Math.max(0, named.length - matched);
      let score = null;
      if (query.type && page.type.toLowerCase() === query.type) score = 0;
      else if (page.squashed === query.squashed || page.squashed === query.plain) score = 0;
      else if (page.tail && page.tail.join("") === query.squashed) score = 0.02;
      else if (page.at === alias) score = 0.1;
      else if (query.words.length === 1 && query.squashed.length > 1 && page.short.includes(query.squashed)) score = 0.2;
      else if (query.type || query.path) score = null;
      else if (matched === query.words.length) {
        const begins = match(query.words[0], named[0]) === 1;
        const quality = own.reduce((sum, one) => sum + one, 0) / own.length;
        score = (begins && whole === matched ? 1 : 1.6) + 2 * (1 - quality) + Math.min(extra, 9) * 0.05;
      } else if (isFull(query, all)) {
        const quality = all.reduce((sum, one) => sum + one, 0) / all.length;
        const isGroup = page.group.squashed === query.squashed;
        score = (isGroup ? 1.1 : 1.9) + 2 * (1 - quality) + Math.min(extra, 9) * 0.05 - matched * 0.1;
      }
      if (score !== null) found.push({ score: score - page.central * 0.12 + (page.role === 2 ? 0.1 : 0) - (isCapital && page.last === asked ? 0.25 : 0), page });
    }
    return found;
  };

  // The names that have words of the query, with the words that each has and its pages.
  const findNames = async (query) => {
    const lists = query.words.map((asked) => {
      const exact = vocabulary.at.get(asked);
      const begun = completed(asked).filter((at) => at !== exact).sort((a, b) => vocabulary.uses[b] - vocabulary.uses[a]).slice(0, exact === undefined ? 12 : 3);
      const list = (exact === undefined ? [] : [[exact, 1]]).concat(asked.length > 1 ? begun.map((at) => [at, 0.8]) : []);
      return list;
    });
    // The rarest words first: what they do not have is not there.
    const order = lists.map((list, at) => [list.reduce((sum, [word]) => sum + vocabulary.uses[word], 0), at]).filter(([uses]) => uses > 0).sort((a, b) => a[0] - b[0]);
    const shardOf = (word) => {
      let shard = 0;
      while (shard + 1 < pages.shards.length && pages.shards[shard + 1] <= word) shard++;
      return shard;
    };
    const wanted = new Set();
    const left = new Set();
    for (const [uses, at] of order) {
      // A word that is everywhere tells nothing where there are rarer ones: names are searched for it later.
      if (wanted.size && (uses > COMMON || wanted.size >= MOST_SHARDS)) left.add(at);
      else for (const [word] of lists[at]) if (wanted.size < MOST_SHARDS) wanted.add(shardOf(word));
    }
    await Promise.all([...wanted].map((shard) => load(`s${shard}`)));
    const names = new Map();
    lists.forEach((list, at) => {
      for (const [word] of list) {
        const shard = shardOf(word);
        const entries = (shards.get(shard) || [])[word - pages.shards[shard]] || [];
        for (let n = 0; n < entries.length; n += 3) {
          const key = `${entries[n + 1]} ${entries[n]}`;
          if (!names.has(key)) names.set(key, { name: entries[n], kind: entries[n + 1], pages: entries[n + 2], has: new Set() });
          names.get(key).has.add(at);
        }
      }
    });
    for (const entry of left.size ? names.values() : []) {
      const cover = covered(query, words(entry.name));
      left.forEach((at) => { if (cover[at]) entry.has.add(at); });
    }
    return { names: [...names.values()], left };
  };
  const pagesOf = (entry) => {
    let page = 0;
    return entry.pages.split(" ").map((step) => (page += parseInt(step, 36)));
  };

  // The pages to look into: those where names, path and page together have all words, those first where one name has most.
  const candidates = (query, names, left) => {
    const count = query.words.length;
    const has = new Map();
    for (const entry of names) {
      const exact = [query.squashed, query.plain].includes(squashed(entry.name)) ? 1 : 0;
      for (const at of pagesOf(entry)) {
        let page = has.get(at);
        if (!page) has.set(at, page = { words: new Set(), most: 0, sum: 0 });
        entry.has.forEach((word) => page.words.add(word));
        page.most = Math.max(page.most, entry.has.size + exact);
        if (entry.has.size > 1) page.sum += entry.has.size * entry.has.size;
      }
    }
    const list = [];
    for (const [at, page] of has) {
      const row = pages.rows[at];
      if (!row) continue;
      const own = coveredBy(query, row);
      const group = covered(query, row.group.words);
      const missing = query.words.some((_, word) => !page.words.has(word) && !left.has(word) && !own[word] && !group[word] && !isHint(query, word));
      if (missing) continue;
      const onPage = own.filter((quality) => quality > 0).length;
      list.push({ at, score: page.most + onPage * 1.1 + Math.min(page.sum, 40) / 80 + row.central * 0.6 });
    }
    list.sort((a, b) => b.score - a.score || a.at - b.at);
    return list.slice(0, MOST_PAGES).map((one) => one.at);
  };

  // Queries that are paths are found by a script of their own.
  let paths;
  const loadPaths = async () => {
    paths = paths || await new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = `${root}assets/paths.js`;
      script.onload = () => resolve(index.paths && index.paths({ words, squashed, pagesOf, rows: pages.rows, most: MOST_PAGES }));
      script.onerror = () => resolve(null);
      document.head.append(script);
    });
  };

  const chunkOf = (at) => {
    let chunk = 0;
    while (chunk + 1 < pages.chunks.length && pages.chunks[chunk + 1] <= at) chunk++;
    return chunk;
  };
  const termsOf = (at) => {
    const chunk = chunkOf(at);
    const text = (terms.get(chunk) || [])[at - pages.chunks[chunk]] || "";
    let before = "";
    return (text ? text.split("\n") : []).map((line) => {
      const [rest, name, title, route] = line.slice(3).split("\t");
      before = before.slice(0, parseInt(line.slice(1, 3), 36)) + rest;
      return { kind: +line[0], anchor: before, name: name === undefined ? before.split(/[.:]/).pop() : name, title, route };
    });
  };

  // How well a name of a term fits a query; less is better, null where it does not.
  const scored = (query, term, path, page, { name, own, group, has }) => {
    const of = words(name);
    const inName = covered(query, of);
    const isNamed = inName.some((quality) => quality > 0);
    // What is found by other words only, as an operation by its path, has to have all of them.
    if (!isNamed && (!has || has.size < query.words.length)) return null;
    const parents = words(term.kind === 1 ? path.split(".").slice(0, -1).join(".") : path);
    const inPath = covered(query, parents);
    const best = inName.map((quality, word) => Math.max(quality, inPath[word] * 0.95, own[word] * 0.97, group[word] * 0.9, has?.has(word) ? 0.85 : 0));
    if (!isFull(query, best)) return null;
    const quality = best.reduce((sum, one) => sum + one, 0) / best.length;
    const matched = inName.filter((one) => one > 0).length;
    const extra = of.length - matched;
    const asked = query.text.trim();
    const exact = of.join("") === query.squashed || of.join("") === query.plain || name.toLowerCase() === asked.toLowerCase();
    // A name that has one of the words that are left out elsewhere, as `onArrival` does.
    if (query.plain !== query.squashed && of.join("") === query.plain) return -0.2 - page.central * 0.12;
    const wanted = query.hinted.some((hint) => KINDS[term.kind] === hint) ? -0.3 : 0;
    const isWhole = matched === query.words.length;
    // What a page is asked for by its own name as well belongs to that page.
    const named = own.filter((one) => one > 0).length === page.words.length || own.some((one, word) => one && page.short.includes(query.words[word])) ? -0.4 : 0;
    const base = name === asked ? 1.2 : exact ? 1.3 : isWhole ? 1.7 : isNamed ? 1.9 : 2.2;
    const kind = [0.05, 0, 0.1, 0.08, 0, 0.1, 0.06, 0.07][term.kind];
    return base + kind + wanted + named + 2 * (1 - quality) + Math.min(extra, 9) * 0.06 + Math.min(path.split(".").length, 9) * 0.015 - page.central * 0.12;
  };

  // What a page has for a query.
  const look = (query, at, names) => {
    const page = pages.rows[at];
    const own = coveredBy(query, page);
    const group = covered(query, page.group.words);
    const found = [];
    const all = termsOf(at);
    const operations = new Map(all.filter((term) => term.kind === 3).map((term) => [term.anchor, term]));
    for (const term of all) {
      const of = term.kind > 5 ? operations.get(term.anchor.replace(/:[^:]*$/, "")) || operations.get(term.anchor) : null;
      if (of) term.of = of.title || of.name;
      const path = term.anchor.replace(/^\./, "");
      if (query.path) {
        const byRoute = query.route && term.route ? paths.routed(query.route, term.route) : null;
        const score = term.kind === 1 ? paths.located(query.steps, path, page) : byRoute;
        if (score !== null) found.push({ ...term, path, page, isRoute: term.kind === 3, score: score - page.central * 0.05 });
        continue;
      }
      const scores = [term.name, term.title].filter(Boolean).map((name) => scored(query, term, path, page, { name, own, group, has: names.get(`${term.kind} ${term.name}`) })).filter((score) => score !== null);
      if (scores.length) found.push({ ...term, path, page, score: Math.min(...scores) });
    }
    return found;
  };

  const ofPage = ({ score, page }, version) => {
    const of = version && page.version !== version ? `${page.path}/${encodeURI(version)}` : page.path;
    return { score, title: page.name, kind: "page", at: page.at, isAside: false, where: [ROLES[page.role], page.group.title, page.type || "", version || page.version].filter(Boolean).join(" · "), url: `${of}.html` };
  };
  const ofTerm = (term) => {
    const { page, kind, name, path, anchor, score, title, of, route } = term;
    const isIn = kind === 1 || (kind === 2 && path !== name);
    const more = isIn ? path : of || (title ? name : "");
    return { score, title: title || name, kind: KINDS[kind], where: [page.role === 3 ? KINDS[kind] : `${KINDS[kind]} of ${page.name}`, page.group.title || page.name, more, term.isRoute ? route : ""].filter(Boolean).join(" · "), at: page.at, isAside: anchor.includes(":"), url: `${page.path}.html#${encodeURI(anchor)}` };
  };

  // What is found, the best first, and how much more there is.
  index.find = async (text) => {
    await Promise.all([load("pages"), load("words")]);
    if (!pages || !vocabulary) return { found: [], more: 0, failed: true };
    const query = parsed(text);
    if (!query.words.length && !query.type) return { found: [], more: 0 };
    const results = findPages(query).map((one) => ofPage(one, query.version));
    let names = [];
    if (!query.type) {
      const found = await findNames(query);
      names = found.names;
      const byPath = () => [...new Set([...(query.route ? paths.withRoute(names) : []), ...paths.withPath(query.path, names)])];
      if (query.path) await loadPaths();
      if (query.path && !paths) return { found: [], more: 0, failed: true };
      const wanted = query.path ? byPath() : candidates(query, names, found.left);
      await Promise.all([...new Set(wanted.map(chunkOf))].map((chunk) => load(`t${chunk}`)));
      const known = new Map(names.map((entry) => [`${entry.kind} ${entry.name}`, entry.has]));
      results.push(...wanted.flatMap((at) => look(query, at, known)).map(ofTerm));
    }
    // What is found alike: the shorter name first, a resource before the bodies of its other requests, then the more central page.
    const collated = (a, b) => a.where.toLowerCase().localeCompare(b.where.toLowerCase(), "en");
    results.sort((a, b) => Math.round((a.score - b.score) * 1e9) || a.title.length - b.title.length || a.isAside - b.isAside || a.at - b.at || collated(a, b));
    // What has the same name is shown a few times; the rest is counted.
    const alike = new Map();
    const found = results.filter((one) => {
      if (one.kind === "page") return true;
      const key = `${one.kind} ${one.title}`;
      alike.set(key, (alike.get(key) || 0) + 1);
      return alike.get(key) <= MOST_ALIKE;
    });
    const shown = found.slice(0, MOST);
    const alikeOf = (entry) => alike.get(`${KINDS[entry.kind]} ${entry.name}`) || 0;
    const many = names.filter((entry) => !query.path && entry.has.size === query.words.length && shown.some((one) => one.title === entry.name && one.kind === KINDS[entry.kind]))
      .map((entry) => {
        const count = entry.pages.split(" ").length;
        // All pages with a parameter are looked into where they are few: then the operations are counted.
        const operations = entry.kind > 5 && count <= MOST_PAGES ? alikeOf(entry) : 0;
        return { name: entry.name, kind: KINDS[entry.kind], pages: count, operations };
      })
      .filter((entry) => Math.max(entry.pages, entry.operations) > MOST_ALIKE);
    return { found: shown, more: found.length - shown.length, many };
  };
})();
