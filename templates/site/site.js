// The search, the colour scheme, the copy buttons. Ids of the frame begin with a sign that no id of a page has. The content is there without this.
(() => {
  "use strict";
  const html = document.documentElement;
  const root = html.dataset.root;
  const make = (tag) => document.createElement(tag);
  const byId = (id) => document.getElementById(id);
  const stored = {
    get: () => { try { return localStorage.getItem("theme"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("theme", value); } catch { /* not kept then */ } },
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
      const notes = many.map((one) => `${one.name} is a ${one.kind} on ${one.pages} pages; put a resource or group before it`);
      if (more) notes.push(`and ${more} more; add a word`);
      if (!found.length) notes.push("No page, type, property, value or operation matches");
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

  // Parts of large pages had files of their own: their addresses lead to the page.
  const forward = () => {
    const known = document.querySelector("[data-missing]") && location.pathname.match(/^(.+)\/(?:operations|properties|outputs|examples)(?:-\d+)?\.html$/);
    if (known) location.replace(`${known[1]}.html${location.hash}`);
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

  document.addEventListener("DOMContentLoaded", () => { forward(); search(); theme(); buttons(); links(); fold(); follow(); });
})();
