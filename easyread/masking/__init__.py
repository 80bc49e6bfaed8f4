"""A letter and its Easy Read -> the same without anybody in it, for people who check Easy Read."""

from easyread.masking.find import find_identifiers
from easyread.masking.page import (
    SAYS,
    Entry,
    Mask,
    MaskedPage,
    leaks,
    make_mask,
    mask_page,
    masked_row_print,
    shown_text,
    typed_text,
    unmask,
)
from easyread.masking.spot import Identifier, Known

__all__ = [
    "SAYS",
    "Entry",
    "Identifier",
    "Known",
    "Mask",
    "MaskedPage",
    "find_identifiers",
    "leaks",
    "make_mask",
    "mask_page",
    "masked_row_print",
    "shown_text",
    "typed_text",
    "unmask",
]
