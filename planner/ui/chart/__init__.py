"""A chart for any figure of numbers or days: values, where everything lies, and the painting."""
