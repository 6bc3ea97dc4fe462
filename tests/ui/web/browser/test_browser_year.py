"""From an empty folder to a Word file in a real browser; a roster of 200 with progress and stop; an edited paper."""

from __future__ import annotations

import shutil
import zipfile

import pytest
from conftest import PROJECT
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from ui.web.browser.chromium import PHONE, WIDE, chromium, needs_browser, opened, press, said, size, until
from ui.web.browser.seen import complaints, faults

pytestmark = needs_browser
__all__ = ["chromium"]
KAK = "inputs/2027/kak-mutasi-promosi-asn.yaml"
PAPER = "outputs/2027/kak-mutasi-promosi-asn.docx"
DECREE = """jenis: keputusan
tahun: 2027
nomor: 800.1.11/[urut 003]/BKPSDM/2027
judul: Kenaikan Gaji Berkala [kolom nama]
peserta: pegawai.csv
kunci: nip
nama_berkas: [kolom nama]-[urut 003]
menimbang:
  - bahwa Saudara [kolom nama] memenuhi syarat kenaikan gaji berkala
mengingat: [uu-20-2023]
diktum:
  - Memberikan kepada [kolom nama], NIP [kolom nip], gaji pokok [kolom gaji|rupiah] ([kolom gaji|terbilang]).
"""


@pytest.fixture
def program(tmp_path):
    office = tmp_path / "kantor"
    (office / "inputs" / "2027").mkdir(parents=True)
    for name in ("inputs/instansi.yaml", "inputs/peraturan.yaml", KAK):
        shutil.copy(PROJECT / name, office / name)
    with opened(office, tmp_path / "cache") as found:
        yield found


def open_page(driver, program, path: str) -> None:
    driver.get(program.address)
    driver.get(f"{program.address.partition('/masuk')[0]}{path}")


def all_well(driver) -> None:
    """See a screen wide, narrow and dark."""
    for wide, dark in ((WIDE, False), (PHONE, True), (PHONE, False)):
        size(driver, wide, dark=dark)
        assert faults(driver) == []
    size(driver, WIDE)


def click(driver, css: str) -> None:
    until(driver, lambda _: driver.find_elements(By.CSS_SELECTOR, css))
    driver.find_element(By.CSS_SELECTOR, css).click()


def test_an_input_becomes_a_word_file_by_the_keyboard_alone(chromium, program):
    driver = chromium
    size(driver, WIDE)
    open_page(driver, program, "/")
    until(driver, lambda _: "sedang diperiksa" not in said(driver))
    assert "belum dibuat" in said(driver)
    all_well(driver)
    press(driver, Keys.TAB)
    press(driver, Keys.ENTER)
    for _ in range(40):
        press(driver, Keys.TAB)
        if driver.switch_to.active_element.text == "Buat yang tertinggal":
            break
    press(driver, Keys.ENTER)
    until(driver, lambda _: "Selesai: 1 naskah dibuat." in said(driver))
    all_well(driver)
    assert (program.folder / PAPER).is_file()
    click(driver, "main a.tombol")
    until(driver, lambda _: "sudah dibuat" in said(driver))
    click(driver, ".naskah .judul a")
    until(driver, lambda _: "Buat ulang naskah Word" in said(driver))
    all_well(driver)
    assert complaints(driver) == []


def test_a_new_input_is_chosen_named_and_its_form_is_alive(chromium, program):
    driver = chromium
    size(driver, WIDE)
    open_page(driver, program, "/isian-baru?jenis=kak")
    all_well(driver)
    driver.find_element(By.ID, "i-nama").send_keys("Kegiatan Contoh", Keys.ENTER)
    until(driver, lambda _: driver.find_elements(By.CSS_SELECTOR, "[data-formulir]"))
    until(driver, lambda _: driver.execute_script("return Boolean(window.kakdoc.isian)"))
    assert driver.find_element(By.ID, "f.kegiatan").get_attribute("value") == "Kegiatan Contoh"
    click(driver, 'button[formaction="/naskah/buat"]')
    until(driver, lambda _: "belum dapat dibuat" in said(driver))
    assert list(program.folder.glob("inputs/*/kegiatan-contoh.yaml"))
    assert complaints(driver) == []


def test_an_edited_paper_is_shown_with_its_words_and_asked_about(chromium, program):
    driver = chromium
    size(driver, WIDE)
    open_page(driver, program, f"/naskah?berkas={KAK}")
    click(driver, 'form[action="/naskah/buat"] button')
    until(driver, lambda _: "Naskah sudah dibuat." in said(driver))
    paper = program.folder / PAPER
    with zipfile.ZipFile(paper) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"Mutasi dan Promosi", b"Mutasi, Promosi, Rotasi", 1
    )
    with zipfile.ZipFile(paper, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    click(driver, 'form[action="/naskah/buat"] button')
    until(driver, lambda _: "Rotasi" in said(driver))
    all_well(driver)
    click(driver, 'button[value="ganti"]')
    until(driver, lambda _: "Buat ulang naskah Word" in said(driver))
    assert len(list(paper.parent.glob("*(disunting*"))) == 1
    assert complaints(driver) == []


def test_a_roster_of_two_hundred_is_stopped_in_the_middle_and_gone_on_with(chromium, program):
    driver = chromium
    rows = [f"Nama Contoh {number};19800101200501{number};4500000" for number in range(1001, 1201)]
    rows[2] = rows[2].replace("4500000", "4,5 jt")
    (program.folder / "inputs/2027/pegawai.csv").write_text("\n".join(["Nama;NIP;Gaji", *rows, ""]), "utf-8")
    (program.folder / "inputs/2027/gaji-berkala.yaml").write_text(DECREE, "utf-8")
    size(driver, WIDE)
    open_page(driver, program, "/peserta?berkas=inputs/2027/gaji-berkala.yaml")
    assert len(driver.find_elements(By.CSS_SELECTOR, "table.peserta tbody tr")) == 200
    assert "K803" in driver.find_element(By.CSS_SELECTOR, "tr.salah").text
    all_well(driver)
    click(driver, 'form[action="/peserta/buat"] button')
    until(driver, lambda _: driver.find_elements(By.CSS_SELECTOR, "progress"))
    click(driver, "#berhenti")
    until(driver, lambda _: "Dihentikan sesudah" in said(driver))
    all_well(driver)
    made = len(list(program.folder.glob("outputs/2027/gaji-berkala/*.docx")))
    assert made < 199
    click(driver, "main a.tombol")
    click(driver, 'form[action="/peserta/buat"] button')
    until(driver, lambda _: "Selesai: 199 naskah dibuat." in said(driver))
    assert len(list(program.folder.glob("outputs/2027/gaji-berkala/*.docx"))) == 199
    assert complaints(driver) == []


def test_without_the_script_all_is_read_and_made_as_well(chromium, program):
    driver = chromium
    size(driver, PHONE)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        open_page(driver, program, "/")
        until(driver, lambda _: driver.find_elements(By.CSS_SELECTOR, "form.tertinggal button"))
        click(driver, "form.tertinggal button")
        until(driver, lambda _: "Selesai: 1 naskah dibuat." in said(driver))  # the page asks again by itself
        assert (program.folder / PAPER).is_file()
        open_page(driver, program, "/isian-baru?jenis=surat-tugas")
        click(driver, "main form button")
        until(driver, lambda _: driver.find_elements(By.CSS_SELECTOR, "[data-formulir]"))
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        size(driver, WIDE)
