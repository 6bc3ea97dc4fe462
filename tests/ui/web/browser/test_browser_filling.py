"""The form of a TOR in a real browser: messages beside the field, 200 rows from Excel, two hands at one file, a killed program."""

from __future__ import annotations

import shutil

import pytest
import yaml
from conftest import PROJECT
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from ui.web.browser.chromium import PHONE, WIDE, chromium, needs_browser, opened, press, said, size, until
from ui.web.browser.seen import complaints, faults

pytestmark = needs_browser
__all__ = ["chromium"]
NAME = "inputs/2027/kak-mutasi-promosi-asn.yaml"
LINES = "f.bagian.6.sub_kegiatan.0.rincian"


@pytest.fixture
def program(tmp_path):
    office = tmp_path / "kantor"
    (office / "inputs" / "2027").mkdir(parents=True)
    for name in ("inputs/instansi.yaml", "inputs/peraturan.yaml", NAME):
        shutil.copy(PROJECT / name, office / name)
    with opened(office, tmp_path / "cache") as found:
        yield found


@pytest.fixture
def form(chromium, program):
    """The browser at the form of the TOR, without the pages beside it, which take their time."""
    size(chromium, WIDE)
    chromium.get(program.address)
    show(chromium, program)
    complaints(chromium)
    return chromium


def show(driver, program) -> None:
    driver.get(f"{program.address.partition('/masuk')[0]}/isian?berkas={NAME}")
    until(driver, lambda _: driver.find_elements(By.ID, "f.program"))


def typed(driver, name: str, text: str) -> None:
    """Type a value in place of what stands in a field."""
    go_to(driver, name)
    press(driver, Keys.CONTROL + "a", text)


def go_to(driver, name: str) -> None:
    """Go to a field as a press on a passage of the paper does, which opens what it is folded in."""
    driver.execute_script("kakdoc.isian.to(arguments[0])", name)


def value(driver, name: str) -> str:
    return driver.find_element(By.ID, name).get_attribute("value")


def state(driver) -> str:
    return driver.find_element(By.ID, "keadaan").text


def message(driver, name: str) -> str:
    return driver.find_element(By.ID, f"{name}:pesan").text


def saved(program) -> dict:
    return yaml.safe_load((program.folder / NAME).read_text("utf-8"))


def test_a_fault_is_told_beside_its_field_while_one_types_and_is_gone_when_it_is_mended(form, program):
    price = f"{LINES}.0.harga_satuan"
    typed(form, price, "45O.000")
    until(form, lambda _: "K" in message(form, price))
    assert form.find_element(By.ID, price).get_attribute("aria-invalid") == "true"
    assert f"{price}:pesan" in form.find_element(By.ID, price).get_attribute("aria-describedby").split()
    assert form.switch_to.active_element.get_attribute("id") == price
    form.execute_script("for (const each of document.querySelectorAll('details')) { each.open = true; }")
    for wide, dark in ((WIDE, False), (PHONE, True), (PHONE, False)):
        size(form, wide, dark=dark)
        assert faults(form) == []
    size(form, WIDE)
    typed(form, price, "450.000")
    until(form, lambda _: not message(form, price))
    assert form.find_element(By.ID, price).get_attribute("aria-invalid") != "true"

    typed(form, "f.program", "Program Kepegawaian Contoh")
    until(form, lambda _: "K340" in message(form, "f.program"))
    go_to(form, price)
    form.execute_script("document.querySelector('[data-berikut]').click()")
    assert form.switch_to.active_element.get_attribute("id") == "f.program"
    typed(form, "f.program", "Kepegawaian Contoh")
    until(form, lambda _: not message(form, "f.program"))
    press(form, Keys.CONTROL + "s")
    until(form, lambda _: state(form).startswith("Tersimpan"))
    assert saved(program)["program"] == "Kepegawaian Contoh"
    before = (PROJECT / NAME).read_text("utf-8").splitlines()
    now = (program.folder / NAME).read_text("utf-8").splitlines()
    assert len(now) == len(before)
    assert sum(one != other for one, other in zip(before, now, strict=True)) <= 2
    assert complaints(form) == []


def test_two_hundred_rows_from_excel_fill_the_table_and_one_press_takes_them_back(form, program):
    rows = "\n".join(f"Belanja Contoh {number}\t5.1.02.01.01.0024\t{number}\tpaket\t10.000" for number in range(1, 201))
    form.execute_script(
        "const box = document.createElement('textarea'); box.id = 'salin'; box.value = arguments[0];"
        "document.body.append(box); box.focus(); box.select();",
        rows,
    )
    press(form, Keys.CONTROL + "c")
    form.execute_script("document.getElementById('salin').remove()")
    before = value(form, f"{LINES}.0.uraian")
    go_to(form, f"{LINES}.0.uraian")
    press(form, Keys.CONTROL + "v")
    until(form, lambda _: form.find_elements(By.ID, f"{LINES}.199.harga_satuan"))
    assert value(form, f"{LINES}.0.uraian") == "Belanja Contoh 1"
    assert value(form, f"{LINES}.199.volume") == "200"
    form.execute_script("document.querySelector('[data-batal]').click()")
    until(form, lambda _: value(form, f"{LINES}.0.uraian") == before)
    form.execute_script("document.querySelector('[data-ulang]').click()")
    until(form, lambda _: value(form, f"{LINES}.0.uraian") == "Belanja Contoh 1")
    press(form, Keys.CONTROL + "s")
    until(form, lambda _: state(form).startswith("Tersimpan"))
    lines = saved(program)["bagian"][6]["sub_kegiatan"][0]["rincian"]
    assert [each["uraian"] for each in lines[:200]] == [f"Belanja Contoh {number}" for number in range(1, 201)]
    assert complaints(form) == []


def test_a_file_that_changed_in_another_program_is_told_and_never_overwritten(form, program):
    typed(form, "f.program", "Yang Saya Ketik")
    until(form, lambda _: "belum disimpan" in state(form))
    other = (program.folder / NAME).read_text("utf-8").replace("Kepegawaian Daerah", "Yang Diketik Orang Lain")
    (program.folder / NAME).write_text(other, "utf-8")
    press(form, Keys.CONTROL + "s")
    until(form, lambda _: "diubah di luar halaman ini" in state(form))
    assert (program.folder / NAME).read_text("utf-8") == other
    assert value(form, "f.program") == "Yang Saya Ketik"


def test_a_program_that_is_killed_while_one_types_loses_nothing(form, program):
    typed(form, "f.program", "Sampai Sebelum Mati")
    until(form, lambda _: "belum disimpan" in state(form))
    program.kill()
    typed(form, "f.kegiatan", "Diketik Sesudah Mati")
    until(form, lambda _: "Program kakdoc tertutup" in said(form))
    typed(form, f"{LINES}.0.uraian", "Juga Sesudah Mati")
    program.start()
    form.switch_to.new_window("tab")
    form.get(program.address)
    form.close()
    form.switch_to.window(form.window_handles[0])
    until(form, lambda _: "Program kakdoc tertutup" not in said(form))
    until(form, lambda _: "belum disimpan" in state(form))
    press(form, Keys.CONTROL + "s")
    until(form, lambda _: state(form).startswith("Tersimpan"))
    found = saved(program)
    assert found["program"] == "Sampai Sebelum Mati"
    assert found["kegiatan"] == "Diketik Sesudah Mati"
    assert found["bagian"][6]["sub_kegiatan"][0]["rincian"][0]["uraian"] == "Juga Sesudah Mati"


def test_a_browser_that_is_closed_finds_what_was_typed_in_the_draft(form, program):
    typed(form, "f.program", "Tidak Pernah Disimpan")
    until(form, lambda _: "belum disimpan" in state(form))
    program.kill()
    program.start()
    form.get(program.address)
    show(form, program)
    assert value(form, "f.program") == "Tidak Pernah Disimpan"
    assert saved(program)["program"] != "Tidak Pernah Disimpan"


def test_months_are_pressed_and_rows_added_by_keyboard_alone(form, program):
    months = "f.bagian.4.baris.0.bulan"
    typed(form, months, "1-2, 5")
    go_to(form, "f.program")
    go_to(form, months)
    chosen = form.find_elements(By.CSS_SELECTOR, "[data-untuk] button[aria-pressed=true]")
    assert [each.text for each in chosen] == ["Jan", "Feb", "Mei"]
    press(form, Keys.TAB, Keys.TAB, Keys.TAB, Keys.SPACE)
    until(form, lambda _: value(form, months) == "1-3, 5")
    go_to(form, f"{LINES}.10.uraian")
    press(form, Keys.ENTER)
    until(form, lambda _: form.switch_to.active_element.get_attribute("id") == f"{LINES}.11.uraian")
    assert faults(form) == []
