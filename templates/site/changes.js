// The changes between two versions that the reader chooses. Without this the page has those between neighbours.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const make = (tag, ...content) => {
    const element = document.createElement(tag);
    element.append(...content);
    return element;
  };

  // Names in a sentence are between backticks.
  const sentence = (text) => text.split("`").map((piece, at) => (at % 2 ? make("code", piece) : piece));

  const line = (data, [mark, target, message, reason, anchors], pair) => {
    const item = make("li");
    if (mark) item.append(make("strong", mark), " ");
    if (target) {
      const known = [pair[1], pair[0]].flatMap((version) => anchors.filter(([, versions]) => versions.includes(version)).map(([id]) => [version, id]));
      const code = make("code", target);
      if (known.length) {
        const link = make("a", code);
        link.href = `${data.versions[known[0][0]][1]}#${encodeURIComponent(known[0][1])}`;
        item.append(link, ": ");
      } else {
        item.append(code, ": ");
      }
    }
    item.append(...sentence(message));
    const why = data.reasons[reason];
    if (why) item.append(`. ${why[0].toUpperCase()}${why.slice(1)}.`);
    return item;
  };

  const show = (data, output, pair) => {
    const [old, now] = pair;
    const names = pair.map((version) => data.versions[version][0]);
    const found = data.changes.filter(([, , , , , ranges]) => ranges.some(([a, b, c, d]) => a <= old && old <= b && c <= now && now <= d));
    const count = (mark) => found.filter((change) => change[0] === mark).length;
    const counts = [[count("breaking"), "breaking"], [count("may break"), "may break clients"], [count(""), "compatible"]];
    const words = counts.filter(([number]) => number).map(([number, word]) => `${number} ${word}`).join(", ");
    const skipped = old < data.first && now > old + 1;
    const text = skipped
      ? `Too many versions are between these; armature diff compares ${names.join(" and ")}.`
      : `From ${names[0]} to ${names[1]}: ${words || "no changes"}.`;
    const list = make("ul", ...found.map((change) => line(data, change, pair)));
    output.replaceChildren(make("p", text), ...(skipped || !found.length ? [] : [list]));
  };

  const compare = () => {
    const source = byId("~changes-data");
    if (!source) return;
    const data = JSON.parse(source.textContent);
    const menu = (id, label, chosen) => {
      const select = make("select", ...data.versions.map(([name], at) => {
        const option = make("option", name);
        option.value = at;
        return option;
      }).reverse());
      select.id = id;
      select.value = chosen;
      const caption = make("label", label);
      caption.htmlFor = id;
      return [caption, select];
    };
    const wanted = new URLSearchParams(location.hash.slice(1));
    const index = (name, otherwise) => {
      const known = data.versions.findIndex(([version]) => version === wanted.get(name));
      return known < 0 ? otherwise : known;
    };
    const last = data.versions.length - 1;
    const [fromLabel, from] = menu("~from", "From", index("from", Math.max(0, last - 1)));
    const [toLabel, to] = menu("~to", "to", index("to", last));
    const form = make("form", fromLabel, from, toLabel, to);
    form.className = "compare";
    form.setAttribute("aria-label", "Versions to compare");
    form.addEventListener("submit", (event) => event.preventDefault());
    const output = make("div");
    output.className = "compared";
    output.setAttribute("role", "status");
    const update = (event) => {
      // Whichever was chosen first, the older version is compared with the newer one.
      const pair = [Number(from.value), Number(to.value)].sort((a, b) => a - b);
      show(data, output, pair);
      if (event) history.replaceState(null, "", `#from=${data.versions[pair[0]][0]}&to=${data.versions[pair[1]][0]}`);
    };
    from.addEventListener("change", update);
    to.addEventListener("change", update);
    update();
    const title = document.querySelector("article h1");
    const before = title.nextElementSibling || title;
    before.after(form, output);
  };
  document.addEventListener("DOMContentLoaded", compare);
})();
