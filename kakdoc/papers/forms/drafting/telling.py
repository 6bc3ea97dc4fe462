"""What is told of drafts: of the file that changed beside them, of what was kept and what was not."""

from __future__ import annotations

from pathlib import Path

from kakdoc.base import disk
from kakdoc.base.problems import Location, Problem, error, refusal, warning


def changed(path: Path, *, is_there: bool) -> Problem:
    """Return K920 for a file that somebody else changed, or took away."""
    what = "sudah diubah" if is_there else "sudah dihapus atau dipindahkan"
    message = f"berkas ini {what} di luar halaman ini sesudah dibuka, maka tidak ditimpa; yang Anda isi tetap ada."
    remedy = "simpan dengan nama lain, atau buang perubahan di sini lalu buka lagi berkasnya."
    return error("K920", message, remedy).at(Location(path.as_posix()))


def appeared(path: Path) -> Problem:
    """Return K920 for a new input whose name somebody gave to a file meanwhile."""
    message = "sementara itu sudah ada berkas dengan nama ini, maka tidak ditimpa; yang Anda isi tetap ada."
    return error("K920", message, "simpan dengan nama lain.").at(Location(path.as_posix()))


def unkept(path: Path, cause: OSError) -> Problem:
    """Return K922 for changes that stand in memory alone."""
    message = f"perubahan terakhir belum tercatat di diska ({refusal(cause)}); ia hilang bila program berhenti."
    remedy = "simpan isian ini sekarang; bila tidak dapat, kosongkan tempat di diska atau periksa izin folder .kakdoc."
    return warning("K922", message, remedy).at(Location(path.as_posix()))


def refused(path: Path, cause: OSError) -> Problem:
    """Return K601–K603 for a file that the system does not let be written."""
    place, stays = Location(path.as_posix()), "yang lama tidak berubah, dan yang Anda isi tetap ada."
    if isinstance(cause, PermissionError):
        remedy = (
            "tutup berkas ini di Excel atau program lain bila sedang terbuka, lalu simpan lagi; bila tetap begitu, "
        )
        remedy += "simpan dengan nama lain, atau minta izin menulis di folder itu."
        return error("K601", f"berkas atau foldernya tidak boleh ditulisi; {stays}", remedy).at(place)
    if disk.is_full(cause):
        remedy = "kosongkan tempat di diska, lalu simpan lagi."
        return error("K602", f"diska penuh; {stays}", remedy).at(place)
    remedy = "periksa diska dan jaringannya, lalu simpan lagi."
    return error("K603", f"berkas tidak dapat ditulis ({refusal(cause)}); {stays}", remedy).at(place)


def taken_up(path: Path, count: int, *, is_cut: bool) -> tuple[Problem, ...]:
    """Return what is told of a journal that was taken up: K923, and K924 where it was damaged."""
    place = Location(path.as_posix())
    found = []
    if count:
        message = f"{count} perubahan yang belum disimpan diambil kembali."
        remedy = "periksa isinya, lalu simpan; atau buang perubahan itu."
        found.append(warning("K923", message, remedy).at(place))
    if is_cut:
        message = "catatan perubahan yang belum disimpan terpotong atau rusak; bagian akhirnya tidak terbaca."
        found.append(warning("K924", message, "periksa isian yang terakhir diubah, lalu simpan.").at(place))
    return tuple(found)
