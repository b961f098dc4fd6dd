"""Every sentence about a problem, as tables: code -> title, body, next step."""
