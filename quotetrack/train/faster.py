"""Two changes that make training on a processor without a GPU about twice as fast."""

from __future__ import annotations

from typing import Any

from quotetrack.parse.stanza_characters import share_characters

_POOL = 1 << 24


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
