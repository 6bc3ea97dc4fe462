"""The first page in a real browser: by keyboard, on a phone, with the program killed meanwhile, and without the script."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from ui.web.browser.chromium import PHONE, WIDE, chromium, needs_browser, opened, press, said, size, until
from ui.web.browser.seen import complaints, faults

pytestmark = needs_browser
__all__ = ["chromium"]


@pytest.fixture
def program(tmp_path):
    place = tmp_path / "kantor"
    place.mkdir()
    (place / "foto.jpg").write_bytes(b"")
    with opened(place, tmp_path / "cache") as found:
        yield found


def test_the_first_page_by_keyboard_with_a_fault_and_the_program_killed_meanwhile(chromium, program):
    driver = chromium
    size(driver, WIDE)
    driver.get(program.address)
    assert driver.current_url.endswith("/")
    assert "kunci" not in driver.current_url
    for wide, dark in ((WIDE, False), (PHONE, True), (PHONE, False)):
        size(driver, wide, dark=dark)
        assert faults(driver) == []
    size(driver, WIDE)
    press(driver, Keys.TAB)
    assert driver.switch_to.active_element.text == "Langsung ke isi"
    press(driver, Keys.ENTER)
    until(driver, lambda _: driver.switch_to.active_element.get_attribute("id") == "isi")
    for _ in range(9):  # past the help
        press(driver, Keys.TAB)
        if driver.switch_to.active_element.get_attribute("id") == "i-folder":
            break
    press(driver, Keys.CONTROL + "a", "con", Keys.TAB, Keys.TAB, "Kabupaten Contoh", Keys.TAB, "Jawa Tengah", Keys.TAB)
    press(driver, "Dinas Contoh Kabupaten Contoh", Keys.ENTER)
    until(driver, lambda _: "K930" in said(driver))
    field = driver.find_element(By.ID, "i-folder")
    assert field.get_attribute("aria-invalid") == "true"
    assert "K930" in driver.find_element(By.ID, field.get_attribute("aria-describedby").split()[-1]).text
    assert driver.find_element(By.ID, "i-instansi").get_attribute("value") == "Dinas Contoh Kabupaten Contoh"
    for dark in (False, True):
        size(driver, PHONE, dark=dark)
        assert faults(driver) == []
    size(driver, WIDE)

    program.kill()
    field = driver.find_element(By.ID, "i-folder")
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys("naskah", Keys.ENTER)
    until(driver, lambda _: "Program kakdoc tertutup" in said(driver))
    assert faults(driver) == []
    program.start()
    driver.switch_to.new_window("tab")
    driver.get(program.address)
    driver.close()
    driver.switch_to.window(driver.window_handles[0])
    until(driver, lambda _: "Program kakdoc tertutup" not in said(driver))
    assert driver.find_element(By.ID, "i-instansi").get_attribute("value") == "Dinas Contoh Kabupaten Contoh"
    driver.find_element(By.CSS_SELECTOR, "main button").click()
    until(driver, lambda _: "Folder kerja sudah siap." in said(driver))
    office = (program.folder / "naskah" / "inputs" / "instansi.yaml").read_text("utf-8")
    assert "nama: Dinas Contoh Kabupaten Contoh" in office
    for wide in (WIDE, PHONE):
        size(driver, wide)
        assert faults(driver) == []

    size(driver, WIDE)
    driver.find_element(By.CSS_SELECTOR, "form.tutup button").click()
    until(driver, lambda _: "sudah ditutup" in said(driver))
    assert program.ended() == 0
    assert complaints(driver) == []


def test_without_the_script_the_first_page_reads_and_saves(chromium, program):
    driver = chromium
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get(program.address)
        driver.find_element(By.ID, "i-instansi").send_keys("Dinas Contoh Kabupaten Contoh")
        driver.find_element(By.CSS_SELECTOR, "main button").click()
        until(driver, lambda _: "Folder kerja sudah siap." in said(driver))
        assert (program.folder / "naskah-dinas" / "inputs" / "instansi.yaml").is_file()
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
