"""A chart for any figure of numbers or days: values, where everything lies, and the painting.

It is ours because every value is read with keys and told to screen readers, and because of what libraries weigh: QtCharts
adds 161 MB to PySide6, matplotlib and pyqtgraph need NumPy and a second to import.
"""
