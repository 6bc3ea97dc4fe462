"""The same inputs as workbooks: live formulas where cells can, computed by an office program, read without a difference."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from kinds.definition.formulas.forms.office import INPUTS, checked, lay_out, told
from word.libreoffice import NEEDED, saved_again

from kakdoc.papers.forms import converting


@pytest.fixture(scope="module", autouse=True)
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kantor")
    lay_out(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in INPUTS:
            path = Path("inputs", name)
            path.write_text(path.read_text("utf-8").replace("spj-2024-01.yaml", "../buku/spj-2024-01.xlsx"), "utf-8")
        Path("inputs/buku").mkdir()
        for name in INPUTS:
            assert not converting.convert(Path("inputs", name), book(name))
        yield folder


def book(name: str, folder: str = "buku") -> Path:
    return Path("inputs", folder, Path(name).with_suffix(".xlsx").name)


def computed(path: str) -> object:
    """What a paper computes, without where its files lie and the line ends of its texts."""
    document = checked(path).document
    return _bare({key: each for key, each in document.computed.items() if key not in ("instansi", "peraturan", "lalu")})


def _bare(value: object) -> object:
    match value:
        case dict():
            return {key: _bare(each) for key, each in value.items()}
        case list() | tuple():
            return [_bare(each) for each in value]
        case str():
            return " ".join(value.split())
    return value


def formulas(name: str) -> list[str]:
    sheets = openpyxl.load_workbook(book(name)).worksheets
    cells = (cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.protection.locked)
    return [cell.value for cell in cells if isinstance(cell.value, str) and cell.value.startswith("=")]


@pytest.mark.parametrize("name", INPUTS)
def test_a_workbook_computes_what_its_input_in_yaml_does(name):
    assert computed(f"buku/{book(name).name}") == computed(name)


@pytest.mark.parametrize(
    ("name", "live"),
    [
        ("2024/rka.yaml", "=SUM('Rencana penarikan dana per bula'!$B$2:$B$2001)"),
        ("2027/lkjip.yaml", '=IF(COUNTA(B2,C2,D2,E2,F2)=0,"",(($F2/$E2)*100))'),
    ],
)
def test_a_form_has_live_formulas_where_a_cell_can_compute(name, live):
    assert live in formulas(name)


def test_what_waits_for_other_papers_or_for_levels_is_left_to_the_program():
    money = openpyxl.load_workbook(book("2024/spj-2024-02.yaml"))["Rincian"]
    computed = {
        cell.column: cell.value
        for cell in money[1]
        if cell.value in ("Gaji lalu", "Gaji sd", "Jumlah spj", "Sisa pagu")
    }
    assert [money.cell(5, column).value for column in computed] == [None] * 4
    assert all(money.cell(5, column).protection.locked for column in computed)


class TestInLibreOffice:
    pytestmark = NEEDED

    @pytest.fixture(scope="class", autouse=True)
    @classmethod
    def _saved(cls, tmp_path_factory):
        """All workbooks, computed and saved in one call, in the place of those that no program had computed."""
        folder = tmp_path_factory.mktemp("tersimpan") / "buku"
        saved_again([book(name).absolute() for name in INPUTS], folder)
        for name in INPUTS:
            book(name).write_bytes((folder / book(name).name).read_bytes())

    @pytest.mark.parametrize("name", INPUTS)
    def test_what_it_computed_is_no_other_than_what_is_printed(self, name):
        path = f"buku/{book(name).name}"
        assert [each for each in told(path) if each.startswith("K715")] == []
        assert computed(path) == computed(name)
