"""Two changes that make training on a processor without a GPU about twice as fast."""

from __future__ import annotations

from typing import Any

_POOL = 1 << 24
# One web address of a thousand letters would pad every word of its batch to that length.
_LONGEST = 24


def speed_up(model: Any) -> None:
    """Change `model` in place: read each different word of a batch once, and drop out cheaply.

    Drawing single random numbers takes a quarter of the time of a training step, so dropout masks
    are cut out of one large pool of random numbers, at a random place each time.
    """
    import torch

    share_characters(model)
    pool = torch.rand(_POOL)
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.forward = _dropout(module, pool)


def _dropout(module: Any, pool: Any) -> Any:
    import torch

    def forward(values: Any) -> Any:
        if not module.training or module.p == 0:
            return values
        size = values.numel()
        if size > _POOL // 2:
            return torch.nn.functional.dropout(values, module.p, True)
        start = int(torch.randint(_POOL - size, (1,)))
        mask = pool[start : start + size].view(values.shape) >= module.p
        return values * (mask / (1 - module.p)).to(values.dtype)

    return forward


def share_characters(model: Any) -> None:
    """Make the character model of a Stanza model read each different word of a batch once.

    Words repeat, in a batch of short texts most of all, and a word's letters do not depend on its
    neighbours. The result is the same to the last digit for words of up to 24 letters; longer ones
    are read no further.
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

        letters = letters[:, :_LONGEST]
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
