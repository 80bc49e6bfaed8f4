"""The service: HTTP and screens over the easyread pipeline."""

PART_OF = "easyread"
