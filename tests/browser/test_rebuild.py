"""The database is built anew, or its file is damaged, while somebody reads."""

from finsam_data.building.version import build
from tools.pages import wait_until_still


def click_another_year_and_back(page):
    for year in ("2018", "2019"):
        page.get_by_role("combobox", name="År").click()
        page.get_by_role("option", name=year, exact=True).click()
        wait_until_still(page)


def test_the_next_click_shows_the_new_figures(page, own_dashboard):
    address, folder, file = own_dashboard
    page.goto(f"{address}/?kommun=Bjurholm")
    wait_until_still(page)
    tiles = page.locator('[data-testid="stMetricValue"]')
    assert tiles.first.inner_text() == "11"
    table = folder / "aktualisering" / "kallelse-2020-03-20.csv"
    text = table.read_text(encoding="utf-8")
    old = "aktualiserade,2019,2403,samordningsteam-bjurholm,,,,T,11,"
    assert text.count(old) == 1
    (row,) = [line for line in text.splitlines() if line.startswith(old)]
    # the value, and what is printed
    table.write_text(text.replace(row, row.replace(",11,", ",12,")), encoding="utf-8")
    build(folder, file)
    click_another_year_and_back(page)
    assert tiles.first.inner_text() == "12"


def test_a_missing_or_damaged_file_is_said_in_one_sentence_and_heals(page, own_dashboard):
    address, folder, file = own_dashboard
    whole = file.read_bytes()
    for content in (None, b"", whole[: len(whole) // 3], b"not a database" * 1000):
        file.unlink(missing_ok=True)
        if content is not None:
            file.write_bytes(content)
        page.goto(address)
        wait_until_still(page)
        body = page.inner_text("body")
        assert "Kör make data" in body
        assert "Traceback" not in body
        assert page.locator("h1").count() == 1
    build(folder, file)
    page.goto(address)
    wait_until_still(page)
    assert "336" in page.inner_text("body")
