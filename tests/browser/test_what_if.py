"""The page Tänk om in a real browser: sliders, text fields, links, the Back button and the downloaded file."""

import io

from python_calamine import CalamineWorkbook

from tools.pages import address, wait_until_still


def open_board(page, base_address, board="Medlemsbidrag", **choices):
    page.goto(base_address + address("tank-om", tankom=board, **choices))
    wait_until_still(page)


def heading(page) -> str:
    return page.inner_text("h1").replace("\u00a0", " ")


def press(page, label: str, key: str, times: int = 1) -> None:
    handle = page.get_by_role("slider", name=label)
    handle.focus()
    # one press at a time, since on a slow machine the answer to the first could come between the others
    for _ in range(times):
        page.keyboard.press(key)
        wait_until_still(page)


def test_a_handle_moves_field_heading_chart_and_link_and_back_undoes(watched_page, base_address):
    page = watched_page
    open_board(page, base_address)
    start = heading(page)
    press(page, "Statens belopp", "ArrowLeft", 9)
    assert "11 000 000 kr, 450 000 kr mindre" in heading(page)
    assert page.get_by_label("Statens belopp, exakt i kr").input_value().replace("\u00a0", " ") == "5 500 000"
    chart = page.locator('[data-testid="stVegaLiteChart"]').inner_text().replace("\u00a0", " ")
    assert "Regionen: 2 750 000 kr" in chart
    assert "?s=1." in page.url or "&s=1." in page.url
    for _ in range(9):
        page.go_back()
        wait_until_still(page)
    assert heading(page) == start
    assert not page.faults


def test_a_handle_says_swedish_numbers(watched_page, base_address):
    page = watched_page
    open_board(page, base_address)
    assert page.get_by_role("slider", name="Statens belopp").get_attribute("aria-valuetext") == "5\u00a0725\u00a0tkr"
    open_board(page, base_address, "Statens modell")
    shown = page.locator('[data-testid="stSliderThumbValue"]').all_inner_texts()
    assert shown == ["339\u00a0mkr", "400\u00a0tkr", "75\u00a0förbund", "75\u00a0%", "1,723\u00a0%", "1,723\u00a0%"]
    assert not page.faults


def test_a_handle_can_be_dragged(watched_page, base_address):
    page = watched_page
    open_board(page, base_address, "Eget kapital")
    box = page.get_by_role("slider", name="Kostnader 2020").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 60, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    wait_until_still(page)
    assert "tar pengarna slut 2021" not in heading(page)
    assert page.get_by_label("Kostnader 2020, exakt i kr").input_value().replace("\u00a0", "") < "12510000"
    assert not page.faults


def test_the_link_restores_in_another_browser_and_on_other_pages(watched_page, base_address, context):
    page = watched_page
    open_board(page, base_address, "Budgetandelar")
    field = page.get_by_label("Vuxentorget, exakt i kr")
    field.fill("2 732 875")
    field.press("Enter")
    wait_until_still(page)
    page.get_by_label("Scenariots namn").fill("Vuxentorget får mer")
    page.keyboard.press("Enter")
    wait_until_still(page)
    said = heading(page)
    assert "300 tkr mer" in said
    copied = context.new_page()
    copied.goto(page.url)
    wait_until_still(copied)
    assert heading(copied) == said
    assert copied.get_by_label("Scenariots namn").input_value() == "Vuxentorget får mer"
    copied.close()
    # after a visit to another page the scenario is still there, and the tab Eget kapital builds on it
    page.get_by_role("link", name="Resultat", exact=True).click()
    wait_until_still(page)
    page.get_by_role("link", name="Tänk om", exact=True).click()
    wait_until_still(page)
    page.get_by_role("tab", name="Eget kapital").click()
    wait_until_still(page)
    assert "Budgetandelar ändrar kostnaderna varje år: 300 tkr mer" in page.inner_text("body").replace("\u00a0", " ")
    assert not page.faults


def test_hostile_text_is_answered_in_swedish(watched_page, base_address):
    page = watched_page
    open_board(page, base_address)
    before = heading(page)
    field = page.get_by_label("Statens belopp, exakt i kr")
    for typed, said in (
        ("-5", "Talet kan inte vara negativt."),
        ("många", "Skriv ett tal med siffror"),
        ("9" * 14, "Talet får vara högst"),
    ):
        field.fill(typed)
        field.press("Enter")
        wait_until_still(page)
        assert said in page.locator('[data-testid="stAlert"]').inner_text()
        assert heading(page) == before
    assert not page.faults


def test_an_old_link_says_why_and_the_page_goes_on(watched_page, base_address):
    page = watched_page
    open_board(page, base_address, s="7.eJyrVirOSCwuVrJSKkvMKU0FAFTfCM0")
    assert "av version 7" in page.locator('[data-testid="stAlert"]').inner_text()
    press(page, "Statens belopp", "ArrowRight")
    assert page.locator('[data-testid="stAlert"]').count() == 0
    assert "s=1." in page.url
    assert not page.faults


def test_compare_reset_and_download(watched_page, base_address):
    page = watched_page
    open_board(page, base_address)
    press(page, "Statens belopp", "ArrowLeft", 2)
    page.get_by_role("button", name="Jämför", exact=True).click()
    wait_until_still(page)
    press(page, "Statens belopp", "ArrowRight", 6)
    page.get_by_role("tab", name="Jämförelse").click()
    wait_until_still(page)
    cells = page.locator("table").last.inner_text().replace("\u00a0", " ")
    assert "11 350,0" in cells and "11 650,0" in cells and "11 450,0" in cells
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel").click()
    book = CalamineWorkbook.from_filelike(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheet_names == [
        "Läs mig",
        "Medlemsbidrag",
        "Budgetandelar",
        "Eget kapital",
        "Statens modell",
        "Jämförelse",
    ]
    page.get_by_role("button", name="Ta bort").click()
    wait_until_still(page)
    page.get_by_role("button", name="Återställ scenariot").click()
    wait_until_still(page)
    assert "s=" not in page.url.partition("?")[2].replace("tankom=", "")
    assert not page.faults


def test_a_municipality_joins_by_typing_its_name(watched_page, base_address):
    page = watched_page
    open_board(page, base_address)
    page.get_by_text("Om en kommun går med eller lämnar").click()
    wait_until_still(page)
    page.get_by_role("combobox", name="Går med").click()
    page.keyboard.type("Skell")
    page.get_by_role("option", name="Skellefteå", exact=True).click()
    wait_until_still(page)
    assert "Skellefteå: " in page.locator('[data-testid="stVegaLiteChart"]').inner_text()
    page.locator('[data-testid="stCheckbox"]').filter(has_text="Vindeln").locator("label").click()
    wait_until_still(page)
    assert "Vindeln lämnar" in page.inner_text("body")
    assert not page.faults
