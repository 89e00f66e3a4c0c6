"""One way to write a file: it is the old one or the new one, never half of either."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from planner.errors import PlannerError
from planner.storage.files.leftovers import owner, sweep_drafts
from planner.storage.files.real_path import real_path

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and try again",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "the disk is full; free some space and try again",
    errno.EROFS: "the disk is read-only; make it writable or choose another folder",
    errno.EACCES: "you may not write there; change its permissions or choose another folder",
    errno.EPERM: "you may not write there; change its permissions or choose another folder",
    errno.ENOENT: "the folder does not exist; make it first",
    errno.ENOTDIR: "a part of the path is not a folder; choose another",
    errno.EISDIR: "that is a folder; name a file",
    errno.EEXIST: "a file lies where a folder has to be; move it away",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


MOST_NEW = 40
"""Folders made in one another for one file; who asks for more made a mistake, and few programs can remove them."""
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}


class StorageError(PlannerError):
    """A file could not be read or written; says which, why, and what to do."""


class FileExists(StorageError):  # noqa: N818 - a state of the disk, which the caller asks about
    """The file is there already and was not to be replaced."""


def write_atomically(path: Path, data: bytes, *, overwrite: bool = True, private: bool = False) -> None:
    """Write ``data`` to ``path`` durably: temporary in the same folder, fsync, rename, fsync of the folder.

    A file that exists keeps its permissions; a ``private`` one can be read by its owner only.

    Raises:
        FileExists: ``path`` exists and ``overwrite`` is false; it is left alone, also in a race.
        StorageError: The file cannot be written; what was there before is left alone.
    """
    draft = None
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a directory")
        if path.exists() and not path.is_file():
            raise OSError(0, "that is a device or a pipe; name a file")
        target = real_path(path) if path.is_symlink() else path
        if target.is_symlink():
            raise OSError(errno.ELOOP, "the link leads back to itself; name a file")
        draft = drafted(target, data, private=private)
        _move(draft, target, overwrite=overwrite)
        sync_folder(target.parent)
        sweep_drafts(target.parent)
    except FileExistsError as error:
        raise FileExists(f"{path} exists already and was left as it is; name another file.") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise StorageError(f"{path} cannot be written: {reason(error)}.") from error
    finally:
        if draft:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def reason(error: Exception) -> str:
    """Return why the system refused, and what to do, as part of a sentence."""
    number = getattr(error, "errno", None)
    return _REASONS.get(number or 0) or getattr(error, "strerror", None) or str(error)


def drafted(path: Path, data: bytes, *, private: bool) -> Path:
    """Return a new file with ``data``, durable, beside ``path`` and with its permissions.

    Raises:
        OSError: It cannot be written; nothing of it stays.
    """
    handle, name = mkstemp(prefix=f".planner-{owner()}", suffix=".draft", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if not private:
            _give_mode(draft, path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _give_mode(draft: Path, path: Path) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    with suppress(PermissionError):  # memory sticks (FAT) know no permissions
        draft.chmod(mode)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _move(draft: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        draft.replace(path)
        return
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:  # memory sticks (FAT) know no links
        path.touch(exist_ok=False)
        draft.replace(path)


def make_folder(folder: Path, *, private: bool = False) -> None:
    """Make ``folder`` and the folders above that are missing, all of them durably; ``private`` is for its owner only.

    Raises:
        OSError: One cannot be made.
    """
    wanted = []
    while not folder.is_dir():
        wanted.append(folder)
        folder = folder.parent
    if len(wanted) > MOST_NEW:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(wanted[0]))
    for each in reversed(wanted):
        each.mkdir(mode=0o700 if private else 0o777, exist_ok=True)
        sync_folder(each.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)
