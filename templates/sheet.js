// Filters, sorting and the print button of a page. Without it a page shows everything, in the plan's order.
(() => {
  "use strict";
  const LEVELS = { group: 1, subgroup: 2, stage: 3 }; // headings; one ends those of its level and deeper
  const SCALES = { 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6, "%": 0.01 };
  const DAY = /^T([+-]\d+)?(?: · [\d-]+ [^\s(]+(?: (\d\d):(\d\d))?)?(?!\w)/;
  const NUMBER = /^[¥$€£]?\s*([+-]?[\d,]*\.?\d+)\s*([万亿kKmM%]?)(?:\s*\D{0,6})?$/;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const make = (tag, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };

  // A table's rows as units: headings, and rows each with the steps that belong to it.
  const unitsOf = (table) => {
    const units = [];
    for (const row of table.tBodies[0]?.rows ?? []) {
      const last = units.at(-1);
      if (row.className === "step" && last && !last.level) last.rows.push(row);
      else units.push({ rows: [row], level: LEVELS[row.className] ?? 0, of: row.dataset.of?.split(",") });
    }
    return units;
  };
  const tables = [...document.querySelectorAll("table")].map((table) => ({ table, units: unitsOf(table) }));

  // Sorting: by a column's days, numbers or words; what has none comes last, rows stay under their headings.
  const valueOf = (text) => {
    const day = DAY.exec(text);
    if (day) return (day[1] ?? 0) * 1440 + (day[2] ? day[2] * 60 + +day[3] : 1439);
    const number = NUMBER.exec(text);
    return number ? number[1].replaceAll(",", "") * (SCALES[number[2].toLowerCase()] ?? 1) : NaN;
  };
  const sorted = (units, place, down) => {
    const keys = new Map(units.map((unit) => [unit, unit.rows[0].cells[place].innerText.trim()]));
    const texts = [...keys.values()].filter(Boolean);
    const values = texts.map(valueOf);
    const counted = values.filter((value) => !isNaN(value)).length > texts.length / 2;
    const late = (unit) => !keys.get(unit) || (counted && isNaN(valueOf(keys.get(unit))));
    const compare = (a, b) => {
      const [one, other] = [keys.get(a), keys.get(b)];
      const by = (counted && valueOf(one) - valueOf(other)) || collator.compare(one, other);
      return late(a) - late(b) || (down ? -by : by);
    };
    return [...units].sort(compare);
  };
  const sort = ({ table, units }, place, order) => {
    const all = [];
    let below = [];
    for (const unit of [...units, { level: 1, rows: [] }]) {
      if (unit.level) {
        all.push(...(order ? sorted(below, place, order === "descending") : below), unit);
        below = [];
      } else below.push(unit);
    }
    table.tBodies[0].append(...all.flatMap((unit) => unit.rows));
  };
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
  for (const one of tables) {
    const heads = [...(one.table.tHead?.rows ?? [])].at(-1);
    const many = one.units.some((unit, place) => !unit.level && one.units[place + 1]?.level === 0);
    if (!many || !heads || /^(band|running)$/.test(heads.className) || document.body.className === "index") continue;
    [...heads.cells].forEach((head, place) => {
      if (!head.textContent.trim() || /^c-(date-|sign)/.test(head.className)) return;
      const button = make("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      head.ariaSort = "none";
      button.addEventListener("click", () => {
        const order = NEXT[head.ariaSort];
        for (const other of heads.querySelectorAll("[aria-sort]")) other.ariaSort = "none";
        head.ariaSort = order;
        sort(one, place, order === "none" ? "" : order);
      });
    });
  }

  const print = document.querySelector("button.print");
  if (print) print.hidden = false;
  print?.addEventListener("click", () => window.print());

  // Filters: a bar over the tables of tasks, kept in the address behind the #.
  const data = document.getElementById("facets");
  const filtered = tables.filter(({ units }) => units.some((unit) => unit.of));
  if (!data || !filtered.length) return;
  const { facets, words } = JSON.parse(data.textContent);
  const rows = filtered.flatMap(({ units }) => units.filter((unit) => !unit.level));
  const normal = (text) => text.normalize("NFKC").toLowerCase();
  const fields = {};
  const labelled = (name, title, field) => {
    fields[name] = field;
    return make("label", {}, title, field);
  };
  const bar = make("form", { className: "filter", role: "search", ariaLabel: words.filter });
  bar.append(labelled("text", words.text, make("input", { type: "search", name: "text", autocomplete: "off" })));
  facets.forEach(({ key, title, values }, place) => {
    const counts = values.map(() => 0);
    for (const unit of rows) for (const value of unit.of?.[place].match(/\d+/g) ?? []) counts[value] += 1;
    const select = make("select", { name: key }, make("option", { value: "" }, words.every));
    const label = labelled(key, title, select);
    values.forEach(([id, text], number) => counts[number] && select.append(make("option", { value: id }, text)));
    select.valueAt = (id) => String(values.findIndex(([value]) => value === id));
    select.place = place;
    // what no row here has can be asked for by a link; what all rows have need not be asked for
    select.take = (id) => {
      const known = values.find(([value]) => value === id);
      if (known && ![...select.options].some((option) => option.value === id))
        select.append(make("option", { value: id }, known[1]));
      select.value = known ? id : "";
      label.hidden = !select.value && !counts.some((count) => count && count < rows.length);
    };
    bar.append(label);
  });
  const reset = make("button", { type: "button", hidden: true }, words.reset);
  const count = make("output");
  const said = make("p", { className: "filtered", hidden: true });
  bar.append(reset, count);
  document.querySelector("header").after(bar, said);

  const show = ({ table, units }, fits) => {
    const live = [false, false, false, false]; // by level: whether anything below is shown
    for (const unit of [...units].reverse()) {
      const shown = unit.level ? live[unit.level] : fits(unit);
      unit.level ? live.fill(false, unit.level) : shown && live.fill(true);
      for (const row of unit.rows) row.hidden = !shown;
    }
    const some = table.tBodies[0].querySelector("tr:not([hidden])") !== null;
    const around = table.closest(".scroll");
    const beside = [around];
    if (around.previousElementSibling?.matches("h2")) beside.push(around.previousElementSibling);
    for (let note = around.nextElementSibling; note?.matches(".note"); note = note.nextElementSibling) beside.push(note);
    for (const element of beside) element.hidden = !some;
  };
  const apply = () => {
    const sought = normal(fields.text.value).split(/\s+/).filter(Boolean);
    const chosen = Object.values(fields).filter((field) => field.take && field.value);
    const active = Boolean(sought.length || chosen.length);
    let shown = 0;
    const fits = (unit) => {
      const fit =
        chosen.every((field) => unit.of?.[field.place].split(" ").includes(field.valueAt(field.value))) &&
        sought.every((word) => (unit.text ??= normal(unit.rows.map((row) => row.textContent).join(" "))).includes(word));
      shown += fit;
      return fit;
    };
    for (const one of filtered) show(one, fits);
    if (!active) for (const { table } of filtered) for (const row of table.tBodies[0].rows) row.hidden = false;
    const total = words.count.replace("{shown}", shown).replace("{all}", rows.length);
    const names = chosen.map((field) => field.parentNode.firstChild.data + words.colon + field.selectedOptions[0].text);
    if (sought.length) names.push(words.text + words.colon + fields.text.value.trim());
    count.value = shown ? total : words.none;
    said.textContent = `${words.only}${words.colon}${names.join(" · ")} (${total})`;
    said.hidden = reset.hidden = !active;
  };
  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const [name, field] of Object.entries(fields)) {
      if (field.take) field.take(given.get(name));
      else field.value = given.get(name) ?? "";
    }
    apply();
  };
  const keep = () => {
    const given = Object.entries(fields).filter(([, field]) => field.value.trim());
    const hash = new URLSearchParams(given.map(([name, field]) => [name, field.value.trim()])).toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    apply();
  };
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.addEventListener("input", keep);
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target !== fields.text) return;
    fields.text.value = "";
    keep();
  });
  reset.addEventListener("click", () => {
    bar.reset();
    keep();
    fields.text.focus();
  });
  window.addEventListener("hashchange", read);
  read();
})();
