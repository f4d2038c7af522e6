// The view of a meeting that is held: which item is shown, what is typed, and what of it waits to be sent. What is done
// is shown at once (session_state.js) and kept in the browser until the server has it (session_queue.js).
(() => {
  "use strict";
  const PAUSE = 350;
  const LOOK_EVERY = 1500;
  const at = (id) => document.getElementById(id);
  const held = at("held");
  const words = at("held-words").dataset;
  const status = at("held-status");
  const decision = at("held-decision");
  const kinds = new Map(words.kinds.split("|").filter(Boolean).map((entry) => entry.split("=")));
  const dayForm = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });
  const dayIn = (pattern, day) => day && pattern.replace("{day}", dayForm.format(new Date(`${day}T12:00`)));
  let known = JSON.parse(held.dataset.state);
  let ahead = known;
  let selected = null;

  // What is typed: `base` is what was last handed on or came from the server, `text` what stands there now.
  const texts = new Map();
  const timers = new Map();
  const nameOf = (change) => `${change.item}:${change.sub_point || ""}`;
  const textsOf = (state) => state.items.flatMap((item) => [
    [nameOf({ item: item.id }), item.decision],
    ...item.points.map((point) => [nameOf({ item: item.id, sub_point: point.key }), point.text]),
  ]);
  const itemOf = (id, state = ahead) => state.items.find((item) => item.id === id);
  const typed = (name) => {
    if (!texts.has(name)) texts.set(name, { base: "", text: "" });
    return texts.get(name);
  };

  const queue = window.tvaersQueue(held.dataset.place, held.dataset.changes, held.dataset.token, (news) => {
    if (news.answer && news.answer.state && news.answer.state.revision >= known.revision) known = news.answer.state;
    if (news.answer) drop(news.answer.results);
    adopt();
    tell(news);
    render();
  });

  const flush = (name) => {
    clearTimeout(timers.get(name));
    const entry = typed(name);
    if (entry.text === entry.base) return;
    const [item, point] = [Number(name.split(":")[0]), name.split(":")[1]];
    const change = point ? { kind: "type_sub_point", item, sub_point: point } : { kind: "type_decision", item, acts: entry.acts || [] };
    const base = entry.base;
    Object.assign(entry, { base: entry.text, acts: [] });
    queue.add({ ...change, text: entry.text, base });
  };
  const flushAll = () => { for (const name of [...texts.keys()]) flush(name); };
  const type = (name, text) => {
    typed(name).text = text;
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(flush, PAUSE, name));
  };
  const make = (kind, more = {}) => { flushAll(); queue.add({ kind, item: selected, ...more }); };

  // The server's text takes the place of what stands here, unless something is typed that the server has not got.
  const adopt = () => {
    const pending = new Set(queue.waiting().filter((change) => "base" in change).map(nameOf));
    for (const [name, text] of textsOf(known)) {
      const entry = typed(name);
      if (!pending.has(name) && entry.text === entry.base) Object.assign(entry, { base: text, text });
    }
  };
  // A refused text stands apart, with its reason; the field goes back to what the server has.
  const drop = (results) => {
    const keys = new Set(results.filter((result) => result.outcome === "refused").map((result) => result.key));
    for (const { change } of queue.refused()) {
      if (!keys.has(change.key) || !("base" in change)) continue;
      const entry = typed(nameOf(change));
      Object.assign(entry, { base: "", text: entry.text === change.text ? "" : entry.text });
    }
  };

  const tell = ({ waiting, isSending, problem }) => {
    const said = status.dataset;
    const many = waiting === 1 ? said.offlineOne : said.offlineMany.replace("{n}", waiting);
    const troubles = { offline: waiting ? many : said.offline, "signed-out": said.signedOut, gone: said.gone, full: said.full };
    const text = problem ? troubles[problem] : waiting || isSending ? said.saving : said.saved;
    if (status.textContent !== text) status.textContent = text;
    status.classList.toggle("is-trouble", Boolean(problem));
  };

  const showText = (field, text) => {
    if (field.value === text) return;
    const [before, caret] = [field.value, field.selectionStart];
    let same = 0;
    while (same < caret && before[same] === text[same]) same += 1;
    field.value = text;
    const place = same === caret ? caret : Math.max(0, text.length - (before.length - caret));
    if (document.activeElement === field) field.setSelectionRange(place, place);
  };
  const showActs = (box, acts) => {
    const chosen = [];
    for (const choice of box.querySelectorAll("input")) {
      choice.checked = acts.includes(choice.value);
      if (choice.checked) chosen[acts.indexOf(choice.value)] = choice.nextElementSibling.textContent;
    }
    const told = box.querySelector(".held-acts-told");
    told.textContent = chosen.filter(Boolean).join(", ") || told.dataset.none;
  };
  const chosenActs = (acts, choice) => {
    if (choice.value === held.dataset.nothing) return choice.checked ? [choice.value] : [];
    const others = acts.filter((code) => code !== choice.value && code !== held.dataset.nothing);
    return choice.checked ? [...others, choice.value] : others;
  };

  const pointNode = (key) => {
    const node = at("piece-point").content.firstElementChild.cloneNode(true);
    const name = () => nameOf({ item: selected, sub_point: key });
    const title = node.querySelector(".point-title");
    const remove = node.querySelector(".point-remove");
    node.dataset.key = key;
    node.querySelector(".point-text").addEventListener("input", (event) => type(name(), event.target.value));
    title.addEventListener("change", () => make("rename_sub_point", { sub_point: key, title: title.value }));
    node.querySelector(".held-acts").addEventListener("change", (event) => {
      const { acts } = itemOf(selected).points.find((point) => point.key === key);
      make("set_sub_point_acts", { sub_point: key, acts: chosenActs(acts, event.target) });
    });
    node.querySelector(".point-follow").addEventListener("click", () => {
      at("held-follow-form").open = true;
      at("held-what").value = title.value;
      at("held-what").focus();
    });
    remove.addEventListener("click", () => {
      const isAsked = remove.textContent === remove.dataset.again;
      if (isAsked || !typed(name()).text.trim()) make("remove_sub_point", { sub_point: key });
      else remove.textContent = remove.dataset.again;
    });
    return node;
  };
  const showPoints = (item) => {
    const list = at("held-points");
    const nodes = new Map([...list.children].map((node) => [node.dataset.key, node]));
    const shown = item.points.map((point) => {
      const node = nodes.get(point.key) || pointNode(point.key);
      const title = node.querySelector(".point-title");
      if (document.activeElement !== title) title.value = point.title;
      showText(node.querySelector(".point-text"), typed(nameOf({ item: item.id, sub_point: point.key })).text);
      showActs(node, point.acts);
      return node;
    });
    if (shown.length !== list.children.length || shown.some((node, place) => list.children[place] !== node)) list.replaceChildren(...shown);
  };
  const showFollowUps = (item) => {
    const list = at("held-follow-ups");
    const mark = JSON.stringify([item.id, item.follow_ups, ahead.is_open]);
    if (list.dataset.shown === mark) return;
    list.dataset.shown = mark;
    list.replaceChildren(...item.follow_ups.map((row) => {
      const node = at("piece-follow-up").content.firstElementChild.cloneNode(true);
      const facts = [kinds.get(row.kind), row.who, dayIn(words.by, row.due_on), dayIn(words.to, row.to)];
      node.querySelector(".follow-up-text").textContent = row.text;
      node.querySelector(".follow-up-facts").textContent = facts.filter(Boolean).join(" · ");
      const remove = node.querySelector(".follow-up-remove");
      remove.hidden = row.id === null || !ahead.is_open;
      remove.addEventListener("click", () => make("remove_follow_up", { follow_up: row.id }));
      return node;
    }));
  };
  const showRefused = () => {
    const box = at("held-refused");
    const shown = queue.refused();
    if (shown.length === box.children.length) return;
    box.replaceChildren(...shown.map(({ change, message, forget }) => {
      const node = at("piece-refused").content.firstElementChild.cloneNode(true);
      const link = document.querySelector(`#held-list [data-item="${change.item}"] .item-number`);
      node.querySelector(".refused-why").textContent = `${link ? link.textContent : ""} ${message}`;
      node.querySelector(".refused-words").hidden = !change.text;
      node.querySelector("textarea").value = change.text || "";
      node.querySelector(".refused-seen").addEventListener("click", () => { forget(); render(); });
      return node;
    }));
  };
  const showVotes = (item) => {
    const fields = [at("held-for"), at("held-against"), at("held-abstained")];
    fields.forEach((field, place) => { if (document.activeElement !== field) field.value = item.votes[place] ?? ""; });
    at("held-votes-told").textContent = item.votes.some((count) => count !== null) ? item.votes.map((count) => count ?? 0).join(" – ") : "";
  };

  const showList = () => {
    const list = at("held-list");
    ahead.items.forEach((item, place) => {
      const line = list.querySelector(`[data-item="${item.id}"]`);
      if (!line) { window.location.reload(); return; }
      if (list.children[place] !== line) list.insertBefore(line, list.children[place] || null);
      const state = item.state === "done" ? "done" : item.id === ahead.current ? "open" : "waiting";
      const mark = line.querySelector(".held-mark");
      line.dataset.state = state;
      if (mark.textContent !== mark.dataset[state]) mark.textContent = mark.dataset[state];
      line.querySelector("a").ariaCurrent = item.id === selected ? "true" : null;
    });
  };
  const render = () => {
    ahead = window.tvaersAhead(known, queue.waiting());
    if (selected === null) return;
    const item = itemOf(selected);
    const isDone = item.state === "done";
    const isLocked = isDone || !ahead.is_open;
    showList();
    showRefused();
    at("held-fields").disabled = isLocked;
    at("held-locked").hidden = !isDone;
    at("held-locked").querySelector(".held-because").textContent = "";
    at("held-reopen").hidden = !isDone || !ahead.is_open;
    at("held-bar").hidden = !ahead.is_open;
    at("held-follow-form").hidden = !ahead.is_open;
    at("held-finish").hidden = isDone;
    document.querySelector(".held-other").hidden = isDone;
    at("held-take-up").disabled = ahead.current === selected;
    for (const sentences of document.querySelectorAll(".held-sentences")) sentences.hidden = isLocked;
    showText(decision, typed(nameOf({ item: selected })).text);
    showActs(at("held-acts").closest("details"), item.acts);
    showVotes(item);
    showPoints(item);
    showFollowUps(item);
  };
  const select = (id, focus = null) => {
    if (id === undefined || !itemOf(id)) return;
    flushAll();
    selected = id;
    for (const article of document.querySelectorAll(".held-item")) article.hidden = Number(article.dataset.item) !== id;
    at("held-points").replaceChildren();
    window.history.replaceState(null, "", `#punkt-${id}`);
    render();
    if (focus) focus.focus();
  };
  const beside = (step) => {
    const place = ahead.items.findIndex((item) => item.id === selected) + step;
    return ahead.items[place]?.id;
  };
  const field = () => (at("held-fields").disabled ? at(`punkt-${selected}`) : decision);

  const putIn = (text, acts, isNothing = false) => {
    const entry = typed(nameOf({ item: selected }));
    const begun = entry.text.trimEnd();
    entry.text = begun ? `${begun}\n\n${text}` : text;
    entry.acts = [...new Set([...(entry.acts || []), ...acts])];
    flush(nameOf({ item: selected }));
    if (isNothing) make("set_acts", { acts: [held.dataset.nothing] });
    const blank = entry.text.indexOf("…", begun.length);
    decision.focus();
    if (blank >= 0) decision.setSelectionRange(blank, blank + 1);
    else decision.setSelectionRange(entry.text.length, entry.text.length);
  };
  const settled = async () => {
    for (let tries = 0; tries < 40 && queue.waiting().length && !queue.isLost(); tries += 1) {
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  };
  const finish = async () => {
    const id = selected;
    if (itemOf(id).state === "done" || !ahead.is_open) return;
    flushAll();
    await settled();
    if (selected !== id) return;
    if (!itemOf(id).acts.length && !queue.waiting().length) {
      const acts = at("held-acts").closest("details");
      acts.open = true;
      acts.querySelector("summary").focus();
    }
    make("finish");
    await settled();
    if (selected !== id || itemOf(id).state !== "done") return;
    const order = ahead.items;
    const place = order.findIndex((item) => item.id === id);
    const next = [...order.slice(place + 1), ...order.slice(0, place)].find((item) => item.state !== "done");
    if (!next) return;
    select(next.id, decision);
    make("take_up");
  };
  const move = (step) => {
    const place = ahead.items.findIndex((item) => item.id === selected);
    const before = ahead.items[step < 0 ? place - 1 : place + 2];
    if (step < 0 ? place > 0 : place < ahead.items.length - 1) make("move", { before: before ? before.id : null });
  };
  const numberOr = (value, otherwise) => (value === "" ? otherwise : Number(value));

  decision.addEventListener("input", () => type(nameOf({ item: selected }), decision.value));
  at("held-acts").addEventListener("change", (event) => make("set_acts", { acts: chosenActs(itemOf(selected).acts, event.target) }));
  document.querySelector(".held-votes").addEventListener("change", () => {
    const given = [at("held-for"), at("held-against"), at("held-abstained")].map((input) => input.value.trim());
    const [votes_for, votes_against, votes_abstained] = given.map((value) => (given.some(Boolean) ? numberOr(value, 0) : null));
    make("record_votes", { votes_for, votes_against, votes_abstained });
  });
  at("held-remark").addEventListener("click", () => {
    const begun = decision.value.trimEnd();
    decision.value = `${begun}${begun ? (/^- .*$/.test(begun.split("\n").pop()) ? "\n" : "\n\n") : ""}- `;
    type(nameOf({ item: selected }), decision.value);
    decision.focus();
    decision.setSelectionRange(decision.value.length, decision.value.length);
  });
  decision.addEventListener("keydown", (event) => {
    const line = decision.value.slice(0, decision.selectionStart).split("\n").pop();
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey || !line.startsWith("- ")) return;
    event.preventDefault();
    if (line === "- ") decision.setRangeText("\n", decision.selectionStart - 2, decision.selectionEnd, "end");
    else decision.setRangeText("\n- ", decision.selectionStart, decision.selectionEnd, "end");
    type(nameOf({ item: selected }), decision.value);
  });
  at("held-outcome").addEventListener("change", (event) => {
    const [choice] = event.target.selectedOptions;
    event.target.value = "";
    if (choice && choice.dataset.text) putIn(choice.dataset.text, choice.dataset.acts.split(" ").filter(Boolean), Boolean(choice.dataset.nothing));
  });
  at("held-new-point").addEventListener("submit", (event) => {
    event.preventDefault();
    const [title, who] = [at("held-point-title").value.trim(), at("held-point-who").value.trim()];
    make("add_sub_point", { title });
    render();
    const point = itemOf(selected).points.at(-1);
    event.target.reset();
    if (!point) return;
    if (who) type(nameOf({ item: selected, sub_point: point.key }), held.dataset.report.replace("{name}", who).replace("{topic}", title));
    render();
    at("held-points").lastElementChild.querySelector(".point-text").focus();
  });
  at("held-new-follow-up").addEventListener("submit", (event) => {
    event.preventDefault();
    make("add_follow_up", {
      follow_up_kind: at("held-kind").value, text: at("held-what").value, who: at("held-who").value,
      due_on: at("held-due").value || null, to_meeting: numberOr(at("held-to").value, null),
    });
    event.target.reset();
    at("held-what").focus();
  });
  at("held-reopen").addEventListener("submit", (event) => {
    event.preventDefault();
    make("reopen", { reason: at("held-reason").value });
    event.target.reset();
    field().focus();
  });
  at("held-finish").addEventListener("click", finish);
  at("held-take-up").addEventListener("click", () => make("take_up"));
  at("held-postpone").addEventListener("click", () => make("postpone", { to_meeting: numberOr(at("held-postpone-to").value, null) }));
  at("held-withdraw").addEventListener("click", () => make("withdraw"));
  at("held-earlier").addEventListener("click", () => move(-1));
  at("held-later").addEventListener("click", () => move(1));
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest(".held-sentence");
    const link = event.target.closest(".held-link");
    const leave = event.target.closest(".leaves");
    if (sentence) putIn(sentence.dataset.text, sentence.dataset.acts.split(" ").filter(Boolean));
    if (link) { event.preventDefault(); select(Number(link.parentElement.dataset.item), field()); }
    if (leave) {
      flushAll();
      if (!queue.waiting().length) return;
      event.preventDefault();
      settled().then(() => { if (!queue.waiting().length) window.location.assign(leave.href); });
    }
  });

  let digits = "";
  let digitsTimer = null;
  at("held-list").addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const focusOn = (id) => select(id, document.querySelector(`#held-list [data-item="${id}"] a`));
    if (step) { event.preventDefault(); focusOn(beside(step)); }
    if (!/^\d$/.test(event.key)) return;
    digits += event.key;
    clearTimeout(digitsTimer);
    digitsTimer = setTimeout(() => { digits = ""; }, 900);
    focusOn(ahead.items[Number(digits) - 1]?.id);
  });
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); finish(); }
    if (!event.altKey || event.ctrlKey || event.metaKey) return;
    if (step) { event.preventDefault(); select(beside(step)); field().focus(); }
    if (event.key === "Enter") { event.preventDefault(); if (ahead.is_open) make("take_up"); }
    const sentence = document.querySelectorAll(`#punkt-${selected} .held-sentence`)[Number(event.key) - 1];
    if (sentence && !at("held-fields").disabled) { event.preventDefault(); sentence.click(); }
  });
  document.addEventListener("visibilitychange", flushAll);
  window.addEventListener("pagehide", flushAll);
  window.addEventListener("beforeunload", flushAll);

  // What waited from before stands as it was typed.
  for (const change of queue.waiting()) {
    if ("base" in change) Object.assign(typed(nameOf(change)), { base: change.text, text: change.text });
  }
  adopt();
  ahead = window.tvaersAhead(known, queue.waiting());
  at("held-work").hidden = status.hidden = false;
  const asked = Number((window.location.hash.match(/^#punkt-(\d+)$/) || [])[1]);
  const first = itemOf(asked) || itemOf(ahead.current) || ahead.items.find((item) => item.state !== "done") || ahead.items[0];
  if (first) select(first.id);
  tell({ waiting: queue.waiting().length, isSending: false, problem: "" });
  queue.send();
  window.setInterval(() => { if (!document.hidden) queue.look(known.revision); }, LOOK_EVERY);
})();
