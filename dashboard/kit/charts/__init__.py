"""Chart forms that several subjects use, and what they are put together from. Pure: a table in, an Altair chart out.

A chart's form does not depend on the values in the table: colours, labels and order come as columns. So a form is built
once (dashboard/chart_forms.py), the browser only gets new data, and the same form makes the file that a reader
downloads. Labels stand above their bars, never beside them: charts then read the same at 390 pixels and on a projector.
"""
