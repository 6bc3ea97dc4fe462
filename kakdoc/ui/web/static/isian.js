// The form of a paper: what is typed goes to the program at once, what it answers is put in its place.
"use strict";

(() => {
  const form = document.querySelector("form[data-formulir]");
  if (!form || !window.kakdoc) return;
  const file = form.dataset.formulir;
  const pending = new Map(); // names of fields → what was typed and not yet taken by the program
  let revision = Number(form.dataset.revisi);
  let timer = 0;
  let sending = Promise.resolve();

  // What was typed ------------------------------------------------------------------------------------------------

  form.addEventListener("input", (event) => {
    const field = event.target.closest("[data-isi]");
    if (!field) return;
    note(field);
    later(field.tagName === "SELECT" ? 0 : 250);
  });

  form.addEventListener("change", (event) => {
    const field = event.target.closest("[data-isi]");
    if (field && pending.has(field.name)) later(0);
  });

  function note(field) {
    pending.set(field.name, field.value);
    kakdoc.keep(file, Object.fromEntries(pending));
    state("Mengetik …");
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(() => send([]), wait);
  }

  // What is sent: one request after the other, with all that was typed since the last ---------------------------------

  function send(acts) {
    clearTimeout(timer);
    sending = sending.then(() => now(acts)).catch(() => undefined);
    return sending;
  }

  async function now(acts) {
    const typed = new Map(pending);
    const all = [...typed].map(([name, value]) => ({ aksi: "isi", di: JSON.parse(name), nilai: value })).concat(acts);
    if (!all.length) return;
    const answer = await kakdoc.api("/isian/ubah", { berkas: file, revisi: revision, aksi: all });
    if (!answer) return; // the program is not there; what was typed is kept and sent again
    for (const [name, value] of typed) if (pending.get(name) === value) pending.delete(name);
    kakdoc.keep(file, Object.fromEntries(pending));
    show(answer);
  }

  window.addEventListener("kakdoc:kembali", () => send([]));

  // What comes back ---------------------------------------------------------------------------------------------------

  function show(answer) {
    if (answer.muat) { location.reload(); return; }
    if (answer.pesan_umum !== undefined) kakdoc.say(answer.pesan_umum);
    if (answer.revisi === undefined) return;
    revision = answer.revisi;
    form.dataset.revisi = revision;
    const focus = document.activeElement && document.activeElement.id;
    for (const [id, html] of Object.entries(answer.ganti || {})) swap(id, html);
    for (const [id, value] of Object.entries(answer.nilai || {})) put(id, value);
    texts(answer.teks);
    for (const [id, text] of Object.entries(answer.bayang || {})) attribute(id, "placeholder", text);
    for (const [id, html] of Object.entries(answer.pesan || {})) inside(id + ".pesan", html, id);
    for (const each of document.querySelectorAll("[data-batal]")) each.disabled = !answer.bisa.batal;
    for (const each of document.querySelectorAll("[data-ulang]")) each.disabled = !answer.bisa.ulang;
    state(answer.keadaan);
    if (answer.fokus) to(answer.fokus); else if (focus && !document.activeElement.closest("[data-isi]")) to(focus);
    window.dispatchEvent(new CustomEvent("kakdoc:berubah"));
  }

  function swap(id, html) {
    const old = document.getElementById(id);
    if (!old) return;
    const open = new Set([...old.querySelectorAll("details[open]")].map((each) => each.id));
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const fresh = holder.content.firstElementChild;
    for (const each of fresh.querySelectorAll("details")) if (open.has(each.id)) each.open = true;
    old.replaceWith(fresh);
    kakdoc.dress(fresh);
  }

  function put(id, value) {
    const field = document.getElementById(id);
    if (field && !pending.has(field.name) && field.value !== value) field.value = value;
  }

  function texts(found) {
    for (const [id, text] of Object.entries(found || {})) {
      const node = document.getElementById(id);
      if (node && node.textContent !== text) node.textContent = text;
    }
  }

  function attribute(id, name, text) {
    const node = document.getElementById(id);
    if (node) node.setAttribute(name, text);
  }

  function inside(id, html, field) {
    const node = document.getElementById(id);
    if (!node) return;
    if (node.innerHTML.trim() !== html.trim()) node.innerHTML = html;
    const own = document.getElementById(field);
    if (!own || !own.matches("[data-isi]")) return;
    if (node.querySelector(".galat")) own.setAttribute("aria-invalid", "true"); else own.removeAttribute("aria-invalid");
  }

  function state(text) {
    const node = document.getElementById("keadaan");
    if (node && text !== undefined) node.textContent = text;
  }

  function to(id) {
    const node = document.getElementById(id);
    if (!node) return;
    for (let around = node.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    const field = node.matches("[data-isi]") ? node : node.querySelector("[data-isi], summary") || node;
    if (!field.matches("input, textarea, select, summary, button, a")) field.tabIndex = -1;
    field.focus({ preventScroll: true });
    node.scrollIntoView({ block: "center" });
  }
  kakdoc.to = to;

  // Buttons: rows and items added, moved and deleted; undo and redo ------------------------------------------------------

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=aksi]");
    if (button) {
      event.preventDefault();
      const act = JSON.parse(button.value);
      const key = button.closest("p") && button.closest("p").querySelector("input[name=kunci]");
      if (key) act.kunci = key.value;
      send([act]);
      return;
    }
    const columns = event.target.closest("[data-buka-kolom]");
    if (columns) {
      const table = columns.closest("section").querySelector("table");
      columns.setAttribute("aria-pressed", String(!table.classList.toggle("ringkas")));
    }
  });

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest && event.target.closest("[data-isi]");
    if ((event.ctrlKey || event.metaKey) && !field && event.key.toLowerCase() === "z") {
      event.preventDefault();
      send([{ aksi: event.shiftKey ? "ulang" : "batal", di: [] }]);
    }
    if (field) inTable(event, field);
  });

  function inTable(event, field) {
    const cell = field.closest("td");
    if (!cell || field.tagName === "SELECT") return;
    const many = field.tagName === "TEXTAREA";
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: event.shiftKey ? -1 : 1 }[event.key];
    if (!step || (many && !event.ctrlKey) || event.altKey || event.isComposing) return;
    const row = step < 0 ? cell.parentElement.previousElementSibling : cell.parentElement.nextElementSibling;
    const next = row && row.cells[cell.cellIndex] && row.cells[cell.cellIndex].querySelector("[data-isi]");
    if (next) { event.preventDefault(); next.focus(); if (next.select) next.select(); }
    else if (event.key === "Enter") {
      event.preventDefault();
      const add = cell.closest("section").querySelector(":scope > .tambah button[name=aksi]");
      if (add && step > 0) add.click();
    }
  }

  // Cells from Excel -----------------------------------------------------------------------------------------------------

  form.addEventListener("paste", (event) => {
    const field = event.target.closest("td [data-isi]");
    const table = field && field.closest("[data-tabel]");
    if (!table) return;
    const text = (event.clipboardData || { getData: () => "" }).getData("text/plain");
    const block = cells(text);
    if (block.length < 2 && (block[0] || []).length < 2) return;
    event.preventDefault();
    const place = field.closest("td");
    const row = place.parentElement.sectionRowIndex;
    const column = [...place.parentElement.querySelectorAll("td")].indexOf(place);
    pending.delete(field.name);
    send([{ aksi: "tempel", di: JSON.parse(table.dataset.tabel), baris: row, kolom: column, blok: block }]);
  });

  function cells(text) {
    const rows = [[""]];
    let quoted = false;
    for (let at = 0; at < text.length; at++) {
      const sign = text[at];
      const row = rows[rows.length - 1];
      const last = row.length - 1;
      if (quoted) {
        if (sign === '"' && text[at + 1] === '"') { row[last] += '"'; at++; }
        else if (sign === '"') quoted = false;
        else row[last] += sign;
      } else if (sign === '"' && row[last] === "" && closes(text, at)) quoted = true;
      else if (sign === "\t") row.push("");
      else if (sign === "\n") rows.push([""]);
      else if (sign !== "\r") row[last] += sign;
    }
    if (rows.length > 1 && rows[rows.length - 1].length === 1 && rows[rows.length - 1][0] === "") rows.pop();
    return rows;
  }

  // A quotation mark at the beginning of a cell is a sign of its own unless one closes the cell.
  function closes(text, at) {
    for (let next = text.indexOf('"', at + 1); next >= 0; next = text.indexOf('"', next + 1)) {
      if (text[next + 1] === '"') { next++; continue; }
      return next + 1 === text.length || /[\t\r\n]/.test(text[next + 1]);
    }
    return false;
  }

  // Months by clicking ---------------------------------------------------------------------------------------------------

  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

  form.addEventListener("focusin", (event) => {
    const field = event.target.closest("[data-bulan]");
    document.querySelectorAll(".bulan-pilihan").forEach((each) => {
      if (!field || each.dataset.untuk !== field.id) if (!each.contains(event.target)) each.remove();
    });
    if (!field || document.querySelector(`.bulan-pilihan[data-untuk="${CSS.escape(field.id)}"]`)) return;
    const box = document.createElement("span");
    box.className = "bulan-pilihan";
    box.dataset.untuk = field.id;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Pilih bulan");
    const chosen = months(field.value);
    MONTHS.forEach((name, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.setAttribute("aria-pressed", String(chosen.has(index + 1)));
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(on));
        const now = [...box.children].flatMap((each, at) => (each.getAttribute("aria-pressed") === "true" ? [at + 1] : []));
        field.value = ranges(now);
        note(field);
        later(0);
      });
      box.append(button);
    });
    field.after(box);
  });

  function months(text) {
    const found = new Set();
    for (const piece of text.split(/[,;]|\bdan\b/)) {
      const ends = piece.split(/[-–—]|s\.?\/?d\.?|sampai/).map((each) => number(each.trim()));
      if (ends.some((each) => !each)) continue;
      for (let each = ends[0]; each <= ends[ends.length - 1]; each++) found.add(each);
    }
    return found;
  }

  function number(word) {
    if (/^\d{1,2}$/.test(word)) return Number(word) <= 12 ? Number(word) : 0;
    return word.length < 3 ? 0 : MONTHS.findIndex((each) => word.toLowerCase().startsWith(each.toLowerCase().replace("agu", "ag"))) + 1;
  }

  function ranges(numbers) {
    const pieces = [];
    for (let at = 0; at < numbers.length; at++) {
      const first = numbers[at];
      while (numbers[at + 1] === numbers[at] + 1) at++;
      pieces.push(first === numbers[at] ? `${first}` : `${first}-${numbers[at]}`);
    }
    return pieces.join(", ");
  }

  // Regulations searched by words ----------------------------------------------------------------------------------------

  let searched = 0;
  form.addEventListener("input", (event) => {
    const field = event.target.closest("[data-cari]");
    if (!field) return;
    clearTimeout(searched);
    searched = setTimeout(() => search(field), 200);
  });

  async function search(field) {
    const found = await kakdoc.fetched(`${field.dataset.cari}?berkas=${encodeURIComponent(file)}&kata=${encodeURIComponent(field.value)}`);
    close(field);
    if (!found || !found.length || document.activeElement !== field) return;
    const list = document.createElement("ul");
    list.className = "temuan";
    list.id = field.id + ".temuan";
    list.setAttribute("role", "listbox");
    found.forEach((each, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}.${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.nilai = each.kunci;
      item.append(Object.assign(document.createElement("strong"), { textContent: each.sebutan }), " ", each.judul);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(field, each.kunci); });
      list.append(item);
    });
    field.after(list);
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", list.id);
  }

  function close(field) {
    const list = document.getElementById(field.id + ".temuan");
    if (list) list.remove();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function choose(field, key) {
    field.value = key;
    close(field);
    note(field);
    later(0);
  }

  form.addEventListener("focusout", (event) => {
    const field = event.target.closest("[data-cari]");
    if (field) close(field);
  });

  form.addEventListener("keydown", (event) => {
    const field = event.target.closest("[data-cari]");
    const list = field && document.getElementById(field.id + ".temuan");
    if (!list) return;
    const items = [...list.children];
    const at = items.findIndex((each) => each.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") { close(field); event.stopPropagation(); }
    else if (event.key === "Enter" && at >= 0) { event.preventDefault(); event.stopPropagation(); choose(field, items[at].dataset.nilai); }
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      event.stopPropagation();
      const next = (at + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length;
      items.forEach((each, index) => each.setAttribute("aria-selected", String(index === next)));
      field.setAttribute("aria-activedescendant", items[next].id);
      items[next].scrollIntoView({ block: "nearest" });
    }
  }, true);

  // What was typed before the page was lost ---------------------------------------------------------------------------------

  for (const [name, value] of Object.entries(kakdoc.kept(file))) {
    const field = [...form.elements].find((each) => each.name === name);
    if (field && field.value !== value) { field.value = value; pending.set(name, value); }
  }
  if (pending.size) send([]);
  kakdoc.pending = () => send([]);
})();
