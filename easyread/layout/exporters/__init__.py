"""One file a format: EasyRead -> bytes."""
