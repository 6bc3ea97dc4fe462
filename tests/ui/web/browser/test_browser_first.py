"""The first TOR of an office in a real browser, from an empty folder to a Word file: start, fill, make."""

from __future__ import annotations

import pytest
from docx import Document
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from ui.web.browser.chromium import WIDE, chromium, needs_browser, opened, press, said, size, until
from ui.web.browser.seen import complaints

pytestmark = needs_browser
__all__ = ["chromium"]
OFFICE = {
    "f.tempat": "Kota Contoh",
    "f.singkatan": "Dinkes",
    "f.pejabat.kepala.jabatan": "Kepala Dinas Kesehatan Kabupaten Contoh",
    "f.pejabat.kepala.pangkat": "Pembina Utama Muda",
    "f.pejabat.kepala.golongan": "IV/c",
    "f.pejabat.kepala.nip": "197001011995031001",
}
TOR = {
    "f.program": "Pemenuhan Upaya Kesehatan Perorangan",
    "f.bagian.0.isi": "Derajat kesehatan masyarakat perlu ditingkatkan.",
    "f.bagian.1.isi": "Maksud kegiatan ini adalah meningkatkan pelayanan. Tujuannya adalah pelayanan yang merata.",
    "f.bagian.2.butir.0": "Pelayanan ibu dan anak;",
    "f.bagian.2.butir.1": "Pelayanan usia lanjut.",
    "f.bagian.3.isi": "Kegiatan dilaksanakan oleh bidang pelayanan kesehatan.",
    "f.bagian.4.baris.0.uraian": "Persiapan",
    "f.bagian.4.baris.0.bulan": "1-2",
    "f.bagian.4.baris.1.uraian": "Pelaksanaan",
    "f.bagian.4.baris.1.bulan": "3-12",
    "f.bagian.5.butir.0": "Laporan pelayanan;",
    "f.bagian.5.butir.1": "Data pelayanan.",
    "f.bagian.6.sumber_dana": "APBD Kabupaten Contoh Tahun Anggaran 2027",
    "f.bagian.6.sub_kegiatan.0.nama": "Pelayanan Ibu dan Anak",
    "f.bagian.6.sub_kegiatan.0.rincian.0.uraian": "Belanja Alat Tulis Kantor",
    "f.bagian.6.sub_kegiatan.0.rincian.0.jumlah": "1.000.000",
    "f.bagian.6.sub_kegiatan.0.rincian.1.uraian": "Belanja Makanan dan Minuman Rapat",
    "f.bagian.6.sub_kegiatan.0.rincian.1.volume": "12",
    "f.bagian.6.sub_kegiatan.0.rincian.1.satuan": "kali",
    "f.bagian.6.sub_kegiatan.0.rincian.1.harga_satuan": "500.000",
    "f.bagian.7.isi": "Hasil kegiatan dilaporkan setiap bulan.",
    "f.tanggal": "Januari 2027",
}

_TYPE = """
kakdoc.isian.to(arguments[0]);
const field = document.getElementById(arguments[0]);
field.value = arguments[1];
field.dispatchEvent(new InputEvent("input", { bubbles: true }));
"""


@pytest.fixture
def program(tmp_path):
    (tmp_path / "kantor").mkdir()
    with opened(tmp_path / "kantor", tmp_path / "cache") as found:
        yield found


def state(driver) -> str:
    return driver.find_element(By.ID, "keadaan").text


def is_sound(driver) -> bool:
    """Return whether all is saved and nothing keeps a paper from being made."""
    told = state(driver).replace("tidak ada yang perlu dibetulkan", "")
    return told.startswith("Tersimpan") and "belum diisi" not in told and "perlu dibetulkan" not in told


def fill(driver, values) -> None:
    """Fill in fields, wherever they are folded in, as the keys of somebody would; what they hold gives way."""
    until(driver, lambda _: driver.execute_script("return Boolean(window.kakdoc?.isian)"))
    for name, text in values.items():
        driver.execute_script(_TYPE, name, text)
    press(driver, Keys.CONTROL + "s")


def test_an_empty_folder_the_office_and_the_first_tor_to_its_word_file(chromium, program):
    driver = chromium
    size(driver, WIDE)
    driver.get(program.address)
    for name, text in (
        ("i-daerah", "Kabupaten Contoh"),
        ("i-provinsi", "Jawa Tengah"),
        ("i-instansi", "Dinas Kesehatan Kabupaten Contoh"),
        ("i-kepala", "Nama Contoh"),
    ):
        driver.find_element(By.ID, name).send_keys(text)
    driver.find_element(By.CSS_SELECTOR, "main form button").click()
    until(driver, lambda _: "Folder kerja sudah siap." in said(driver))
    office = driver.find_element(By.PARTIAL_LINK_TEXT, "kantor").get_attribute("href")
    driver.get(office)
    fill(driver, OFFICE)
    until(driver, lambda _: is_sound(driver))

    driver.get(f"{program.address.partition('/masuk')[0]}/isian-baru?jenis=kak")
    driver.find_element(By.ID, "i-nama").send_keys("Pelayanan Kesehatan", Keys.ENTER)
    until(driver, lambda _: driver.find_elements(By.ID, "f.program"))
    until(driver, lambda _: "belum diisi" in state(driver))
    driver.execute_script("document.querySelector('[data-tengok]').click()")
    fill(driver, {"f.tahun_anggaran": "2027", **TOR})
    until(driver, lambda _: is_sound(driver))
    driver.execute_script("document.querySelector('button[formaction=\"/naskah/buat\"]').click()")
    until(driver, lambda _: "sudah dibuat" in said(driver))
    (paper,) = [each for each in program.folder.rglob("outputs/**/*.docx") if not each.name.startswith("~")]
    text = "\n".join(each.text for each in Document(paper).paragraphs)
    assert "Rp7.000.000 (tujuh juta rupiah)" in text
    assert complaints(driver) == []
