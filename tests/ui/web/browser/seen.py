"""What can be said of any page that a browser shows: labels, order of focus, contrast, width, and what it complained of."""

from __future__ import annotations

_UNNAMED = """
return [...document.querySelectorAll("input:not([type=hidden]), select, textarea, button, a[href]")].filter((each) => {
  if (!each.checkVisibility()) { return false; }
  const named = each.getAttribute("aria-label") || each.getAttribute("aria-labelledby") || each.title;
  const labelled = each.labels?.length && [...each.labels].some((label) => label.textContent.trim());
  const spoken = ["A", "BUTTON"].includes(each.tagName) && (each.textContent.trim() || each.querySelector("img[alt]"));
  return !(named || labelled || spoken);
}).map((each) => each.outerHTML.slice(0, 120));
"""
_BROKEN = """
const wrong = [];
for (const name of ["aria-describedby", "aria-labelledby", "aria-controls", "for", "headers"]) {
  for (const each of document.querySelectorAll(`[${name}]`)) {
    for (const id of each.getAttribute(name).split(/\\s+/)) {
      if (id && !document.getElementById(id)) { wrong.push(`${name}=${id}`); }
    }
  }
}
const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
wrong.push(...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `id ${id} twice`));
const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1]));
if (levels.filter((each) => each === 1).length !== 1) { wrong.push(`h1: ${levels}`); }
levels.forEach((each, place) => { if (place && each > levels[place - 1] + 1) { wrong.push(`headings: ${levels}`); } });
for (const each of document.querySelectorAll("[tabindex]")) { if (each.tabIndex > 0) { wrong.push(`tabindex ${each.tabIndex}`); } }
for (const each of document.querySelectorAll("img:not([alt]), iframe:not([title])")) { wrong.push(each.outerHTML.slice(0, 80)); }
for (const each of document.querySelectorAll("table")) { if (!each.querySelector("th")) { wrong.push("table without th"); } }
if (document.documentElement.lang !== "id" || !document.title || !document.querySelector("main")) { wrong.push("lang, title or main"); }
return wrong;
"""
_CONTRAST = """
const part = (value) => { const share = value / 255; return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; };
const read = (text) => { const found = text.match(/[\\d.]+/g).map(Number); return found.length < 4 ? [...found, 1] : found; };
const light = ([red, green, blue]) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
const over = (top, below) => top.slice(0, 3).map((each, place) => each * top[3] + below[place] * (1 - top[3]));
const behind = (each) => {
  const layers = [];
  for (let at = each; at; at = at.parentElement) { layers.push(read(getComputedStyle(at).backgroundColor)); }
  const base = matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [255, 255, 255];
  return layers.reverse().reduce((below, layer) => over(layer, below), base);
};
const poor = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const each = walker.currentNode.parentElement;
  if (!walker.currentNode.textContent.trim() || !each.checkVisibility() || each.closest(":disabled, script, style, option")) { continue; }
  const style = getComputedStyle(each);
  const [text, ground] = [light(over(read(style.color), behind(each))), light(behind(each))];
  const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
  if (ratio < (large ? 3 : 4.5)) { poor.add(`${ratio.toFixed(2)} ${walker.currentNode.textContent.trim().slice(0, 40)}`); }
}
return [...poor];
"""
_WIDER = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
_ORDER = """
window.scrollTo(0, 0); // what stays in sight while the page is scrolled stands at its own place there
const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, [tabindex='0']")];
const shown = all.filter((each) => each.checkVisibility() && !each.disabled && !each.closest("header, nav, .lompat"));
const tops = shown.map((each) => each.getBoundingClientRect()).map((each) => [each.bottom, each.top]);
return tops.filter(([, top], place) => place && tops[place - 1][1] > top + 200).length;
"""


def faults(driver) -> list[str]:
    """Return what keeps somebody from reading or using the page that is shown: empty where all is well."""
    found = [f"without a name: {each}" for each in driver.execute_script(_UNNAMED)]
    found += driver.execute_script(_BROKEN)
    found += [f"contrast {each}" for each in driver.execute_script(_CONTRAST)]
    if (more := driver.execute_script(_WIDER)) > 0:
        found.append(f"wider than the window by {more}")
    if jumps := driver.execute_script(_ORDER):
        found.append(f"the order of focus jumps up {jumps} times")
    return found


def complaints(driver) -> list[str]:
    """Return what the browser complained of since it was asked last: errors of scripts, what the policy forbade."""
    return [each["message"] for each in driver.get_log("browser") if "Failed to load resource" not in each["message"]]
