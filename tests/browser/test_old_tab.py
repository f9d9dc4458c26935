"""What a reader meets when the server no longer has, or no longer takes, what the open tab asks for."""

import json
import re

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.meeting.model import encode
from server.frontend import OUTDATED
from tests.browser.test_using_it import open_page
from tools.pages import MEETING, address, wait_until_still

HANDOUT = address("motet", mote=encode(MEETING), motesflik="Dela ut")
UPLOAD = re.compile(r"/_stcore/upload_file/")


def choose_file(page) -> None:
    page.get_by_text("Egen PowerPoint-mall").click()
    wait_until_still(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "mall.pptx", "mimeType": "application/zip", "buffer": b"x" * 1000}
    )
    wait_until_still(page)


def test_a_tab_that_is_older_than_the_server_says_so_and_is_loaded_anew(page, base_address):
    """After an upgrade the scripts have other names: the server answers 404 for those that the tab knows."""
    open_page(page, base_address, "/")
    loads = []
    page.on("load", lambda: loads.append(page.url))
    page.route("**/static/js/FileUploader.*.js", lambda route: route.continue_(url=route.request.url + ".gone.js"))
    page.get_by_role("link", name="Mötet", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert dialog.inner_text().replace("\n", " ").split() == f"{OUTDATED['text']} {OUTDATED['button']}".split()
    page.wait_for_timeout(1500)
    assert loads == [], "the reader decides"
    page.unroute("**/static/js/FileUploader.*.js")
    dialog.get_by_role("button").click()
    page.get_by_text("Öppna ett sparat möte").first.wait_for()
    wait_until_still(page)
    assert len(loads) == 1 and not page.get_by_role("dialog").count()


def test_a_tab_whose_server_is_still_older_does_not_load_for_ever(page, base_address):
    page.route("**/static/js/FileUploader.*.js", lambda route: route.fulfill(status=404))
    loads = []
    page.on("load", lambda: loads.append(page.url))
    page.goto(base_address + "/motet")
    page.get_by_role("dialog").wait_for()
    page.wait_for_timeout(1500)
    assert len(loads) == 1 and page.get_by_role("dialog").count() == 1


def test_a_tab_that_comes_back_to_another_version_says_so(page, base_address):
    """Also when what the server sends is still old: then it says so again, and does not go on alone."""
    sockets, loads = [], []

    def another_version(socket):
        sockets.append(socket)
        is_newer = len(sockets) > 1

        def to_the_page(message):
            told = ForwardMsg.FromString(message)
            if is_newer and told.WhichOneof("type") == "new_session":
                told.new_session.initialize.environment_info.streamlit_version = "99.0"
            socket.send(told.SerializeToString())

        socket.connect_to_server().on_message(to_the_page)

    page.route_web_socket("**/_stcore/stream", another_version)
    open_page(page, base_address, "/")
    page.on("load", lambda: loads.append(page.url))
    sockets[0].close()
    page.wait_for_timeout(3000)
    page.get_by_role("link", name="Resultat", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    page.wait_for_timeout(1500)
    assert loads == []
    dialog.get_by_role("button").click()
    page.wait_for_event("load")
    dialog.wait_for()
    page.wait_for_timeout(1500)
    assert len(loads) == 1


def test_a_file_that_is_not_taken_says_so_in_swedish(page, base_address):
    open_page(page, base_address, HANDOUT)
    page.route(UPLOAD, lambda route: route.fulfill(status=413))
    choose_file(page)
    shown = page.get_by_test_id("stFileUploader").inner_html()
    assert "Filen kom inte fram" in shown and "Request failed" not in shown, shown


def test_only_our_own_pages_are_obeyed(page, base_address):
    open_page(page, base_address, "/")
    config = page.evaluate("fetch('/_stcore/host-config').then(answer => answer.json())")
    assert config["allowedOrigins"] == [], json.dumps(config)
    assert page.evaluate("window.__streamlit.HOST_CONFIG.allowedOrigins") == [base_address]


def test_the_page_may_only_open_sockets_of_its_own_server(page, base_address):
    open_page(page, base_address, "/")
    refused = page.evaluate("""() => new Promise(done => {
      document.addEventListener("securitypolicyviolation", event => done(event.blockedURI));
      try { new WebSocket("ws://127.0.0.2:9/"); } catch (error) { done(String(error)); }
      setTimeout(() => done("nothing"), 3000);
    })""")
    assert "127.0.0.2" in refused
