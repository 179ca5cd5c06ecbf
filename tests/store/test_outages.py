"""The disk is full or broken, the server goes away: what was acknowledged is there afterwards, and nothing is half there."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from calendar_app import maintenance
from calendar_app.errors import StoreUnavailableError
from calendar_app.store.database.session import open_store
from tests.store.server import USER, Server, own_server
from tests.store.test_faults import sound, start

#: Bulletins that an importer is given: more than any of the disks hold.
MANY = 300
MB = 1 << 20


@pytest.fixture(scope="module")
def server_to_stop() -> Iterator[Server]:
    with own_server() as server:
        yield server


def new_database(server: Server, name: str, options: str = "") -> str:
    admin = create_engine(server.url(), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' {options}"))
    admin.dispose()
    return server.url(name)


def acknowledged(out: str) -> set[int]:
    return {int(line.split()[0]) for line in out.splitlines()}


# -- the server goes away ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_server_restarted_in_mid_import(server_to_stop: Server, mode: str) -> None:
    url = new_database(server_to_stop, f"restarted_{mode}")
    done: set[int] = set()
    for stop_after in (1, 4):
        importer = start(url, 0, MANY)
        assert importer.stdout is not None
        lines = []
        while len(set(map(int, (line.split()[0] for line in lines))) - done) < stop_after:
            lines.append(importer.stdout.readline())
            assert lines[-1].endswith("\n"), importer.stderr
        server_to_stop.stop(mode)
        out, err = importer.communicate(timeout=60)
        done |= acknowledged("".join(lines) + out)
        assert importer.returncode == 1
        assert len(err.strip().splitlines()) == 1, err
        assert "try again" in err
        with pytest.raises(StoreUnavailableError) as refused:
            open_store(url)
        assert len(str(refused.value).splitlines()) == 1
        server_to_stop.start()
        sound(url, done)
    count = max(done) + 2
    again = start(url, 0, count)
    out, err = again.communicate(timeout=120)
    assert (again.returncode, err) == (0, "")
    assert sound(url, done) == set(range(count))


def test_an_open_store_outlives_a_restart(server_to_stop: Server) -> None:
    """A web server keeps its store open; requests behind a restart must not fail."""
    with open_store(new_database(server_to_stop, "outlived"), create=True) as store:
        before = store.revision()
        server_to_stop.stop("fast")
        with pytest.raises(StoreUnavailableError):
            store.revision()
        server_to_stop.start()
        assert store.revision() == before
        assert maintenance.check(store) == []


# -- the disk is full ----------------------------------------------------------------------------------------------


@contextmanager
def small_disk(megabytes: int, options: str = "") -> Iterator[tuple[Path, Callable[[int], None]]]:
    """A file system of so many megabytes, and how to make it larger."""
    folder = Path(tempfile.mkdtemp(prefix="calapp-disk-"))

    def mount(size: int, more: str = "") -> subprocess.CompletedProcess[str]:
        arguments = ["mount", "-t", "tmpfs", "-o", f"{more}size={size}m{options}", "tmpfs", str(folder)]
        return subprocess.run(arguments, capture_output=True, text=True, check=False)

    try:
        if shutil.which("mount") is None:
            pytest.skip("no mount here: a full disk cannot be made")
        if (done := mount(megabytes)).returncode:
            pytest.skip(f"a small file system may not be mounted here: {done.stderr.strip()}")
        try:
            yield folder, lambda size: mount(size, "remount,").check_returncode()
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)  # whoever still reads there or not
    finally:
        folder.rmdir()


def fill_and_make_room(url: str, enlarge: Callable[[int], None]) -> None:
    """Import until there is no space, look, make room, go on to the end."""
    importer = start(url, 0, MANY)
    out, err = importer.communicate(timeout=240)
    done = acknowledged(out)
    assert importer.returncode == 1
    assert len(err.strip().splitlines()) == 1, err
    assert "no space left to write" in err
    assert 0 < len(done) < MANY
    said = ""
    try:
        assert sound(url, done) == done
    except StoreUnavailableError as error:  # with no byte to spare it can be read, or says in a line that it cannot
        said = str(error)
    assert len(said.splitlines()) <= 1
    refused = start(url, max(done) + 1, MANY)
    _, err = refused.communicate(timeout=240)
    assert (refused.returncode, len(err.strip().splitlines())) == (1, 1)
    enlarge(200)
    found = sound(url, done)
    count = max(found) + 6
    again = start(url, 0, count)
    assert again.communicate(timeout=240)[1] == ""
    assert again.returncode == 0
    assert sound(url, done) == set(range(count))


@pytest.mark.parametrize("megabytes", [2, 5])
def test_a_full_disk_under_sqlite(megabytes: int) -> None:
    with small_disk(megabytes) as (folder, enlarge):
        fill_and_make_room(f"sqlite:///{folder / 'db.sqlite'}", enlarge)


def test_a_full_disk_under_postgresql(server_to_stop: Server) -> None:
    """The tables' disk; where it is the log's, the server itself stops, as in a crash (see above)."""
    own = f",uid={USER},mode=700" if os.geteuid() == 0 else ""
    with small_disk(16, own) as (folder, enlarge):
        admin = create_engine(server_to_stop.url(), isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"CREATE TABLESPACE small LOCATION '{folder}'"))
        fill_and_make_room(new_database(server_to_stop, "small", "TABLESPACE small"), enlarge)
        with admin.connect() as connection:
            connection.execute(text("DROP DATABASE small WITH (FORCE)"))
            connection.execute(text("DROP TABLESPACE small"))
        admin.dispose()


# -- the disk is broken --------------------------------------------------------------------------------------------

#: Stands before the C library's calls: the FAULT_AFTER-th write of the process to the database fails, and every one behind it.
FAULTY = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/types.h>

static long left = -1;

static int ours(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return strstr(path, "faulty.sqlite") != NULL;
}

static int broken(int file) {
    if (!ours(file)) return 0;
    if (left < 0) left = atol(getenv("FAULT_AFTER"));
    return left == 0 || --left == 0;
}

static ssize_t put(const char *name, int file, const void *from, size_t n, off64_t at) {
    ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, name);
    const char *kind = getenv("FAULT_KIND");
    if (!strcmp(kind, "short") && n > 1 && ours(file)) return real(file, from, n / 2, at);
    if (!strcmp(kind, "write") && broken(file)) { errno = EIO; return -1; }
    return real(file, from, n, at);
}

ssize_t pwrite64(int file, const void *from, size_t n, off64_t at) { return put("pwrite64", file, from, n, at); }
ssize_t pwrite(int file, const void *from, size_t n, off_t at) { return put("pwrite", file, from, n, at); }

static int flush(const char *name, int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    if (!strcmp(getenv("FAULT_KIND"), "flush") && broken(file)) { errno = EIO; return -1; }
    return real(file);
}

int fsync(int file) { return flush("fsync", file); }
int fdatasync(int file) { return flush("fdatasync", file); }
"""


@pytest.fixture(scope="module")
def faulty_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that breaks writes, or a skip with its reason."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler here: a disk that fails cannot be made")
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "faulty.c").write_text(FAULTY)
    made = folder / "faulty.so"
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(folder / "faulty.c"), "-ldl"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"the C compiler makes no library here: {done.stderr.strip().splitlines()[-1]}")
    return made


def import_on(disk: Path, url: str, count: int, kind: str, after: int) -> tuple[int, str, str]:
    environment = os.environ | {"LD_PRELOAD": str(disk), "FAULT_KIND": kind, "FAULT_AFTER": str(after)}
    importer = start(url, 0, count, environment=environment)
    out, err = importer.communicate(timeout=240)
    return importer.returncode, out, err


@pytest.mark.parametrize(
    ("kind", "after"), [("write", 1), ("write", 60), ("write", 400), ("flush", 1), ("flush", 4), ("flush", 9)]
)
def test_a_disk_that_fails_to_write(faulty_disk: Path, tmp_path: Path, kind: str, after: int) -> None:
    url = f"sqlite:///{tmp_path / 'faulty.sqlite'}"
    open_store(url, create=True).close()
    status, out, err = import_on(faulty_disk, url, 40, kind, after)
    assert (status, len(err.strip().splitlines())) == (1, 1), err
    assert "faulty.sqlite" in err
    done = acknowledged(out)
    assert len(done) < 40
    sound(url, done)
    assert import_on(faulty_disk, url, max(done, default=0) + 3, "none", 0)[::2] == (0, "")
    assert sound(url, done) == set(range(max(done, default=0) + 3))


def test_a_disk_that_writes_half_of_what_it_is_given(faulty_disk: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'faulty.sqlite'}"
    assert import_on(faulty_disk, url, 5, "short", 0)[::2] == (0, "")
    assert sound(url, set(range(5))) == set(range(5))
