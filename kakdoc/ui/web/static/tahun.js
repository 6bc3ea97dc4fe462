// Bagian halaman yang masih dikerjakan program diminta lagi sampai selesai. Tanpa skrip, halamannya dimuat ulang sendiri.
"use strict";

(() => {
  const PAUSE = 900;
  let waiting = 0;

  const folds = (place) => [...(place?.querySelectorAll("details") ?? [])];
  /** Yang sedang dipakai orang tidak ditukar di bawah jarinya. */
  const inUse = (place) => place.contains(document.activeElement) && !document.activeElement.id;

  async function renew(place) {
    const open = folds(place).map((each) => each.open);
    const answer = await window.kakdoc.ask(place.dataset.segarkan);
    if (!answer.ok) { return; }
    window.kakdoc.swap(await answer.text(), [place.id]);
    const fresh = folds(document.getElementById(place.id));
    if (fresh.length === open.length) { fresh.forEach((each, at) => { each.open = open[at]; }); }
  }

  function look() {
    window.clearTimeout(waiting);
    const place = document.querySelector("[data-segarkan]");
    if (!place) { return; }
    waiting = window.setTimeout(() => {
      if (!place.isConnected || inUse(place)) { look(); return; }
      renew(place).catch(() => {}).finally(look);
    }, PAUSE);
  }

  document.addEventListener("kakdoc:tukar", look);
  look();
})();
