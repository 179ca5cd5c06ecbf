"""A Dask cluster of this machine, a scheduler and two workers, each a process: ``python -m tests.cli.cluster``.

Prints the scheduler's address and the workers' process ids, and ends with its standard input.
"""

from __future__ import annotations

import sys

from distributed import LocalCluster


def main() -> None:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp://", host="127.0.0.1"
    ) as cluster:
        pids = [nanny.process.pid for nanny in cluster.workers.values()]
        sys.stdout.write(f"{cluster.scheduler_address} {' '.join(map(str, pids))}\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
