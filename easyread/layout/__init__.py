"""A Draft -> EasyRead -> a finished file -> what is wrong with it."""
