"""A control that takes a saved file, and says in words why one cannot be read."""

from collections.abc import Callable

import streamlit as st

from dashboard.kit.guard import callback
from dashboard.kit.inert import inert
from finsam_data.record.settings.limits import limits


def file_to_open(label: str, kind: str, key: str, read: Callable[[bytes], str | None]) -> None:
    """Draws the control for a file of this kind (data/limits.yaml). `read` takes its content, and returns what to say
    where it is no such file.
    """
    unreadable = f"_{kind}_unreadable"

    def handed_in() -> None:
        uploaded = st.session_state[key]
        if uploaded is not None and (why := read(uploaded.getvalue())):
            st.session_state[unreadable] = why

    st.file_uploader(inert(label), "json", key=key, max_upload_size=limits().files[kind], on_change=callback(handed_in))
    if why := st.session_state.pop(unreadable, ""):
        st.warning(inert(why))
