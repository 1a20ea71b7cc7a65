"""Export on a cluster of Dask: its workers speak, the command writes."""

from langdu.session.export.cluster.connecting import cluster_executor
from langdu.session.export.cluster.executor import ClusterExecutor

__all__ = ["ClusterExecutor", "cluster_executor"]
