"""The command line: what was asked, answered in text. It knows no Qt."""
