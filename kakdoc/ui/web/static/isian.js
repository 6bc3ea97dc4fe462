// Isian sebuah naskah: yang diketik segera dikirim ke program, jawabannya dipasang di tempatnya.
// Bagian: mengetik, mengirim, jawaban, tombol, tempel dari Excel, bulan, cari peraturan, halaman naskah.
"use strict";

(() => {
  const { kakdoc } = window;
  const pending = new Map(); // nama isian → yang diketik dan belum diterima program
  let timer = 0;
  let sending = Promise.resolve();

  const form = () => document.querySelector("form[data-formulir]");
  const file = () => form()?.dataset.formulir ?? "";
  const isField = (event) => event.target.closest?.("form[data-formulir] [data-isi]") ?? null;

  // ---- mengetik
  document.addEventListener("input", (event) => {
    const field = isField(event);
    if (!field) { return; }
    note(field);
    later(field.tagName === "SELECT" ? 0 : 250);
  });
  document.addEventListener("change", (event) => {
    const field = isField(event);
    if (field && pending.has(field.name)) { later(0); }
  });

  function note(field) {
    pending.set(field.name, field.value);
    keep();
    state("Mengetik …");
  }
  function keep() {
    try { sessionStorage.setItem(`naskah ${file()}`, JSON.stringify([...pending])); } catch { /* penuh */ }
  }
  function later(wait) {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => send([]), wait);
  }

  // ---- mengirim: satu permintaan sesudah yang lain, dengan semua yang diketik sejak yang terakhir
  function send(acts) {
    window.clearTimeout(timer);
    sending = sending.then(() => now(acts)).catch((cause) => { if (!(cause instanceof kakdoc.Lost)) { throw cause; } });
    return sending;
  }

  async function now(acts) {
    const typed = new Map(pending);
    const all = [...typed].map(([name, value]) => ({ aksi: "isi", di: JSON.parse(name), nilai: value })).concat(acts);
    if (!all.length || !form()) { return; }
    const answer = await kakdoc.api("/isian/ubah", { berkas: file(), revisi: Number(form().dataset.revisi), aksi: all });
    if (answer.masalah) { await refused(answer, typed); return; }
    if (answer.revisi === undefined && !answer.muat) { return; } // tidak dijawab: tetap disimpan, dikirim lagi nanti
    taken(typed);
    if (answer.muat) { await kakdoc.load(window.location.href); return; }
    show(answer);
  }

  function taken(typed) {
    for (const [name, value] of typed) { if (pending.get(name) === value) { pending.delete(name); } }
    keep();
  }

  /** Yang ditolak diberitahukan; yang sudah diketik tetap di isiannya, dan hanya yang tak bertempat tidak dikirim lagi. */
  async function refused(answer, typed) {
    const problems = answer.masalah;
    if (answer.status === 422) { taken(typed); }
    const said = problems.flatMap((each) => [each.pesan, each.perbaikan ?? ""]);
    const text = said.map((each) => each.charAt(0).toUpperCase() + each.slice(1)).join(" ");
    if (problems.some((each) => each.kode === "K920")) { await kakdoc.load(window.location.href); }
    state(text);
    kakdoc.say(text);
  }

  document.addEventListener("kakdoc:kembali", () => { send([]); });
  window.addEventListener("beforeunload", (event) => { if (pending.size) { event.preventDefault(); } });

  // ---- jawaban

  function show(answer) {
    form().dataset.revisi = answer.revisi;
    const focus = document.activeElement?.id;
    for (const [id, html] of Object.entries(answer.ganti)) { swap(id, html); }
    for (const [id, value] of Object.entries(answer.nilai)) { put(id, value); }
    for (const [id, text] of Object.entries(answer.teks)) { write(id, text); }
    for (const [id, text] of Object.entries(answer.bayang)) { shadow(id, text); }
    for (const [id, html] of Object.entries(answer.pesan)) { tell(id, html); }
    for (const each of document.querySelectorAll("[data-batal]")) { each.disabled = !answer.bisa.batal; }
    for (const each of document.querySelectorAll("[data-ulang]")) { each.disabled = !answer.bisa.ulang; }
    title(answer.judul);
    state(answer.keadaan);
    if (answer.kabar) { state(answer.keadaan + " " + answer.kabar); kakdoc.say(answer.kabar); }
    if (answer.fokus) { to(answer.fokus); } else if (focus && document.activeElement === document.body) { to(focus); }
    document.dispatchEvent(new CustomEvent("kakdoc:berubah"));
  }

  function swap(id, html) {
    const old = document.getElementById(id);
    if (!old) { return; }
    const open = new Set([...old.querySelectorAll("details[open]")].map((each) => each.id));
    const fresh = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
    for (const each of fresh.querySelectorAll("details")) { if (open.has(each.id)) { each.open = true; } }
    old.replaceWith(document.adoptNode(fresh));
    again(fresh);
  }

  function put(id, value) {
    const field = document.getElementById(id);
    if (field && !pending.has(field.name) && field.value !== value) { field.value = value; }
  }
  function write(id, text) {
    const node = document.getElementById(id);
    if (node && node.textContent !== text) { node.textContent = text; }
  }
  /** Judul halaman mengikuti judul naskah yang diketik; jenisnya disebut sekali saja. */
  function title(text) {
    const kind = document.getElementById("jenis-naskah");
    write("judul-naskah", text);
    if (kind) { kind.hidden = kind.dataset.jenis === text; }
    document.title = `${text} – kakdoc`;
  }
  function shadow(id, text) {
    const node = document.getElementById(id);
    if (node?.tagName === "OUTPUT") { node.textContent = text; } else { node?.setAttribute("placeholder", text); }
  }
  function tell(id, html) {
    const node = document.getElementById(`${id}:pesan`);
    if (!node) { return; }
    kakdoc.fill(node, html);
    const field = document.getElementById(id);
    if (!field?.matches("[data-isi]")) { return; }
    if (node.querySelector(".galat, .kosong")) { field.setAttribute("aria-invalid", "true"); } else { field.removeAttribute("aria-invalid"); }
  }
  function state(text) { write("keadaan", text); }

  /** Ke sebuah isian; yang barisnya tidak sedang ditampilkan diminta dahulu dengan namanya. */
  function to(id, name) {
    const node = document.getElementById(id);
    if (!node) { if (name) { send([{ aksi: "tampil", di: JSON.parse(name) }]); } return; }
    for (let around = node.closest("details"); around; around = around.parentElement.closest("details")) { around.open = true; }
    const field = node.matches("[data-isi]") ? node : node.querySelector("[data-isi], summary") ?? node;
    if (!field.matches("input, textarea, select, summary, button, a")) { field.tabIndex = -1; }
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: "center" });
  }

  // ---- tautan dari layar lain: isian yang disebut di alamat dibuka dan disorot
  function named() {
    try { to(decodeURIComponent(location.hash.slice(1))); } catch { /* alamat yang bukan isian */ }
  }
  window.addEventListener("hashchange", named);
  named();

  // ---- tombol: baris dan bagian ditambah, digeser, dihapus; batalkan, ulangi, simpan
  document.addEventListener("submit", (event) => {
    if (event.target !== form()) { return; }
    const button = event.submitter;
    if (button?.getAttribute("formaction")) { flush(event, button); return; }
    event.preventDefault();
    send([button?.name === "aksi" ? acted(button) : { aksi: "simpan", di: [] }]);
  }, true);

  /** Sebelum naskah dibuat: semua yang diketik sampai dulu ke program; isiannya sendiri tidak perlu ikut dikirim. */
  function flush(event, button) {
    event.preventDefault();
    event.stopPropagation();
    send([]).then(() => {
      const body = new FormData();
      for (const name of ["csrf", "berkas", "nama"].filter((each) => form().elements[each])) { body.set(name, form().elements[name].value); }
      if (button.name) { body.set(button.name, button.value); }
      return kakdoc.load(button.getAttribute("formaction"), { method: "POST", body });
    }).catch((cause) => { if (!(cause instanceof kakdoc.Lost)) { throw cause; } });
  }

  function acted(button) {
    const act = JSON.parse(button.value);
    const key = button.closest("p")?.querySelector("input[name=kunci]");
    return key ? { ...act, kunci: key.value } : act;
  }

  document.addEventListener("click", (event) => {
    const columns = event.target.closest?.("[data-buka-kolom]");
    if (!columns) { return; }
    const table = columns.closest("section").querySelector("table");
    columns.setAttribute("aria-pressed", String(!table.classList.toggle("ringkas")));
  });

  /** Ke isian berikutnya yang belum beres, sesudah yang sedang dipakai; dari akhir ke awal lagi. Yang hanya perlu diperiksa belakangan. */
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-berikut]")) { return; }
    const told = [...form().querySelectorAll(".pesan-isian:not(:empty), button.luar")].filter((each) => each.textContent.trim());
    const wrong = told.filter((each) => each.matches("button.luar") || each.querySelector(".galat, .kosong"));
    const meant = wrong.length ? wrong : told;
    const at = last?.isConnected ? document.getElementById(`${last.id}:pesan`) ?? last : null;
    const next = meant.find((each) => at && at.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) ?? meant[0];
    if (!next) { kakdoc.say("Tidak ada yang perlu dibetulkan."); return; }
    if (next.matches("button.luar")) { next.click(); return; }
    to(next.id.slice(0, -":pesan".length));
    next.scrollIntoView({ block: "center" });
  });
  let last = null; // isian yang terakhir dipakai
  document.addEventListener("focusin", (event) => { last = isField(event) ?? last; });

  document.addEventListener("keydown", (event) => {
    if (!form()) { return; }
    const field = isField(event);
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "s") { event.preventDefault(); send([{ aksi: "simpan", di: [] }]); return; }
    if (control && !field && event.key.toLowerCase() === "z") {
      event.preventDefault();
      send([{ aksi: event.shiftKey ? "ulang" : "batal", di: [] }]);
    }
    if (field) { inTable(event, field); }
  });

  function inTable(event, field) {
    const cell = field.closest("td");
    if (!cell || field.tagName === "SELECT") { return; }
    const many = cell.matches(".t-prosa, .t-sel");
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: event.shiftKey ? -1 : 1 }[event.key];
    if (!step || (many && !event.ctrlKey) || event.altKey || event.isComposing || inside(event, field)) { return; }
    const row = step < 0 ? cell.parentElement.previousElementSibling : cell.parentElement.nextElementSibling;
    const next = row && row.cells[cell.cellIndex] && row.cells[cell.cellIndex].querySelector("[data-isi]");
    if (next) { event.preventDefault(); next.focus(); if (next.select) next.select(); }
    else if (event.key === "Enter") {
      event.preventDefault();
      const add = cell.closest("section").querySelector(":scope > .lembar button.lanjut, :scope > .tambah button[name=aksi]");
      if (add && step > 0) add.click();
    }
  }

  /** Panah di dalam teks beberapa baris menggeser kursor dahulu. */
  function inside(event, field) {
    if (field.tagName !== "TEXTAREA" || event.key === "Enter") { return false; }
    const rest = event.key === "ArrowUp" ? field.value.slice(0, field.selectionStart) : field.value.slice(field.selectionEnd);
    return rest.length > 24;
  }

  // ---- tempel dari Excel

  document.addEventListener("paste", (event) => {
    const field = isField(event)?.closest("td [data-isi]");
    const table = field && field.closest("[data-tabel]");
    if (!table) { return; }
    const text = (event.clipboardData || { getData: () => "" }).getData("text/plain");
    const block = cells(text);
    if (block.length < 2 && (block[0] || []).length < 2) { return; }
    event.preventDefault();
    const place = field.closest("td");
    const row = place.parentElement.sectionRowIndex + Number(table.dataset.dari ?? 0);
    const places = [...place.parentElement.querySelectorAll(":scope > td:not(.aksi)")];
    const shown = [...places.keys()].slice(places.indexOf(place)).filter((each) => places[each].checkVisibility());
    pending.delete(field.name);
    send([{ aksi: "tempel", di: JSON.parse(table.dataset.tabel), baris: row, kolom: shown, blok: block }]);
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

  // ---- bulan

  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

  document.addEventListener("focusin", (event) => {
    const field = event.target.closest?.("[data-bulan]");
    document.querySelectorAll(".bulan-pilihan").forEach((each) => {
      if (!field || each.dataset.untuk !== field.id) if (!each.contains(event.target)) each.remove();
    });
    if (!field || document.querySelector(`.bulan-pilihan[data-untuk="${CSS.escape(field.id)}"]`)) { return; }
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

  // ---- cari peraturan

  let searched = 0;
  document.addEventListener("input", (event) => {
    const field = event.target.closest?.("[data-cari]");
    if (!field) { return; }
    clearTimeout(searched);
    searched = setTimeout(() => search(field), 200);
  });

  async function search(field) {
    const query = new URLSearchParams({ berkas: file(), kata: field.value });
    const answer = await kakdoc.ask(`${field.dataset.cari}?${query}`, { headers: { Accept: "application/json" } });
    const found = (await answer.json()).temuan ?? [];
    close(field);
    if (!found.length || document.activeElement !== field) { return; }
    const list = document.createElement("ul");
    list.className = "temuan";
    list.id = field.id + ":temuan";
    list.setAttribute("role", "listbox");
    found.forEach((each, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}:${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.nilai = each.kunci;
      item.append(Object.assign(document.createElement("strong"), { textContent: each.sebutan }), " ", each.judul);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(field, each.kunci); });
      list.append(item);
    });
    field.after(list);
    beside(field);
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", list.id);
  }

  /** Daftarnya di bawah isiannya, atau di atasnya bila di bawah sempit; tabel yang digulir tidak memotongnya. */
  function beside(field) {
    const list = document.getElementById(field.id + ":temuan");
    if (!list) { return; }
    const box = field.getBoundingClientRect();
    const below = window.innerHeight - box.bottom;
    const under = below > Math.min(list.scrollHeight, 200) || below > box.top;
    list.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - list.offsetWidth - 8))}px`;
    list.style.top = under ? `${box.bottom}px` : "auto";
    list.style.bottom = under ? "auto" : `${window.innerHeight - box.top}px`;
    list.style.maxHeight = `${Math.min(320, (under ? below : box.top) - 8)}px`;
  }
  for (const sign of ["scroll", "resize"]) {
    window.addEventListener(sign, () => { if (document.activeElement?.matches("[data-cari]")) { beside(document.activeElement); } }, true);
  }

  function close(field) {
    const list = document.getElementById(field.id + ":temuan");
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

  document.addEventListener("focusout", (event) => {
    const field = event.target.closest?.("[data-cari]");
    if (field) close(field);
  });

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("[data-cari]");
    const list = field && document.getElementById(field.id + ":temuan");
    if (!list) { return; }
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

  // ---- halaman naskah: disegarkan sesudah orang berhenti mengetik; ditekan, menuju isiannya
  const pane = () => document.querySelector("[data-tengok-isi]");
  let looking = 0;
  let asked = 0;

  function look(wait) {
    window.clearTimeout(looking);
    looking = window.setTimeout(refresh, wait);
  }

  async function refresh() {
    const place = pane();
    if (!place || place.closest(".tanpa-tengok")) { return; }
    const own = ++asked;
    place.setAttribute("aria-busy", "true");
    const query = new URLSearchParams({ berkas: file() });
    const answer = await kakdoc.ask(`/naskah/lihat?${query}`).catch(() => null);
    if (own !== asked || !answer?.ok) { place.removeAttribute("aria-busy"); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
    await Promise.all([...fresh.querySelectorAll("img")].slice(0, 1).map((each) => {
      const first = new Image();
      first.src = each.getAttribute("src");
      return first.decode().catch(() => {});
    }));
    if (own !== asked) { return; }
    const top = place.scrollTop;
    const heights = [...place.querySelectorAll("img")].map((each) => each.offsetHeight);
    place.replaceChildren(document.adoptNode(fresh));
    if (heights.length) { place.scrollTop = top; }
    place.removeAttribute("aria-busy");
  }

  document.addEventListener("kakdoc:berubah", () => look(500));

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-tengok]");
    if (button) {
      const hidden = button.closest("form").querySelector(".dua").classList.toggle("tanpa-tengok");
      button.setAttribute("aria-pressed", String(!hidden));
      if (!hidden) { look(0); }
      return;
    }
    const page = event.target.closest?.("img[data-hal]");
    if (!page) { return; }
    const box = page.getBoundingClientRect();
    const query = new URLSearchParams({
      berkas: file(), kunci: page.dataset.kunci, hal: page.dataset.hal,
      x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height,
    });
    const answer = await kakdoc.ask(`/naskah/tekan?${query}`, { headers: { Accept: "application/json" } });
    const found = (await answer.json()).temuan ?? [];
    if (found.length === 1) { to(found[0].id, found[0].nama); return; }
    offer(found, event);
  });

  /** Beberapa isian memuat teks itu: daftar pendek untuk dipilih. */
  function offer(found, event) {
    document.getElementById("pilih-isian")?.remove();
    const list = document.createElement("div");
    list.id = "pilih-isian";
    list.className = "temuan pilih";
    list.setAttribute("role", "menu");
    if (!found.length) { list.textContent = "Bagian ini dicetak oleh templat, bukan dari isian."; }
    for (const each of found) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "polos kecil";
      button.setAttribute("role", "menuitem");
      button.textContent = each.judul;
      button.addEventListener("click", () => { list.remove(); to(each.id, each.nama); });
      list.append(button);
    }
    const place = pane();
    const box = place.getBoundingClientRect();
    list.style.top = `${event.clientY - box.top + place.scrollTop}px`;
    list.style.left = `${Math.min(event.clientX - box.left, box.width - 220)}px`;
    place.append(list);
    list.querySelector("button")?.focus();
    document.addEventListener("keydown", (key) => { if (key.key === "Escape") { list.remove(); } }, { once: true });
  }

  // ---- yang diketik sebelum halamannya hilang
  function again(part) {
    const before = new Map(JSON.parse(sessionStorage.getItem(`naskah ${file()}`) ?? "[]"));
    for (const field of part.querySelectorAll("[data-isi]")) {
      if (before.has(field.name) && field.value !== before.get(field.name)) {
        field.value = before.get(field.name);
        pending.set(field.name, field.value);
      }
    }
  }
  function begin() {
    if (!form()) { return; }
    pending.clear();
    again(form());
    if (pending.size) { send([]); }
    look(0);
  }
  document.addEventListener("kakdoc:tukar", (event) => { if (event.detail.includes("isi")) { begin(); } });
  begin();
  kakdoc.isian = { to, send, file };
})();
