"""Charts as drawings: pure layout in units of a drawing, and templates that write it down as SVG."""
