"""A file of any format -> Letter."""
