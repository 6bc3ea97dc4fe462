"""The form of a paper in a real browser: typed, pasted, mended, undone, with the program killed meanwhile."""

from __future__ import annotations

import shutil

import pytest
from conftest import PROJECT
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait
from ui.web.browser.chromium import PHONE, WIDE, chromium, needs_browser, opened, size
from ui.web.browser.seen import complaints, faults

pytestmark = needs_browser
__all__ = ["chromium"]
KAK = "inputs/2027/kak-mutasi-promosi-asn.yaml"
LINES = "f.bagian.6.sub_kegiatan.0.rincian"
PRICE = f"{LINES}.0.harga_satuan"


@pytest.fixture
def program(tmp_path):
    shutil.copytree(PROJECT / "inputs", tmp_path / "kantor/inputs")
    with opened(tmp_path / "kantor", tmp_path / "cache") as found:
        yield found


def until(driver, holds):
    return WebDriverWait(driver, 30, 0.05).until(holds)


def form(driver, program):
    """Open the form of the TOR, with all its parts in sight and without its pages, which other tests look at."""
    driver.get(program.address)
    driver.get(f"{program.address.partition('/masuk')[0]}/isian?berkas={KAK}")
    driver.find_element(By.CSS_SELECTOR, "[data-tengok]").click()
    driver.execute_script("for (const each of document.querySelectorAll('details')) { each.open = true; }")


def field(driver, name):
    return driver.find_element(By.ID, name)


def focus(driver, name):
    driver.execute_script("document.getElementById(arguments[0]).focus()", name)


def put(driver, name, text):
    own = field(driver, name)
    own.send_keys(Keys.CONTROL + "a")
    own.send_keys(text)


def said(driver, name):
    return driver.execute_script("return document.getElementById(arguments[0])?.textContent ?? ''", name)


def is_taken(driver):
    return "Mengetik" not in said(driver, "keadaan") and driver.execute_script(
        "return !Object.keys(sessionStorage).some((key) => key.startsWith('naskah') && sessionStorage[key] !== '[]')"
    )


def paste(driver, name, text):
    script = """
    const data = new DataTransfer(); data.setData("text/plain", arguments[1]);
    const field = document.getElementById(arguments[0]); field.focus();
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    """
    driver.execute_script(script, name, text)


def test_a_fault_stands_beside_its_field_until_it_is_mended_and_the_file_is_saved(chromium, program):
    size(chromium, WIDE)
    form(chromium, program)
    put(chromium, PRICE, "12x")
    until(chromium, lambda _: "K120" in said(chromium, f"{PRICE}:pesan"))
    assert field(chromium, PRICE).get_attribute("aria-invalid") == "true"
    assert "1 perlu dibetulkan" in said(chromium, "keadaan")
    for wide, dark in ((WIDE, False), (WIDE, True), (PHONE, True), (PHONE, False)):
        size(chromium, wide, dark=dark)
        assert faults(chromium) == []
    size(chromium, WIDE)
    put(chromium, PRICE, "500000")
    until(chromium, lambda _: not said(chromium, f"{PRICE}:pesan").strip())
    assert said(chromium, f"{PRICE}:terbilang") == "Rp500.000 (lima ratus ribu rupiah)"
    until(chromium, lambda _: field(chromium, f"{LINES}.0.jumlah").get_attribute("placeholder") == "Rp6.000.000")
    field(chromium, PRICE).send_keys(Keys.CONTROL + "s")
    until(chromium, lambda _: said(chromium, "keadaan").startswith("Tersimpan"))
    old, new = (PROJECT / KAK).read_text(), (program.folder / KAK).read_text()
    assert [line.strip() for line in new.split("\n") if line not in old.split("\n")] == ["harga_satuan: 500000"]
    assert complaints(chromium) == []


def test_two_hundred_rows_are_pasted_from_a_spreadsheet_and_taken_back_at_once(chromium, program):
    size(chromium, WIDE)
    form(chromium, program)
    rows = [f"Belanja {n}\t5.1.02.01.01.0004\t{n}\tbuah\t1.000" for n in range(1, 200)]
    paste(chromium, f"{LINES}.10.uraian", "\r\n".join(['"Belanja ""A""\r\ndan B"\t\t1\tbuah\t1.000', *rows]) + "\r\n")
    until(chromium, lambda _: chromium.execute_script(f"return document.getElementById('{LINES}.209.uraian')?.value") == "Belanja 199")
    assert field(chromium, f"{LINES}.10.uraian").get_attribute("value") == 'Belanja "A"\ndan B'
    assert chromium.switch_to.active_element.get_attribute("id") == f"{LINES}.10.uraian"
    chromium.find_element(By.CSS_SELECTOR, "[data-batal]").click()
    until(chromium, lambda _: not chromium.find_elements(By.ID, f"{LINES}.11.uraian"))
    until(chromium, lambda _: said(chromium, "keadaan").startswith("Tersimpan"))
    assert complaints(chromium) == []


def test_rows_and_months_by_keyboard(chromium, program):
    size(chromium, WIDE)
    form(chromium, program)
    months = "f.bagian.4.baris.0.bulan"
    put(chromium, months, "1-2, 5")
    pressed = "[data-untuk] button[aria-pressed=true]"
    until(chromium, lambda _: is_taken(chromium))
    focus(chromium, "f.program")
    focus(chromium, months)
    assert [each.text for each in chromium.find_elements(By.CSS_SELECTOR, pressed)] == ["Jan", "Feb", "Mei"]
    field(chromium, months).send_keys(Keys.TAB, Keys.TAB, Keys.TAB, Keys.SPACE)
    until(chromium, lambda _: field(chromium, months).get_attribute("value") == "1-3, 5")
    last = field(chromium, f"{LINES}.10.uraian")
    last.send_keys(Keys.ENTER)
    until(chromium, lambda _: chromium.find_elements(By.ID, f"{LINES}.11.uraian"))
    until(chromium, lambda _: chromium.switch_to.active_element.get_attribute("id") == f"{LINES}.11.uraian")
    assert faults(chromium) == []


def test_what_another_program_wrote_meanwhile_is_not_overwritten(chromium, program):
    size(chromium, WIDE)
    form(chromium, program)
    put(chromium, "f.program", "Punya Saya")
    until(chromium, lambda _: is_taken(chromium))
    other = (program.folder / KAK).read_text().replace("program: Kepegawaian Daerah", "program: Punya Orang Lain")
    (program.folder / KAK).write_text(other)
    field(chromium, "f.program").send_keys(Keys.CONTROL + "s")
    until(chromium, lambda _: "berubah di luar halaman ini" in chromium.find_element(By.TAG_NAME, "body").text)
    assert field(chromium, "f.program").get_attribute("value") == "Punya Saya"
    assert (program.folder / KAK).read_text() == other


def test_a_killed_program_loses_nothing_that_was_typed(chromium, program):
    size(chromium, WIDE)
    form(chromium, program)
    put(chromium, "f.program", "Sebelum Mati")
    until(chromium, lambda _: is_taken(chromium))
    program.kill()
    put(chromium, "f.kegiatan", "Sesudah Mati")
    until(chromium, lambda _: "Program kakdoc tertutup" in chromium.find_element(By.ID, "hilang").text)
    program.start()
    chromium.switch_to.new_window("tab")
    chromium.get(program.address)
    chromium.close()
    chromium.switch_to.window(chromium.window_handles[0])
    until(chromium, lambda _: not chromium.find_element(By.ID, "hilang").is_displayed())
    until(chromium, lambda _: is_taken(chromium))
    form(chromium, program)
    assert field(chromium, "f.program").get_attribute("value") == "Sebelum Mati"
    assert field(chromium, "f.kegiatan").get_attribute("value") == "Sesudah Mati"
    chromium.find_element(By.CSS_SELECTOR, ".bilah button[type=submit]").click()
    until(chromium, lambda _: said(chromium, "keadaan").startswith("Tersimpan"))
    assert "kegiatan: Sesudah Mati" in (program.folder / KAK).read_text()
