"""All facts as files: the columns of the database view `facts` under their own names, with typed values."""

import io

import pandas as pd

from finsam_data.cells import WORKBOOK, text_cells


def as_csv(facts: pd.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, semicolons and decimal commas: opens right in a Swedish Excel. Missing is empty."""
    return text_cells(facts).to_csv(index=False, sep=";", decimal=",").encode("utf-8-sig")


def as_excel(facts: pd.DataFrame) -> bytes:
    """One sheet with a frozen, filterable header; numbers are numbers and missing is an empty cell."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": WORKBOOK}) as writer:
        facts.to_excel(writer, sheet_name="Siffror", index=False, freeze_panes=(1, 0))
        sheet = writer.sheets["Siffror"]
        sheet.autofilter(0, 0, len(facts), len(facts.columns) - 1)
        sheet.autofit(300)
    return buffer.getvalue()


def as_parquet(facts: pd.DataFrame) -> bytes:
    """Parquet with the view's own types."""
    return facts.to_parquet(index=False)
