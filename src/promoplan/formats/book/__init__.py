"""The parts of a workbook: texts and names, styles, the page around a sheet, tables, charts. `xlsx.py` binds them."""
