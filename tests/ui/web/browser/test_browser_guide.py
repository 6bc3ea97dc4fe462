"""The guide in a real browser: read at every size, searched without the script, reached from a message of a form."""

from __future__ import annotations

import shutil

import pytest
from conftest import PROJECT
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait
from ui.web.browser.chromium import PHONE, WIDE, chromium, needs_browser, opened, size
from ui.web.browser.seen import complaints, faults

pytestmark = needs_browser
__all__ = ["chromium"]
KAK = "inputs/2027/kak-mutasi-promosi-asn.yaml"


@pytest.fixture
def program(tmp_path):
    place = tmp_path / "kantor"
    shutil.copytree(PROJECT / "inputs" / "2027", place / "inputs" / "2027")
    for each in ("instansi.yaml", "peraturan.yaml"):
        shutil.copy(PROJECT / "inputs" / each, place / "inputs")
    with opened(place, tmp_path / "cache") as found:
        yield found


def test_the_guide_is_readable_searched_and_reached_from_the_code_of_a_message(chromium, program):
    driver = chromium
    driver.get(program.address)
    home = driver.current_url.rstrip("/")
    for path in ("/panduan", "/panduan/masalah#k120", "/panduan?kata=tempel+excel"):
        for wide, dark in ((WIDE, False), (PHONE, True)):
            size(driver, wide, dark=dark)
            driver.get(home + path)
            assert faults(driver) == [], (path, wide, dark)
    size(driver, WIDE)
    driver.find_element(By.CSS_SELECTOR, ".temuan-panduan a").click()
    WebDriverWait(driver, 20).until(lambda _: "#" in driver.current_url)
    assert driver.find_element(By.CSS_SELECTOR, "article :target").is_displayed()

    driver.get(f"{home}/isian?berkas={KAK}")
    field = next(each for each in driver.find_elements(By.CSS_SELECTOR, "input[name*=tahun]") if each.is_displayed())
    field.clear()
    field.send_keys("dua ribu")
    driver.find_element(By.CSS_SELECTOR, "details.bantuan summary").click()
    code = WebDriverWait(driver, 20).until(lambda _: driver.find_elements(By.CSS_SELECTOR, ".pesan-isian a.kode"))[0]
    named = code.text
    assert faults(driver) == []
    code.click()
    WebDriverWait(driver, 20).until(lambda _: len(driver.window_handles) == 2)
    driver.switch_to.window(driver.window_handles[1])
    WebDriverWait(driver, 20).until(lambda _: driver.find_elements(By.CSS_SELECTOR, "article :target"))
    assert driver.find_element(By.CSS_SELECTOR, "article :target").text.startswith(named)
    driver.close()
    driver.switch_to.window(driver.window_handles[0])
    assert field.get_attribute("value") == "dua ribu"
    assert complaints(driver) == []
