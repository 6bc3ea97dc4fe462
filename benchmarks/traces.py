"""What it costs that papers carry where they came from, and to ask a thousand of them how they stand."""

from __future__ import annotations

import contextlib
import gc
import io
import tempfile
import zipfile
from pathlib import Path

from measuring import in_turn, seconds

from kakdoc.base.package import digest
from kakdoc.papers import checking, making
from kakdoc.papers.trace import standing as status
from kakdoc.papers.trace import telling
from kakdoc.word.template.filling import CompiledTemplate
from kakdoc.word.trace import File

PAPERS = 1000


def trace(template: CompiledTemplate, given: Path) -> list[str]:
    """The 2024 TOR rendered with its trace against without: writing it alone, then with packing its inputs."""
    checked = checking.check(given)
    assert checked.document is not None
    assert checked.gathered is not None
    file = File("kak.docx", digest(b""))
    gathered, document, context = checked.gathered, checked.document, checked.document.context()
    origin = telling.origin(gathered, document, "kak", file)

    def both() -> None:
        template.render(context, origin=telling.origin(gathered, document, "kak", file))

    rows = []
    for name, action in (
        ("TOR 2024 dengan jejak, dibanding tanpa jejak", lambda: template.render(context, origin=origin)),
        ("Sama, beserta memampatkan isiannya", both),
    ):
        bare, ours, ratio = in_turn(
            lambda: seconds(lambda: template.render(context), 60), lambda action=action: seconds(action, 60), rounds=21
        )
        rows.append(f"| {name} | {ours * 1e3:.2f} ms | {bare * 1e3:.2f} ms | {ratio:.3f}× waktunya | < 1,15× |")
    return rows


def standing(given: Path) -> str:
    """Status of a thousand papers, each of an input of its own, against opening each zip and reading two small parts."""
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        folder = Path("inputs", "2024")
        folder.mkdir(parents=True)
        (folder.parent / "instansi.yaml").write_bytes((given.parent.parent / "instansi.yaml").read_bytes())
        for number in range(PAPERS):
            (folder / f"kak-{number:04}.yaml").write_bytes(given.read_bytes())
        checked = map(checking.check, sorted(folder.iterdir()))  # none is kept, as by `kakdoc status`
        made = [each.made for each in making.make(checked, making.Wishes(Path("outputs")), lambda path: path)]
        assert all(made)
        gc.freeze()  # what it took to make them is there in no process that asks

        def bare() -> None:
            for path in made:
                assert path is not None
                with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
                    archive.read("docProps/core.xml"), archive.read("docProps/app.xml")

        def ours() -> None:
            found, _ = status.check([Path("outputs")])
            assert all(each.states[0][0] is status.State.TERKINI for each in found)
            assert len(found) == PAPERS

        bare(), ours()
        theirs, mine, ratio = in_turn(lambda: seconds(bare, 1), lambda: seconds(ours, 1))
    return f"| Keadaan {PAPERS} naskah, dibanding membuka zip-nya dan membaca dua bagian kecil | {mine * 1e3:.0f} ms | {theirs * 1e3:.0f} ms | {ratio:.2f}× waktunya | ≤ 3× |"
