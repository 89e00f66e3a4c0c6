"""What is said by the ways of a place, and in what words: values in, text out; knows no Qt and opens no file."""
