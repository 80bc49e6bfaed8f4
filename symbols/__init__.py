"""Drawings and how they are joined: concepts -> recipes -> art. Opened by ``easyread.pictures`` alone."""

PART_OF = "easyread"
