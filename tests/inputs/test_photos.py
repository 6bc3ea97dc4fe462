"""Photos that inputs name: found from the input's own folder, refused at their line when Word could not show them."""

from __future__ import annotations

import pytest
from word.drawing.test_pictures import exif, jpeg, png

from kakdoc.inputs.drawing_on import pictures
from kakdoc.inputs.tree import Source
from kakdoc.inputs.walking import anchored
from kakdoc.inputs.yaml import reading
from kakdoc.kinds.report.schema import LaporanBulanan

INPUT = "dokumentasi:\n  - berkas: foto/1.jpg\n    keterangan: Rapat\n  - berkas: foto/2.png\n    keterangan: Tes\n"


def read(folder, **files: bytes):
    (folder / "foto").mkdir()
    for name, data in files.items():
        (folder / "foto" / name.replace("_", ".").removeprefix("f")).write_bytes(data)
    root, _ = reading.compose(Source("x.yaml", INPUT))
    found, problems = pictures.read(anchored(LaporanBulanan, root, folder), LaporanBulanan)
    return {name: picture.data for name, picture in found.items()}, problems


def test_photos_are_read_from_the_folder_of_the_input(tmp_path):
    photo, plan = jpeg(40, 30, frame=0xC2, first=exif(6)), png(2, 2, colours=3)
    found, problems = read(tmp_path, f1_jpg=photo, f2_png=plan)
    assert problems == []
    assert found == {f"{tmp_path.as_posix()}/foto/1.jpg": photo, f"{tmp_path.as_posix()}/foto/2.png": plan}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 isi", "ternyata PDF, bukan PNG atau JPEG"),
        (b"GIF89a", "ternyata GIF"),
        (b"\0\0\0\x18ftypheic", "ternyata HEIC"),
        (b"", "bukan PNG atau JPEG"),
        (jpeg(4, 4)[:-2], "rusak atau terpotong"),
        (png(4, 4)[:40], "rusak atau terpotong"),
        (jpeg(4, 4) + b"\0" * pictures.MAX_BYTES, "lebih dari 8 MB"),
        (None, "tidak dapat dibaca"),
    ],
    ids=range(8),
)
def test_a_photo_that_word_cannot_show_is_told_at_its_line_and_the_others_are_kept(data, reason, tmp_path):
    files = {"f2_png": png(1, 1)} | ({} if data is None else {"f1_jpg": data})
    found, (problem,) = read(tmp_path, **files)
    assert problem.code == "K128"
    assert reason in problem.message
    assert (problem.location.line, problem.location.column) == (2, 13)
    assert problem.remedy
    assert f"{tmp_path.as_posix()}/foto/2.png" in found
