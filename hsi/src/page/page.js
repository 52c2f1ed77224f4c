"use strict";
// Looks up what was computed when the page was made. No rule of what counts stands here.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const OUTSIDE = data.kinds.findIndex(([kind]) => kind === "outside-selection");
  const SHOWN = { countries: 10, changes: 20, records: 25 };
  const NAMED = 8;

  // Days are texts and numbers, and never go through a time zone.
  const DAY = 86400000;
  const utc = (text) => {
    const [year, month, day] = text.split("-").map(Number);
    return Date.UTC(year, month - 1, day);
  };
  const first = utc(data.first);
  const textOf = (number) => new Date(first + number * DAY).toISOString().slice(0, 10);
  const numberOf = (text) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text || "")) return null;
    const number = Math.round((utc(text) - first) / DAY);
    return Number.isFinite(number) ? Math.min(Math.max(number, 0), data.length) : null;
  };

  const places = new Map(data.places.map((place, number) => [`${place.option}:${place.value}`, number]));
  const defaults = { day: data.last, provider: "", place: ":", in: data.modes[1], phase: "", since: "", text: "", counts: "" };
  let state = { ...defaults };
  let whole = { countries: false, changes: false, records: false };

  data.records = data.records.map((values) => Object.fromEntries(values.map((value, place) => [data.fields[place], value])));
  // The days of steps count from the step before.
  function count(steps) {
    let day = 0;
    for (const step of steps) day = step[0] += day;
  }
  for (const choice of data.steps) {
    for (const steps of [choice.lines, choice.caveats, choice.methods]) count(steps);
    for (const [, changes] of choice.changes) count(changes);
  }

  // Looking up.
  const choiceOf = (provider, place) => data.steps[data.choices[`${provider}/${place}`]];
  const lastBy = (steps, day) => {
    let found = null;
    for (const step of steps) if (step[0] <= day) found = step;
    return found;
  };
  function linesOf(choice, day, mode) {
    const lines = new Map();
    for (const [on, line, units, text] of choice ? choice.lines : []) {
      if (on > day) break;
      if (data.lines[line][0] !== mode) continue;
      if (units === undefined) lines.delete(line);
      else lines.set(line, { units: String(units), text: data.texts[text] });
    }
    const all = [...lines].map(([line, sum]) => {
      const [, phase, currency, ceiling] = data.lines[line];
      return { line, phase, currency, ceiling, ...sum };
    });
    return all.sort(inOrder);
  }
  // The order of the tool: by phase, currency, and ceilings last.
  const rank = (sum) => [sum.phase, sum.currency, sum.ceiling ? 1 : 0].join(" ");
  function inOrder(a, b) {
    return rank(a) < rank(b) ? -1 : 1;
  }
  function caveatsOf(choice, day, mode) {
    const found = new Map();
    for (const [on, what, sums, rows] of choice ? choice.caveats : []) {
      if (on > day) break;
      const of = what % data.modes.length;
      if (of !== 0 && of !== mode) continue;
      const kind = (what - of) / data.modes.length;
      const key = of * data.kinds.length + kind;
      if (!found.has(key)) found.set(key, { kind, rows: new Set(), sums: "" });
      const caveat = found.get(key);
      caveat.sums = sums.map((sum) => data.texts[sum]).join(", ");
      for (const row of rows) row > 0 ? caveat.rows.add(row - 1) : caveat.rows.delete(-row - 1);
    }
    const keys = [...found.keys()].sort((a, b) => a - b);
    return keys.map((key) => found.get(key)).filter((caveat) => caveat.rows.size > 0);
  }
  const stateOf = (record, day) => lastBy(record.states, day);

  // Writing: texts only, never HTML.
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === "on") made.addEventListener("click", value);
      else if (value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }
  const bdi = (text, lang) => element("bdi", { lang }, text);
  const named = (record) =>
    element("button", { type: "button", class: "name", on: () => show({ text: record.id, counts: "" }, "list") }, record.id);

  function grouped(digits) {
    return digits.replace(/\B(?=(\d{3})+$)/g, ",");
  }
  // A difference of two sums that were looked up, in the unit that people read. What was converted is rounded
  // to four digits.
  function difference(currency, units) {
    const sign = units < 0n ? "-" : "+";
    let size = units < 0n ? -units : units;
    if (now.mode > 0) {
      const step = 10n ** BigInt(Math.max(size.toString().length - 4, 0));
      size = ((size + step / 2n) / step) * step;
    }
    for (const [unit, name] of [[1000000000000n, "tn"], [1000000000n, "bn"], [1000000n, "m"]]) {
      if (size < unit) continue;
      const rest = (size % unit).toString().padStart(unit.toString().length - 1, "0").replace(/0+$/, "");
      return `${sign}${currency} ${grouped((size / unit).toString())}${rest ? "." + rest : ""} ${name}`;
    }
    return `${sign}${currency} ${grouped(size.toString())}`;
  }

  function words() {
    const provider = at("provider").selectedOptions[0].textContent;
    const place = data.places[now.place].name;
    const phase = state.phase ? `, ${state.phase} only` : "";
    return `${state.provider ? provider : "all providers"}, ${place === data.places[0].name ? "the whole world" : place}${phase}`;
  }

  let now = {};
  function ask() {
    const day = numberOf(state.day);
    const place = places.get(state.place) ?? 0;
    const mode = Math.max(data.modes.indexOf(state.in), 0);
    now = { day, place, mode, choice: choiceOf(state.provider, place) };
    now.caveats = caveatsOf(now.choice, day, mode);
    const outside = now.caveats.find((caveat) => caveat.kind === OUTSIDE);
    now.outside = outside ? outside.rows : new Set();
    const rows = lastBy(data.places[place].records, day)[1];
    now.rows = rows.filter((row) => {
      const record = data.records[row];
      const own = !state.provider || data.providers[record.provider][0] === state.provider;
      return own && (!state.phase || record.phase === state.phase) && record.states.length > 0 && record.states[0][0] <= day;
    });
  }
  const counts = (row) => data.texts[stateOf(data.records[row], now.day)[2]] === "counts" || now.outside.has(row);
  const isShown = (sum) => !state.phase || sum.phase === state.phase;

  function answer() {
    const sums = linesOf(now.choice, now.day, now.mode).filter(isShown);
    const missing = new Set();
    for (const caveat of now.caveats) if (data.kinds[caveat.kind][0] === "unconverted") caveat.rows.forEach((row) => missing.add(row));
    const rows = sums.map((sum) => {
      const counted = now.rows.filter((row) => {
        const record = data.records[row];
        const same = record.phase === sum.phase && record.ceiling === sum.ceiling;
        return counts(row) && same && !missing.has(row) && (now.mode > 0 || record.currency === sum.currency);
      });
      return element("tr", {}, element("th", { scope: "row" }, sum.phase),
        element("td", {}, element("data", { value: sum.units, title: `${sum.currency} ${grouped(sum.units)}` }, sum.text)),
        element("td", {}, String(counted.length)));
    });
    at("sums").tBodies[0].replaceChildren(...rows);
    at("sums").hidden = rows.length === 0;
    at("none").hidden = rows.length > 0;
    at("none").textContent = now.rows.length > 0 ? "Nothing counts." :
      "The data set holds no record of this by the day. That does not mean that nothing was invested.";
    at("question").textContent = `As of ${state.day}: ${words()}.`;
    const methods = now.choice ? now.choice.methods.filter((step) => step[1] === now.mode) : [];
    const method = lastBy(methods, now.day);
    at("method").textContent = method && rows.length > 0 ? data.methods[method[2]].map((part) => data.texts[part]).join("") : "";
    const place = data.places[now.place];
    at("note").textContent = place.note ? `${place.name}: ${place.note}` : "";
    at("note").hidden = !place.note;
    at("both").hidden = !state.phase;
    at("caveats").replaceChildren(...now.caveats.map(caveatItem));
    const said = sums.map((sum) => `${sum.text} ${sum.phase}`).join(", ") || at("none").textContent;
    tell(`As of ${state.day}, ${words()}: ${said}`);
  }
  function caveatItem(caveat) {
    const ids = [...caveat.rows].sort((a, b) => a - b).map((row) => data.records[row].id);
    const named = ids.slice(0, NAMED).join(", ") + (ids.length > NAMED ? ` and ${ids.length - NAMED} more` : "");
    const what = caveat.sums ? `${caveat.sums} (${named})` : named;
    const [kind, words] = data.kinds[caveat.kind];
    const item = element("li", { "data-kind": kind, "data-records": ids.join(" ") }, `${words}: ${what}.`);
    if (ids.length > NAMED) {
      item.append(element("details", {}, element("summary", {}, "All of them"), ids.join(", ")));
    }
    return item;
  }

  // Said once the reader stops moving.
  let waiting = 0;
  function tell(text) {
    clearTimeout(waiting);
    waiting = setTimeout(() => { at("status").textContent = text; }, 400);
  }

  function parts() {
    const cells = (provider, place) => {
      const sums = linesOf(choiceOf(provider, place), now.day, now.mode).filter(isShown);
      const of = (phase) => sums.filter((sum) => sum.phase === phase);
      const text = (phase) => of(phase).map((sum) => sum.text).join(", ");
      const size = (phase) => of(phase).filter((sum) => !sum.ceiling).reduce((all, sum) => all + BigInt(sum.units), 0n);
      return { any: sums.length > 0, pledged: text("pledged"), spent: text("spent"), size: [size("pledged"), size("spent")] };
    };
    const compare = (a, b) => {
      const [x, y] = state.phase === "spent" ? [a.size[1], b.size[1]] : [a.size[0], b.size[0]];
      if (now.mode > 0 && x !== y) return x < y ? 1 : -1;
      return a.name < b.name ? -1 : 1;
    };
    const row = (part) => element("tr", part.key, element("th", { scope: "row" },
      element("button", { type: "button", class: "name", on: part.choose }, part.name)),
      element("td", {}, part.pledged), element("td", {}, part.spent));
    const fill = (id, rows, limit) => {
      at(id).tBodies[0].replaceChildren(...rows.slice(0, limit).map(row));
      at(id).hidden = rows.length === 0;
    };
    const own = data.providers.map(([id, name]) => ({
      name, key: { "data-provider": id }, choose: () => show({ provider: id }, "answer"), ...cells(id, now.place) }));
    fill("providers", state.provider ? [] : own.filter((part) => part.any).sort(compare));
    const members = lastBy(data.places[now.place].members, now.day)[1];
    const countries = members.map((number) => {
      const place = data.places[number];
      return { name: place.name, key: { "data-country": place.value },
        choose: () => show({ place: `${place.option}:${place.value}` }, "answer"), ...cells(state.provider, number) };
    }).filter((part) => part.any).sort(compare);
    fill("countries", countries, whole.countries ? undefined : SHOWN.countries);
    more("countries", "all-countries", countries.length, "countries");
    at("parts").hidden = at("providers").hidden && at("countries").hidden;
    at("parts-hint").textContent = now.mode > 0 ? "The largest sum first." :
      "By name. Sums in several currencies do not compare: choose one above for a ranking.";
  }
  function more(key, id, total, what) {
    at(id).hidden = total <= SHOWN[key];
    at(id).textContent = whole[key] ? "Show fewer" : `Show all ${total} ${what}`;
  }

  function news() {
    const since = numberOf(state.since || `${state.day.slice(0, 4)}-01-01`);
    at("since").value = textOf(since);
    const segment = now.choice ? lastBy(now.choice.changes, now.day) : null;
    const isPhase = (row) => !state.phase || data.records[row].phase === state.phase;
    const changes = (segment ? segment[1] : []).filter(([day, row]) =>
      since <= day && day <= now.day && isPhase(Math.abs(row) - 1));
    const rows = changes.map(([day, row, cause, date]) => {
      const record = data.records[Math.abs(row) - 1];
      const sum = `${row > 0 ? "+" : "-"}${record.amount}${record.ceiling ? ", a ceiling" : ""} ${record.phase}`;
      return element("tr", { "data-record": record.id }, element("td", {}, date === undefined ? textOf(day) : data.texts[date]), element("td", {}, sum),
        element("td", {}, named(record), " ", bdi(record.title), `: ${data.texts[cause]}`));
    });
    at("changes").tBodies[0].replaceChildren(...rows.slice(0, whole.changes ? undefined : SHOWN.changes));
    at("changes").hidden = rows.length === 0;
    more("changes", "all-changes", rows.length, "changes");
    const before = since > 0 ? linesOf(now.choice, since - 1, now.mode) : [];
    const after = linesOf(now.choice, now.day, now.mode);
    const sums = [...before, ...after].filter((sum) => isShown(sum) && !sum.ceiling).sort(inOrder);
    const keys = [...new Set(sums.map((sum) => sum.line))];
    const units = (sums, line) => BigInt(sums.find((sum) => sum.line === line)?.units ?? 0);
    const differences = keys.map((line) => [line, units(after, line) - units(before, line)]).filter(([, size]) => size !== 0n);
    const list = differences.map(([line, size]) => {
      const [, phase, currency] = data.lines[line];
      return `${difference(currency, size)} ${phase}`;
    }).join(", ").replace(/-/g, "\u2212");
    const other = now.choice && segment !== lastBy(now.choice.changes, Math.max(since - 1, 0));
    at("difference").textContent = since > now.day ? "That is after the day above." :
      `From ${textOf(since)} to ${state.day} the sums changed by: ${list || "nothing"}.` +
      (other ? " The group has other members than then, which is in this difference too." : "");
    at("news").hidden = false;
  }

  function records() {
    const text = state.text.trim().toLowerCase();
    const holds = (record) => !text || [record.id, record.title, record.place, noteOf(record),
      ...known(record).map((source) => source[0])].join("\n").toLowerCase().includes(text);
    const found = now.rows.filter((row) => {
      if (state.counts && (state.counts === "yes") !== counts(row)) return false;
      return holds(data.records[row]);
    });
    at("records").replaceChildren(...found.slice(0, whole.records ? undefined : SHOWN.records).map(item));
    const own = at("records").querySelectorAll("details");
    if (found.length === 1 && own.length > 0) own[0].open = true;
    at("how-many").textContent = `${found.length} ${found.length === 1 ? "record" : "records"} by ${state.day}.`;
    more("records", "all-records", found.length, "records");
    at("list").hidden = false;
  }
  // Notes are written with the knowledge of one day, and hidden before it.
  const noteOf = (record) => (data.notes !== null && data.notes <= now.day && record.note) || "";
  const known = (record) => record.sources.map((number) => data.sources[number])
    .filter((source) => source[5] !== null && source[5] <= now.day);
  function item(row) {
    const record = data.records[row];
    const [, status, , sentence, evidence] = stateOf(record, now.day).map((text, place) => place === 0 ? text : data.texts[text]);
    const verdict = now.outside.has(row) ? "counts, because what holds its money is outside of what is chosen" : sentence;
    const pair = (name, ...values) => [element("dt", {}, name), element("dd", {}, ...values)];
    const links = known(record).map((source) => element("li", {}, sourceLine(source)));
    return element("li", { "data-record": record.id }, element("details", {},
      element("summary", {}, element("span", { class: "head" }, `${record.amount} ${record.phase}: `, bdi(record.title)), element("br"),
        element("span", { class: "where" }, `${data.providers[record.provider][1]}, `, bdi(record.place), ". "),
        element("span", { class: counts(row) ? "yes" : "no" }, verdict)),
      element("dl", {}, ...pair("Id", record.id), ...pair("Status", status), ...pair("First public", record.announced), ...pair("Evidence", evidence),
        ...(noteOf(record) ? pair("Note", bdi(noteOf(record))) : []), ...pair("Sources", element("ul", {}, ...links)))));
  }
  function sourceLine([publisher, published, title, url, lang]) {
    const name = element("span", {}, bdi(publisher), published ? `, ${published}` : "",
      ...(title ? [", ", bdi(title, lang)] : []));
    return url ? element("a", { href: url, rel: "noopener noreferrer" }, name) : name;
  }

  // The state, the controls and the fragment.
  function controls() {
    at("slider").value = now.day;
    at("slider").setAttribute("aria-valuetext", state.day);
    at("shown").textContent = state.day;
    if (at("date").value !== state.day) at("date").value = state.day;
    for (const id of ["provider", "place", "phase", "in", "counts"]) at(id).value = state[id];
    if (at("text").value !== state.text) at("text").value = state.text;
    at("before").disabled = !data.events.some((day) => day < now.day);
    at("after").disabled = !data.events.some((day) => day > now.day);
  }
  function render() {
    ask();
    controls();
    answer();
    parts();
    news();
    records();
  }
  function fragment() {
    const parameters = new URLSearchParams();
    for (const key of Object.keys(defaults)) if (state[key] !== defaults[key]) parameters.set(key, state[key]);
    return parameters.toString();
  }
  function read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const read = { ...defaults };
    for (const key of Object.keys(defaults)) if (asked.has(key)) read[key] = asked.get(key);
    const day = numberOf(read.day);
    read.day = day === null ? defaults.day : textOf(day);
    if (read.since && numberOf(read.since) === null) read.since = "";
    for (const id of ["provider", "place", "phase", "in", "counts"]) {
      if (![...at(id).options].some((option) => option.value === read[id])) read[id] = defaults[id];
    }
    return read;
  }
  let writing = 0;
  function show(change, goTo) {
    state = { ...state, ...change };
    whole = { countries: false, changes: false, records: false };
    render();
    clearTimeout(writing);
    writing = setTimeout(() => {
      const wanted = `#${fragment()}`;
      if (location.hash !== wanted) history.replaceState(null, "", wanted);
    }, 150);
    if (goTo) {
      at(goTo).scrollIntoView();
      at(goTo).setAttribute("tabindex", "-1");
      at(goTo).focus({ preventScroll: true });
    }
  }
  const move = (day) => { if (day !== undefined) show({ day: textOf(day) }); };

  // A slider asks more often than a screen draws.
  let asked = false;
  at("slider").addEventListener("input", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; move(Number(at("slider").value)); });
  });
  at("date").addEventListener("change", () => { const day = numberOf(at("date").value); if (day !== null) move(day); });
  at("since").addEventListener("change", () => { if (numberOf(at("since").value) !== null) show({ since: at("since").value }); });
  at("before").addEventListener("click", () => move(data.events.filter((day) => day < now.day).pop()));
  at("after").addEventListener("click", () => move(data.events.find((day) => day > now.day)));
  at("whole-year").addEventListener("click", () => {
    const year = state.day.slice(0, 4);
    show({ since: `${year}-01-01`, day: textOf(numberOf(`${year}-12-31`)) });
  });
  for (const id of ["provider", "place", "phase", "in", "counts"]) {
    at(id).addEventListener("change", () => show({ [id]: at(id).value }));
  }
  at("text").addEventListener("input", () => show({ text: at("text").value }));
  for (const key of Object.keys(SHOWN)) {
    at(`all-${key}`).addEventListener("click", () => { whole[key] = !whole[key]; render(); });
  }
  at("controls").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=") && location.hash.length > 1) return;
    state = read();
    render();
  });

  at("controls").hidden = false;
  state = read();
  render();
})();
