"""What data/texts/frontend_behaviour.yaml changes in Streamlit's frontend, seen in the browser.

The patches of tabs and sliders are tested in test_using_it.py and test_what_if.py; the yaml file names every test.
"""

import urllib.request

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.meeting.model import encode
from tests.browser.conftest import watch
from tests.browser.test_using_it import open_page
from tools.pages import MEETING, address, wait_until_still


def test_a_chart_has_no_buttons_of_streamlits_own(watched_page, base_address):
    page = watched_page
    open_page(page, base_address, "/")
    chart = page.get_by_test_id("stVegaLiteChart").first
    chart.hover()
    toolbar = page.get_by_test_id("stElementToolbar").first
    toolbar.get_by_role("button", name="Helskärm").wait_for()
    assert toolbar.get_by_role("button").count() == 1, toolbar.inner_html()
    assert not page.faults


def test_a_file_that_fails_says_so_in_swedish(page, base_address):
    def ask_for_another_file(socket):
        server = socket.connect_to_server()

        def forward(message):
            request = BackMsg.FromString(message)
            if request.WhichOneof("type") == "backend_operation_request":
                request.backend_operation_request.deferred_file.file_id = "no-such-file"
            server.send(request.SerializeToString())

        socket.on_message(forward)

    page.route_web_socket("**/_stcore/stream", ask_for_another_file)
    open_page(page, base_address, "/")
    page.get_by_role("button", name="Ladda ner").click()
    wait_until_still(page)
    page.get_by_role("button", name="Bild (PNG)").click()
    page.get_by_text("Filen gick inte att göra. Försök igen.").wait_for()


def test_a_link_to_a_page_shows_its_whole_text_on_a_phone(browser, base_address):
    page = watch(browser.new_page(viewport={"width": 390, "height": 844}), base_address)
    open_page(page, base_address, "/")
    links = page.get_by_test_id("stPageLink-NavLink")
    assert links.count() > 3
    cut_off = links.evaluate_all(
        """links => links.flatMap(link => [link, ...link.querySelectorAll("*")])
          .filter(part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth
            && getComputedStyle(part).overflowX === "hidden").map(part => part.textContent)"""
    )
    assert cut_off == []
    heights = links.evaluate_all("links => links.map(link => link.getBoundingClientRect().height)")
    assert max(heights) > 1.5 * min(heights), "a long text takes several lines"
    assert not page.faults
    page.close()


def test_the_size_of_a_chosen_file_is_written_in_swedish(watched_page, base_address):
    page = watched_page
    open_page(page, base_address, address("motet", mote=encode(MEETING), motesflik="Dela ut"))
    page.get_by_text("Egen PowerPoint-mall").click()
    wait_until_still(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "mall.pptx", "mimeType": "application/zip", "buffer": b"x" * 1_500_000}
    )
    wait_until_still(page)
    shown = page.get_by_test_id("stFileUploader").inner_text()
    assert "1,4\u00a0MB" in shown or "1,5\u00a0MB" in shown, shown


@pytest.mark.parametrize("path", ["/resultat", "/print.css", "/_stcore/health", "/favicon.png"])
def test_what_the_server_sends(base_address, path):
    with urllib.request.urlopen(base_address + path) as answer:
        sent, headers = answer.read().decode(errors="replace"), answer.headers
    assert headers["content-security-policy"].startswith("default-src 'self'")
    assert int(headers["content-length"]) > 0
    if path == "/resultat":
        assert '<html lang="sv">' in sent
    if path == "/print.css":
        assert "@page" in sent and headers["content-type"].startswith("text/css")
