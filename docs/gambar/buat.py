"""Make the pictures of the page for the guide: what Chromium shows of the real program and the example papers.

python docs/gambar/buat.py [NAMA …]
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from selenium.webdriver import Chrome  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402
from ui.web.browser.chromium import browser, opened, size  # noqa: E402

WIDE, LARGEST = 1280, 120_000
"""Pixels across, and bytes at most."""
KAK = "inputs/2027/kak-mutasi-promosi-asn.yaml"
AMOUNT = 'input[name*="harga_satuan"], input[name*="jumlah"]'


def wait(driver: Chrome, selector: str) -> None:
    """Wait until something is shown, with its pictures."""
    shown = f"""
        const found = document.querySelector({selector!r});
        const first = document.images[0];
        return found !== null && found.checkVisibility() && (!first || first.complete);
    """
    WebDriverWait(driver, 60, 0.2).until(lambda _: driver.execute_script(shown))


def begin(driver: Chrome) -> int:
    """Show the questions of the first start, answered."""
    wait(driver, "#i-instansi")
    for field, answer in {
        "daerah": "Kabupaten Contoh",
        "provinsi": "Jawa Tengah",
        "instansi": "Dinas Contoh Kabupaten Contoh",
        "kepala": "Nama Contoh, S.Sos.",
    }.items():
        driver.find_element(By.ID, f"i-{field}").send_keys(answer)
    return 860


def fill(driver: Chrome) -> int:
    """Show the form of the TOR with its pages beside it."""
    _open(driver, f"/isian?berkas={KAK}")
    wait(driver, "#tengok img")
    return 800


def fault(driver: Chrome) -> int:
    """Show the message beside an amount that cannot be read."""
    _open(driver, f"/isian?berkas={KAK}")
    driver.find_element(By.CSS_SELECTOR, "[data-tengok]").click()
    driver.execute_script("document.querySelectorAll('details').forEach((each) => { each.open = true; });")
    field = next(each for each in driver.find_elements(By.CSS_SELECTOR, AMOUNT) if each.is_displayed())
    field.clear()
    field.send_keys("1,5 juta")
    wait(driver, ".pesan-isian p.galat")
    driver.execute_script("arguments[0].closest('section, .isian').scrollIntoView(); window.scrollBy(0, -90);", field)
    return 480


def year(driver: Chrome) -> int:
    """Show the papers of the year."""
    _open(driver, "/")
    wait(driver, "main h2")
    WebDriverWait(driver, 120, 0.5).until(lambda _: not driver.find_elements(By.CSS_SELECTOR, "[data-segarkan]"))
    return 800


def _open(driver: Chrome, path: str) -> None:
    driver.get(driver.current_url.split("/", 3)[0] + "//" + driver.current_url.split("/", 3)[2] + path)


PICTURES: dict[str, tuple[str, Callable[[Chrome], int]]] = {
    "halaman-mulai": ("", begin),
    "halaman-isian": ("2027", fill),
    "halaman-pesan": ("2027", fault),
    "halaman-tahun": ("2024", year),
}
"""Each picture: the year of the example papers in its folder, and what brings it about and returns its height."""
MADE = ("inputs/2024/kak-mutasi-promosi-asn.yaml", "inputs/2024/keputusan-iku-pk.yaml")
"""Inputs whose papers are made already."""


@contextmanager
def folder(laid: str) -> Iterator[Path]:
    """Yield a working folder with the example papers of a year, some of them made, or an empty one."""
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch) / "naskah-dinas"
        place.mkdir()
        if laid:
            others = [each.name for each in (PROJECT / "inputs").glob("20*") if each.name != laid]
            shutil.copytree(PROJECT / "inputs", place / "inputs", ignore=shutil.ignore_patterns(*others))
            for each in filter(lambda name: laid in name, MADE):
                command = [sys.executable, "-m", "kakdoc", "buat", each]
                subprocess.run(command, cwd=place, check=True, env={**os.environ, "PYTHONPATH": str(PROJECT)})
        yield place


def take(driver: Chrome, name: str) -> None:
    """Take one picture."""
    laid, bring = PICTURES[name]
    with ExitStack() as stack:
        place = stack.enter_context(folder(laid))
        program = stack.enter_context(opened(place, place.parent / "cache"))
        size(driver, (WIDE, 900))
        driver.get(program.address)
        height = bring(driver)
        driver.execute_script("document.activeElement.blur();")
        clip = {"x": 0, "y": driver.execute_script("return scrollY"), "width": WIDE, "height": height, "scale": 1}
        shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "clip": clip})
    picture = base64.b64decode(shot["data"])
    (HERE / f"{name}.png").write_bytes(picture)
    print(f"{name}.png: {len(picture):,} byte{' (terlalu besar)' * (len(picture) > LARGEST)}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as profile, browser(Path(profile)) as chromium:
        for each in sys.argv[1:] or PICTURES:
            take(chromium, each)
