"""Sentences, and how days, hours and numbers are written in them: values in, text out; knows no Qt and opens no file."""
