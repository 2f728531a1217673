// The search, the colour scheme, the copy buttons. Ids of the frame begin with a sign that no id of a page has. The content is there without this.
(() => {
  "use strict";
  const html = document.documentElement;
  const root = html.dataset.root;
  const make = (tag) => document.createElement(tag);
  const byId = (id) => document.getElementById(id);
  const stored = {
    get: (name = "theme") => { try { return localStorage.getItem(name); } catch { return null; } },
    set: (value, name = "theme") => { try { localStorage.setItem(name, value); } catch { /* not kept then */ } },
  };
  if (stored.get()) html.dataset.theme = stored.get();

  // The search is a script of its own, which is loaded when a reader searches.
  let searching = null;
  const find = (query) => {
    searching = searching || new Promise((resolve) => {
      const script = make("script");
      script.src = `${root}assets/search.js`;
      script.onload = resolve;
      script.onerror = resolve;
      document.head.append(script);
    });
    return searching.then(() => window.armature.find(query));
  };

  // A name that may be broken between its words.
  const breakable = (text) => {
    const span = make("span");
    text.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[._/:])/).forEach((word, at) => span.append(...(at ? [make("wbr")] : []), word));
    return span;
  };

  const search = () => {
    const form = byId("~search");
    const input = byId("~query");
    const list = byId("~results");
    let selected = -1;
    let asked = 0;
    form.hidden = false;
    const show = (open) => {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) input.removeAttribute("aria-activedescendant");
    };
    const select = (index) => {
      const links = list.querySelectorAll("a");
      if (!links.length) return;
      selected = (index + links.length) % links.length;
      links.forEach((link, at) => link.setAttribute("aria-selected", String(at === selected)));
      links[selected].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", links[selected].id);
    };
    const update = async () => {
      const query = input.value.trim();
      const turn = ++asked;
      if (query.length < 2) return show(false);
      const { found, more, many = [] } = await find(query);
      if (turn !== asked) return;
      list.replaceChildren(...found.map((one, at) => {
        const link = make("a");
        const where = make("small");
        link.href = root + one.url;
        link.id = `~result${at}`;
        link.setAttribute("role", "option");
        link.tabIndex = -1;
        link.append(breakable(one.title), where);
        where.append(breakable(one.where));
        return link;
      }));
      const notes = many.map((one) => `${one.name} is a ${one.kind} ${one.operations ? `of ${one.operations} operations` : `on ${one.pages} pages`}; put a resource or group before it`);
      if (more) notes.push(`and ${more} more; add a word`);
      if (!found.length) notes.push("No page, type, property, parameter, value or operation matches");
      for (const text of notes.slice(0, 3)) {
        const note = make("p");
        note.role = "option";
        note.ariaDisabled = "true";
        note.textContent = text;
        list.append(note);
      }
      selected = -1;
      show(true);
      if (found.length) select(0);
    };
    input.addEventListener("input", update);
    input.addEventListener("focus", () => { find(""); if (input.value) update(); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const link = list.querySelectorAll("a")[selected];
      if (link && !list.hidden) link.click();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        select(selected + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Escape") {
        show(false);
      }
    });
    list.addEventListener("click", (event) => { if (event.target.closest("a")) show(false); });
    document.addEventListener("click", (event) => { if (!form.contains(event.target)) show(false); });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        input.focus();
      }
    });
  };

  // Parts of large pages had files of their own: their addresses open the page.
  const forward = () => {
    const known = document.querySelector("[data-missing]") && location.pathname.match(/^(.+)\/(?:operations|properties|outputs|examples)(?:-\d+)?\.html$/);
    if (known) location.replace(`${known[1]}.html${location.hash}`);
  };
  // The menu of versions closes as menus do; a version is opened at the same anchor.
  const versions = () => {
    const menu = document.querySelector(".versions");
    if (menu) {
      document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
      menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !menu.open) return;
        menu.open = false;
        menu.querySelector("summary").focus();
      });
    }
    for (const link of document.querySelectorAll("a[data-keep]")) {
      link.addEventListener("click", () => { if (!location.hash.startsWith("#~")) link.hash = location.hash; });
    }
  };
  // Opens the nearest anchor above one that this version does not have.
  const nearest = () => {
    let id = decodeURIComponent(location.hash.slice(1));
    if (!id || byId(id)) return;
    while (id.includes(".")) {
      id = id.slice(0, id.lastIndexOf("."));
      const found = id && (byId(id) || byId(`.${id}`));
      if (found) return found.scrollIntoView();
    }
  };
  const theme = () => {
    const button = byId("~theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = html.dataset.theme ? html.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      html.dataset.theme = dark ? "light" : "dark";
      stored.set(html.dataset.theme);
    });
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  const buttons = () => {
    for (const block of document.querySelectorAll("pre")) {
      const button = make("button");
      button.type = "button";
      button.className = "copy";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        await copy(block.querySelector("code").textContent);
        button.textContent = "Copied";
        button.classList.add("done");
        setTimeout(() => { button.textContent = "Copy"; button.classList.remove("done"); }, 1500);
      });
      const frame = make("div");
      frame.className = "code";
      block.before(frame);
      frame.append(block, button);
    }
  };
  // Blocks of code with titles that follow each other are tabs; the choice is kept.
  const tabs = () => {
    const frames = [...document.querySelectorAll(".code")].filter((frame) => frame.firstChild.dataset.title);
    const sets = [];
    for (const frame of frames) {
      const last = sets[sets.length - 1];
      if (last && last[last.length - 1].nextElementSibling === frame) last.push(frame); else sets.push([frame]);
    }
    const all = [];
    const choose = (title) => all.forEach((set) => {
      const known = set.some(({ name }) => name === title);
      set.forEach(({ name, tab, frame }, at) => {
        const chosen = known ? name === title : at === 0;
        frame.hidden = !chosen;
        tab.setAttribute("aria-selected", String(chosen));
        tab.tabIndex = chosen ? 0 : -1;
      });
    });
    sets.filter((set) => set.length > 1).forEach((set, number) => {
      const list = make("div");
      list.className = "tabs";
      list.setAttribute("role", "tablist");
      list.setAttribute("aria-label", "Forms of the example");
      const items = set.map((frame, at) => {
        const name = frame.firstChild.dataset.title;
        const tab = make("button");
        tab.type = "button";
        tab.id = `~tab${number}-${at}`;
        tab.textContent = name;
        tab.setAttribute("role", "tab");
        frame.id = `~panel${number}-${at}`;
        frame.setAttribute("role", "tabpanel");
        frame.setAttribute("aria-labelledby", tab.id);
        tab.setAttribute("aria-controls", frame.id);
        tab.addEventListener("click", () => { choose(name); stored.set(name, "tab"); });
        list.append(tab);
        return { name, tab, frame };
      });
      list.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        const here = items.findIndex(({ tab }) => tab === document.activeElement);
        if (!step || here < 0) return;
        const next = items[(here + step + items.length) % items.length];
        next.tab.focus();
        next.tab.click();
      });
      set[0].before(list);
      all.push(items);
    });
    if (all.length) choose(stored.get("tab"));
  };
  // A link to each property, where the reader points.
  const links = () => {
    for (const cell of document.querySelectorAll("td[id]")) {
      const link = make("a");
      link.className = "jump";
      link.href = `#${cell.id}`;
      link.textContent = "#";
      link.setAttribute("aria-label", `Link to ${cell.id}`);
      cell.append(link);
    }
  };

  // On a small screen the groups are folded; the contents follow what is read.
  const fold = () => {
    const side = byId("~side");
    if (!side) return;
    const small = matchMedia("(max-width: 52rem)");
    const set = () => { side.open = !small.matches; };
    set();
    small.addEventListener("change", set);
    const here = side.querySelector("[aria-current]");
    if (here) side.scrollTop = here.offsetTop - side.clientHeight / 2;
  };
  const follow = () => {
    const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link.parentElement]));
    const headings = [...document.querySelectorAll("h2[id], h3[id]")].filter((heading) => links.has(heading.id));
    let current = null;
    const update = () => {
      const above = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
      const item = above.length ? links.get(above[above.length - 1].id) : null;
      if (item === current) return;
      if (current) current.classList.remove("here");
      if (item) {
        item.classList.add("here");
        const box = item.closest("nav");
        const top = item.offsetTop - box.offsetTop;
        if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 60) box.scrollTop = top - box.clientHeight / 3;
      }
      current = item;
    };
    if (headings.length) {
      addEventListener("scroll", update, { passive: true });
      update();
    }
  };

  document.addEventListener("DOMContentLoaded", () => { forward(); search(); theme(); buttons(); tabs(); links(); fold(); follow(); versions(); nearest(); });
})();
