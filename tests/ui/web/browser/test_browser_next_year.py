"""The next year and a new kind in a real browser: nothing is written before the last press, and nothing chosen is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import PROJECT
from papers.learning.office_forms import form
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from ui.web.browser.chromium import PHONE, WIDE, chromium, needs_browser, opened, press, said, size, until
from ui.web.browser.seen import complaints, faults

pytestmark = needs_browser
__all__ = ["chromium"]
KAK = "inputs/2024/kak-mutasi-promosi-asn.yaml"


@pytest.fixture
def program(tmp_path):
    office = tmp_path / "kantor"
    (office / "inputs" / "2024").mkdir(parents=True)
    (office / "templates").mkdir()
    for name in ("inputs/instansi.yaml", "inputs/peraturan.yaml", KAK):
        shutil.copy(PROJECT / name, office / name)
    with opened(office, tmp_path / "cache") as found:
        yield found


@pytest.fixture
def page(chromium, program):
    size(chromium, WIDE)
    chromium.get(program.address)
    complaints(chromium)
    return chromium


def go(driver, program, path: str) -> None:
    driver.get(program.address.partition("/masuk")[0] + path)


def looked_at(driver) -> list[str]:
    """Return what is wrong with a screen, wide and on a phone, light and dark."""
    found = []
    for wide, dark in ((PHONE, False), (PHONE, True), (WIDE, True), (WIDE, False)):
        size(driver, wide, dark=dark)
        found += faults(driver)
    return found


def test_a_year_rolled_over_with_each_doubt_decided_and_the_program_killed_meanwhile(page, program):
    target = program.folder / "inputs/2025/kak-mutasi-promosi-asn.yaml"
    go(page, program, "/tahun-baru")
    assert looked_at(page) == []
    assert page.find_element(By.CSS_SELECTOR, "input[value='inputs/2024']").is_selected(), "the latest year goes on"
    page.find_element(By.ID, "i-tahun").send_keys(Keys.ENTER)
    until(page, lambda _: "/tahun-baru/daftar" in page.current_url)
    assert looked_at(page) == []
    button = page.find_element(By.CSS_SELECTOR, "form[action='/tahun-baru/tulis'] button")
    button.send_keys(Keys.ENTER)
    asked_for = page.switch_to.active_element
    assert asked_for.tag_name == "select", "the browser leads to what is not decided yet"
    press(page, Keys.ARROW_DOWN, Keys.TAB)
    for each in page.find_elements(By.CSS_SELECTOR, "select[required]")[1:]:
        Select(each).select_by_visible_text("tetap 2022")
    program.kill()
    program.start()
    page.get(program.address)
    page.back()
    until(page, lambda _: page.find_elements(By.CSS_SELECTOR, "select[required]"))
    page.refresh()
    chosen = [
        Select(each).first_selected_option.text for each in page.find_elements(By.CSS_SELECTOR, "select[required]")
    ]
    assert chosen == ["2023", "tetap 2022"]
    for each in page.find_elements(By.CSS_SELECTOR, "#isi input[required][type=checkbox]"):
        each.send_keys(Keys.SPACE)
    assert not target.exists()
    page.find_element(By.CSS_SELECTOR, "form[action='/tahun-baru/tulis'] button").send_keys(Keys.ENTER)
    until(page, lambda _: "/tahun-baru/hasil" in page.current_url)
    assert looked_at(page) == []
    assert "RTP SPIP Tahun 2023" in target.read_text("utf-8")
    page.find_element(By.CSS_SELECTOR, "#isi ul a").click()
    until(page, lambda _: page.find_elements(By.ID, "f.program"))
    assert complaints(page) == []


def test_an_own_word_form_becomes_a_kind_and_its_form_opens(page, program, tmp_path):
    word = tmp_path / "surat.docx"
    word.write_bytes(form("serah-terima"))
    go(page, program, "/jenis-baru")
    assert looked_at(page) == []
    page.find_element(By.ID, "i-nama").send_keys("Berita Acara Serah Terima")
    page.find_element(By.ID, "i-berkas").send_keys(str(word))
    page.find_element(By.ID, "i-nama").send_keys(Keys.ENTER)
    until(page, lambda _: "/jenis-baru/periksa" in page.current_url)
    assert looked_at(page) == []
    place = page.find_element(By.LINK_TEXT, "Tempat")
    place.send_keys(Keys.ENTER)
    field = page.find_element(By.ID, place.get_attribute("href").partition("#")[2])
    assert field.get_attribute("value") == "Tempat"
    field.clear()
    field.send_keys("Kota penyerahan")
    assert not (program.folder / "templates/berita-acara-serah-terima").exists()
    field.send_keys(Keys.ENTER)
    until(page, lambda _: "/isian?" in page.current_url and "Kota penyerahan" in said(page))
    until(
        page,
        lambda _: page.execute_script("return [...document.scripts].some((each) => each.src.includes('isian.js'))"),
    )
    assert Path(program.folder, "templates/berita-acara-serah-terima/naskah.docx").is_file()
    go(page, program, "/templat?jenis=berita-acara-serah-terima")
    assert looked_at(page) == []
    assert "milik kantor" in said(page)
    assert complaints(page) == []
