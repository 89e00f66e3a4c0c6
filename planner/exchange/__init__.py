"""A plan as Markdown, CSV, JSON or text; opens no file and knows no Qt."""
