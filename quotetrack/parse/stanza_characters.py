"""Reading each different word of a batch once where Stanza's models read words by letters."""

from __future__ import annotations

from typing import Any


def share_characters(model: Any) -> None:
    """Make the character model of a Stanza model work on the different words of a batch only.

    Words repeat, in a batch of short texts most of all, and a word's letters do not depend on its
    neighbours. The result is the same to the last digit.
    """
    characters = getattr(model, "charmodel", None)
    if characters is None or getattr(characters, "pad", True):
        return
    plain = characters.forward

    def forward(
        letters: Any, mask: Any, order: list[int], sentences: list[int], lengths: list[int]
    ) -> Any:
        import torch
        from stanza.models.common.utils import tensor_unsort
        from torch.nn.utils.rnn import pack_sequence

        different, places = torch.unique(letters, dim=0, return_inverse=True)
        sizes = (different != 0).sum(1).clamp(min=1)
        longest_first = torch.argsort(sizes, descending=True)
        different, sizes = different[longest_first], sizes[longest_first]
        moved = torch.empty_like(longest_first)
        moved[longest_first] = torch.arange(len(longest_first))
        count = len(different)
        packed = plain(different, different == 0, list(range(count)), [count], sizes.tolist())
        words = tensor_unsort(packed.data[moved[places]], order)
        return pack_sequence(words.split([int(size) for size in sentences]))

    characters.forward = forward
