"""What LibreOffice prints for tests: every paper of which pages are looked at, in one call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conftest import PROJECT
from kinds.decree.decrees import decree, office, regulation
from kinds.report.test_laporan_look import Changed, enlarged
from papers.rendering import RENDERER
from word.drawing.test_charts import on_one_page

from kakdoc.kinds.kak.schema import Kak
from kakdoc.papers import checking
from kakdoc.papers.catalog import BY_NAME
from kakdoc.papers.pdf import printing

INPUTS = PROJECT / "inputs" / "2024"
DECREES = ("keputusan-iku-pk", "keputusan-rb", "perbup-renja")
REPORTS = ("laporan/bulanan-03-maret", "laporan/triwulan-1", "laporan/semester-2")
TOR = "kak-mutasi-promosi-asn"
PAPERS = ("f4", "a4")
QUICK = (*(f"f4-{each}" for each in (*DECREES, TOR)), f"2027-{TOR}")
"""What more than the exhaustive sets look at."""
AMOUNTS = {"miliar": 309_392_796_000, "triliun": 9_999_999_999_999}


def on(document: Any, paper: str) -> Any:
    return document if paper == "f4" else document.model_copy(update={"profil": "naskah_dinas_2023"})


def shipped(paper: str) -> dict[str, tuple[Any, Any]]:
    found = {}
    for name in (*DECREES, TOR, *REPORTS):
        checked = checking.check(INPUTS / f"{name}.yaml")
        found[f"{paper}-{Path(name).stem}"] = (checked.kind, on(checked.document, paper))
    return found


def with_amounts() -> dict[str, tuple[Any, Any]]:
    found = {}
    for word, amount in AMOUNTS.items():
        for name in REPORTS:
            checked = checking.check(INPUTS / f"{name}.yaml")
            document = on(checked.document, "a4")
            changed = Changed(document, lambda context, amount=amount: enlarged(context, amount))
            found[f"{word}-{Path(name).stem}"] = (checked.kind, changed)
        cells = ["1", "Belanja jasa tenaga ahli", *[f"{amount:,}".replace(",", ".")] * 6]
        columns = [{"judul": title} for title in ("No", "Uraian", *(f"Tahun {year}" for year in range(2024, 2030)))]
        annex = {
            "jenis": "tabel",
            "judul": "Pagu Enam Tahun",
            "mendatar": "ya",
            "kolom": columns,
            "baris": [cells] * 30,
        }
        found[f"{word}-tabel"] = (BY_NAME["keputusan"], on(long_decree(lampiran=[annex]), "a4"))
    return found


LONG = "Petunjuk Pelaksanaan Pengelolaan Mutasi, Promosi, dan Pengembangan Karier Aparatur Sipil Negara di Lingkungan Badan"


def long_decree(**fields: Any) -> Any:
    """A decree with a long title, signed for others, with copies for many."""
    signer = {
        "nama": "Nama Contoh",
        "jabatan": "Sekretaris Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen",
        "status": "Plh.",
        "atas_nama": "Bupati Kebumen",
        "untuk_beliau": "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen",
    }
    dictum = "Setiap unit kerja melaksanakan rencana aksi sesuai dengan tugasnya dan melaporkan hasilnya. "
    officials = office()["pejabat"] | {"kepala": signer}
    given = {
        "judul": f"{LONG} Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Kebumen Tahun 2024",
        "diktum": ["Uraian tercantum dalam Lampiran.", *[dictum * 3] * 5],
        "tembusan": [f"Kepala Bagian {letter} Sekretariat Daerah" for letter in "ABCDEFGHIJKL"],
        "instansi": office(pejabat=officials),
    }
    return decree(**{**given, **fields})


SENTENCE = (
    "Perangkat daerah menyusun rencana kerja tahunan berdasarkan rencana strategis dan hasil evaluasi tahun lalu."
)
ENDS = "ujung"


def ends() -> dict[str, tuple[Any, Any]]:
    """Papers whose text ends where the signature finds no room below it, or just some."""
    found = {}
    for count in (15, 16, 17, 18):
        table = {
            "kolom": [{"judul": "Urut"}, {"judul": "Uraian", "lebar": 6}],
            "baris": [["1", SENTENCE]] * (count + 2),
        }
        for name, section in {
            "teks": {"jenis": "teks", "isi": "\n\n".join([SENTENCE] * count)},
            "daftar": {"jenis": "daftar", "butir": [SENTENCE] * (count + 2)},
            "tabel": {"jenis": "tabel", **table},
        }.items():
            tor = {
                "jenis": "kak",
                "tahun_anggaran": "2024",
                "program": "Kepegawaian Daerah",
                "kegiatan": "Mutasi",
                "bersampul": "tidak",
                "tanggal": "Januari 2024",
                "bagian": [{"jenis": "teks", "judul": "Latar Belakang", "isi": SENTENCE}, {"judul": "Hal", **section}],
                "instansi": office(),
            }
            found[f"{ENDS}-{name}-{count}"] = (BY_NAME["kak"], Kak.model_validate(tor))
        articles = [SENTENCE] * (count - 7)
        found[f"{ENDS}-perbup-{count}"] = (BY_NAME["perbup"], regulation(pasal=articles))
    return found


def long_papers() -> dict[str, bytes]:
    dictum = (
        "Setiap unit kerja melaksanakan rencana aksi sesuai dengan tugasnya dan melaporkan hasilnya secara tertulis. "
    )
    nested = {
        "isi": "Badan mengelola:",
        "rincian": [
            "arsip",
            {"isi": "data", "rincian": ["pegawai", {"isi": "jabatan", "rincian": ["tetap", "sementara"]}]},
        ],
    }
    annex = {"jenis": "teks", "judul": "Uraian", "isi": "\n\n".join([dictum * 3] * 30)}
    documents = {
        "enam-puluh-diktum": decree(diktum=[dictum * (1 + number % 4) for number in range(60)]),
        "empat-puluh-pasal": regulation(bab=[{"judul": f"Bab {part}", "pasal": [{"ayat": [nested, dictum * 2]}] * 8} for part in range(5)]),
        "panjang": decree(
            menimbang=["bahwa " + dictum.lower() * 2] * 9,
            memperhatikan=["surat bupati"],
            mengingat=["uu-13-1950", "uu-23-2014", "uu-30-2014", "pp-12-2019", "perpres-29-2014", "permendagri-86-2017"] ,
            diktum=["Uraian tercantum dalam Lampiran.", *[dictum * 4] * 3],
            tembusan=["Bupati Kebumen"] * 5,
            lampiran=[annex],
        ),
    }  # fmt: skip
    return {name: RENDERER.render(BY_NAME[each.jenis], each) for name, each in documents.items()}


def papers(*, whole: bool) -> Iterator[tuple[str, bytes]]:
    """Everything that is printed, by name; without what only the exhaustive sets look at unless it is the `whole`."""
    one_row = {"jenis": "tabel", "judul": "Rincian", "kolom": [{"judul": "Uraian"}], "baris": [["Satu"]]}
    given = {**shipped("f4"), **shipped("a4"), **with_amounts()}
    given |= {
        f"{paper}-panjang": (BY_NAME["keputusan"], on(long_decree(lampiran=[one_row]), paper)) for paper in PAPERS
    }
    given |= ends()
    next_year = checking.check(PROJECT / "inputs" / "2027" / f"{TOR}.yaml")
    given[f"2027-{TOR}"] = (next_year.kind, next_year.document)
    for name in given if whole else QUICK:
        kind, document = given[name]
        yield name, RENDERER.render(kind, document)
    yield from long_papers().items()
    yield "grafik", on_one_page()


def print_all(folder: Path, *, whole: bool) -> None:
    """Print everything into a folder, or what the quick set looks at."""
    for name, data in papers(whole=whole):
        (folder / f"{name}.docx").write_bytes(data)
    files = sorted(folder.glob("*.docx"))
    made, problems = printing.to_pdf(files)
    assert problems == []
    assert len(made) == len(files)
