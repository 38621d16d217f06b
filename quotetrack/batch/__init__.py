"""Archives in shards: read, analysed and written a shard at a time, here or on a Dask cluster.

`Batch` is what callers need. Below it stand `work`, what is done with one shard, `engines` and
`dask_cluster`, who does it, `manifest`, what is known to be done, `shards`, what there is to do,
and `storage`, folders anywhere that fsspec reaches.
"""

from __future__ import annotations

from quotetrack.batch.running import Batch
from quotetrack.batch.shards import Shard
from quotetrack.batch.work import BatchFormat, ShardOutcome

__all__ = ["Batch", "BatchFormat", "Shard", "ShardOutcome"]
