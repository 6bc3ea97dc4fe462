// Satu-satunya skrip halaman kakdoc. Tanpa skrip ini semua halaman tetap terbaca dan semua isian tetap terkirim.
// Bagian: alat, sambungan, tukar, simpan, tanda hidup. Dipakai halaman lain lewat window.kakdoc.
"use strict";

(() => {
  // ---- alat
  const meta = (name) => document.querySelector(`meta[name="${name}"]`);
  const told = (name) => meta(name)?.content ?? "";

  /** Ucapkan kabar kepada pembaca layar. */
  function say(text) {
    const place = document.getElementById("kabar-baru");
    if (place) { place.textContent = ""; window.setTimeout(() => { place.textContent = text; }, 50); }
  }

  // ---- sambungan
  const LOST = "Program kakdoc tertutup. Yang sudah Anda ketik tetap ada di jendela ini: jangan ditutup. " +
    "Buka lagi kakdoc lewat pintasannya; jendela ini menyambung sendiri.";
  let lost = false;

  class Lost extends Error {}

  /** Minta sesuatu kepada program; Lost bila program tidak menjawab, atau dijalankan ulang dan belum mengenal jendela ini. */
  async function ask(path, options = {}) {
    const headers = { "X-Kakdoc": told("csrf"), "X-Kakdoc-Halaman": told("halaman"), ...(options.headers ?? {}) };
    let answer = null;
    try {
      answer = await fetch(path, { credentials: "same-origin", ...options, headers });
    } catch (cause) {
      if (options.signal?.aborted) { throw cause; }
    }
    if (!answer || (answer.status === 403 && !(await proof()))) { lose(); throw new Lost(LOST); }
    if (lost) { found(); }
    return answer;
  }

  /** Bukti yang dibawa setiap perubahan; null bila program tidak ada atau tidak mengenal jendela ini. */
  async function proof() {
    const answer = await fetch("/kunci", { credentials: "same-origin" }).catch(() => null);
    return answer?.ok ? (await answer.json()).csrf : null;
  }

  /**
   * Kirim data (JSON) dan kembalikan jawabannya. Jawaban yang bukan 2xx pun dikembalikan, dengan `masalah` di dalamnya;
   * `status` selalu ada. Bila program tertutup, Lost.
   */
  async function api(path, data, options = {}) {
    const send = () => ask(path, {
      method: "POST",
      body: JSON.stringify(data ?? {}),
      ...options,
      headers: { "Content-Type": "application/json", Accept: "application/json", ...(options.headers ?? {}) },
    });
    let answer = await send();
    if (answer.status === 403 && await renew()) { answer = await send(); }
    const read = await answer.json().catch(() => ({}));
    return { ...read, status: answer.status };
  }

  /** Ambil bukti baru bila program sudah dijalankan ulang; true bila berubah. */
  async function renew() {
    const csrf = await proof();
    if (csrf === null) { return false; }
    const changed = csrf !== told("csrf");
    meta("csrf")?.setAttribute("content", csrf);
    for (const field of document.querySelectorAll('input[name="csrf"]')) { field.value = csrf; }
    return changed;
  }

  function lose() {
    if (lost || document.getElementById("ditutup")) { return; }
    lost = true;
    const banner = document.getElementById("hilang");
    if (banner) { banner.textContent = LOST; banner.hidden = false; }
    document.dispatchEvent(new CustomEvent("kakdoc:hilang"));
    window.setTimeout(look, 2000);
  }

  /** Tengok tiap dua detik apakah program sudah ada lagi, dan mengenal jendela ini. */
  async function look() {
    if (!lost) { return; }
    if (await proof() === null) { window.setTimeout(look, 2000); return; }
    await renew();
    found();
  }

  function found() {
    if (!lost) { return; }
    lost = false;
    const banner = document.getElementById("hilang");
    if (banner) { banner.hidden = true; }
    say("Program kakdoc tersambung lagi.");
    document.dispatchEvent(new CustomEvent("kakdoc:kembali"));
  }

  // ---- tukar: bagian halaman diganti dengan bagian yang sama dari jawaban
  const here = () => window.location.pathname + window.location.search;
  let shown = here();

  /** Ganti bagian-bagian (id) dengan yang di dalam `html`; yang sedang diketik tetap terpilih. */
  function swap(html, ids) {
    const fresh = typeof html === "string" ? new DOMParser().parseFromString(html, "text/html") : html;
    const active = document.activeElement?.id;
    for (const id of ids) {
      const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
      if (old && now) { old.replaceWith(document.adoptNode(now)); }
    }
    if (active && document.activeElement?.id !== active) { document.getElementById(active)?.focus({ preventScroll: true }); }
    restore();
    document.dispatchEvent(new CustomEvent("kakdoc:tukar", { detail: ids }));
  }

  /** Isi sebuah unsur dengan potongan halaman dari jawaban. */
  function fill(node, html) {
    node.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  }

  /** Muat gaya dan skrip yang dipakai halaman baru dan belum ada di jendela ini. */
  function furnish(fresh) {
    for (const [tag, name] of [["link", "href"], ["script", "src"]]) {
      const there = new Set([...document.head.querySelectorAll(tag)].map((each) => each.getAttribute(name)));
      for (const each of fresh.head.querySelectorAll(tag)) {
        if (there.has(each.getAttribute(name))) { continue; }
        const added = document.createElement(tag);
        for (const { name: key, value } of each.attributes) { added.setAttribute(key, value); }
        document.head.append(added);
      }
    }
  }

  /** Minta sebuah halaman dan tukar bagiannya; bawaan: seluruh isi, dengan judul dan alamatnya. */
  async function load(path, options = {}, ids = ["isi"]) {
    let answer = await ask(path, options);
    if (answer.status === 403 && options.method === "POST" && await renew()) {
      options.body?.set?.("csrf", told("csrf"));
      answer = await ask(path, options);
    }
    const type = answer.headers.get("Content-Type") ?? "";
    if (!type.startsWith("text/html")) { window.location.assign(answer.url); return answer; }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const whole = ids.includes("isi");
    if (!fresh.getElementById(ids[0])) { window.location.assign(answer.url); return answer; }
    if (whole) {
      furnish(fresh);
      document.title = fresh.title;
      const [old, now] = [document.querySelector("header.kepala"), fresh.querySelector("header.kepala")];
      if (old && now) { old.replaceWith(document.adoptNode(now)); }
      if (answer.redirected) { history.pushState({}, "", answer.url); shown = here(); }
    }
    swap(fresh, ids);
    if (whole) { document.getElementById("isi").focus({ preventScroll: true }); window.scrollTo(0, 0); }
    const first = document.querySelector("#isi .pesan");
    if (first) { say(first.textContent.trim()); }
    return answer;
  }

  // Isian dikirim oleh skrip, agar program yang tertutup tidak menghapus yang sudah diketik. data-biasa: oleh peramban.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || "biasa" in form.dataset || event.defaultPrevented) { return; }
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    const buttons = [...form.querySelectorAll("button")].filter((each) => !each.disabled);
    for (const each of buttons) { each.disabled = true; }
    load(event.submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", { method: "POST", body },
      (form.dataset.swap ?? "isi").split(" "))
      .then((answer) => { if (answer.ok) { forget(form); } })
      .catch((cause) => { if (!(cause instanceof Lost)) { throw cause; } })
      .finally(() => { for (const each of buttons) { each.disabled = false; } });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-swap]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) { return; }
    event.preventDefault();
    load(link.getAttribute("href"), {}, link.dataset.swap.split(" ")).catch(() => {});
  });
  // Juga loncatan di dalam halaman (#isi) memberi tanda ini; hanya alamat lain yang dimuat.
  window.addEventListener("popstate", () => { if (shown !== here()) { window.location.reload(); } });

  // ---- simpan: yang diketik di isian biasa (data-simpan) tinggal di jendela ini sampai diterima
  const keyOf = (form) => `isian ${form.getAttribute("action")} ${form.id}`;
  const kept = (field) => field.name && field.name !== "csrf" && !["file", "hidden", "submit"].includes(field.type);

  function keep(form) {
    const values = [...form.elements].filter(kept)
      .map((field) => [field.name, ["checkbox", "radio"].includes(field.type) ? field.checked : field.value]);
    try { sessionStorage.setItem(keyOf(form), JSON.stringify(values)); } catch { /* penuh: halaman tetap terisi */ }
  }
  function forget(form) { sessionStorage.removeItem(keyOf(form)); }
  function restore() {
    for (const form of document.querySelectorAll("form[data-simpan]")) {
      const values = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "[]");
      const fields = [...form.elements].filter(kept);
      if (values.length !== fields.length) { continue; }
      fields.forEach((field, place) => {
        const [name, value] = values[place];
        if (field.name !== name) { return; }
        if (typeof value === "boolean") { field.checked = value; } else { field.value = value; }
      });
    }
  }
  for (const sign of ["input", "change"]) { // daftar pilihan ada yang memberi tanda kedua saja
    document.addEventListener(sign, (event) => {
      const form = event.target.closest?.("form[data-simpan]");
      if (form) { keep(form); }
    });
  }

  // ---- tanda hidup: program berakhir sendiri beberapa saat sesudah halaman terakhir ditutup
  const page = told("halaman");
  const beat = (left) => ({
    method: "POST", keepalive: true, headers: { "Content-Type": "application/json" }, body: JSON.stringify({ halaman: page, pergi: left }),
  });
  const alive = () => ask("/detak", beat(false)).then((answer) => (answer.status === 403 ? renew() : false)).catch(() => {});
  if (page) {
    window.setInterval(() => { if (!document.getElementById("ditutup")) { alive(); } }, 30000);
    window.addEventListener("pagehide", () => { ask("/detak", beat(true)).catch(() => {}); });
    window.addEventListener("pageshow", (event) => { if (event.persisted) { alive(); } });
  }

  restore();
  window.kakdoc = { api, ask, load, swap, fill, say, renew, Lost, get lost() { return lost; } };
})();
