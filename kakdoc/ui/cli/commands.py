"""The commands: what each takes, what its help says, and the function behind it, loaded when it is called."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple


class Argument(NamedTuple):
    """What a command takes by its place; `many` takes all that are left, and is the last."""

    name: str
    shown: str
    help: str
    of: Callable[[str], Any] = str
    many: bool = False
    needed: bool = True


class Option(NamedTuple):
    """What a command takes by name: a flag, or with `shown` a value; `name` is that of the parameter."""

    name: str
    help: str
    shown: str = ""
    of: Callable[[str], Any] = str
    default: str = ""
    choices: tuple[str, ...] = ()
    needed: bool = False
    typed: str = ""
    """How it is typed, where that is not the name of the parameter."""

    @property
    def flag(self) -> str:
        """How it is typed."""
        return self.typed or f"--{self.name.replace('_', '-')}"


class Command(NamedTuple):
    """A command, and where its function stands: `module:name` in this folder."""

    name: str
    place: str
    help: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    takes_dashes: bool = False
    """Whether what begins with a dash and is no option is an argument: `-5`."""

    def call(self, values: dict[str, Any]) -> int:
        """Return the exit code of the command."""
        module, _, name = self.place.partition(":")
        code: int = getattr(import_module(f"kakdoc.ui.cli.{module}"), name)(**values)
        return code


_PATHS = Argument("paths", "PATH", "Berkas isian, atau folder berisi isian.", Path, many=True)
_JENIS = Argument("jenis", "JENIS", "Jenis naskah; daftarnya: kakdoc jenis.")
_KETAT = Option("ketat", "Anggap peringatan sebagai galat.")
_BENTUK = Option("bentuk", "Bentuk laporan.", "BENTUK", default="teks", choices=("teks", "json"), typed="--format")

LEVELS = ("kabupaten", "kota", "provinsi", "desa", "kecamatan", "kelurahan", "upt", "kementerian")
"""The levels of government, as `kinds.law.government` has them."""
_FOLDER = Argument("folder", "FOLDER", "Folder kerja; bawaan: folder ini.", Path, needed=False)
_ALL = (
    Command(
        "buka",
        "page:buka",
        "Buka folder kerja di peramban: isi, periksa, dan buat naskah di sana.",
        (_FOLDER,),
        (
            Option("port", "Nomor port; 0 berarti yang mana pun.", "N"),
            Option("tanpa_peramban", "Cetak alamatnya saja, tanpa membuka peramban."),
        ),
    ),
    Command(
        "pintasan",
        "page:pintasan",
        "Taruh pintasan di desktop yang membuka folder kerja.",
        (
            Argument(
                "folder",
                "FOLDER",
                "Folder kerja; bawaan: folder ini, atau naskah-dinas di Dokumen.",
                Path,
                needed=False,
            ),
        ),
    ),
    Command(
        "buat",
        "documents:buat",
        "Periksa isian, lalu buat naskah Word-nya.",
        (_PATHS,),
        (
            Option("ke", "Folder hasil.", "DIR", Path, default="outputs"),
            Option("pdf", "Buat juga PDF (memerlukan LibreOffice)."),
            _KETAT,
            Option("timpa", "Ganti naskah yang sudah disunting; yang lama disimpan bertanggal."),
            Option("baris", "Buat hanya baris daftar peserta ini, misalnya 5,17-20.", "BARIS"),
            Option("satukan", "Satukan juga naskah semua peserta dalam satu berkas Word dan satu PDF."),
            Option("kluster", "Buat naskah daftar peserta di kluster Dask: lokal, atau tls://….", "ALAMAT"),
            Option("salinan", "Buat salinan peraturan atau keputusan kepala daerah."),
            Option("tanpa_jejak", "Jangan simpan isian dan asal-usul di dalam naskah."),
            Option("tanpa_cache", "Kompilasi templat dari awal, dan jangan simpan hasilnya."),
        ),
    ),
    Command("periksa", "documents:periksa", "Periksa isian saja, tanpa membuat naskah.", (_PATHS,), (_KETAT, _BENTUK)),
    Command(
        "status",
        "documents:status",
        "Tampilkan keadaan naskah: terkini, berubah isiannya, atau disunting.",
        (Argument("paths", "PATH", "Naskah atau folder; bawaan: outputs.", Path, many=True, needed=False),),
        (_BENTUK,),
    ),
    Command(
        "asal",
        "documents:asal",
        "Tampilkan dari mana sebuah naskah dibuat, dan suntingan sesudahnya.",
        (Argument("file", "FILE.docx", "Naskah yang pernah dibuat kakdoc.", Path),),
        (Option("ambil", "Ambil isiannya dari dalam naskah ke berkas ini.", "OUT.yaml", Path),),
    ),
    Command(
        "baru",
        "inputs:baru",
        "Buat isian baru yang berpenjelasan: YAML, atau buku kerja bila FILE.xlsx.",
        (_JENIS, Argument("file", "FILE", "Berkas isian yang akan dibuat.", Path)),
    ),
    Command(
        "formulir",
        "inputs:formulir",
        "Buat formulir Excel yang siap diisi.",
        (_JENIS, Argument("file", "FILE.xlsx", "Buku kerja yang akan dibuat.", Path)),
        (Option("kak", "KAK yang isinya diambil (.yaml atau .xlsx).", "FILE", Path),),
    ),
    Command(
        "ubah",
        "inputs:ubah",
        "Ubah isian YAML menjadi buku kerja Excel, atau sebaliknya; komentar dan rumus tidak ikut.",
        (
            Argument("asal", "ASAL", "Isian .yaml atau .xlsx.", Path),
            Argument("hasil", "HASIL", "Berkas .xlsx atau .yaml yang akan dibuat.", Path),
        ),
    ),
    Command(
        "lanjut",
        "inputs:lanjut",
        "Buat isian tahun berikutnya, dengan daftar semua tahun yang terlihat.",
        (Argument("paths", "PATH", "Isian (.yaml, .xlsx, .docx), atau folder satu tahun.", Path, many=True),),
        (
            Option("tahun", "Tahun tujuan, empat angka.", "TAHUN", needed=True),
            Option("ke", "Folder hasil; bawaan: folder tahun itu di sampingnya.", "DIR", Path),
            Option("mundur", "Kembali ke tahun sebelumnya."),
        ),
    ),
    Command(
        "mulai",
        "inputs:mulai",
        "Siapkan folder kerja: templates, inputs, outputs, contoh, dan petunjuk singkat.",
        (Argument("directory", "DIR", "Folder kerja yang akan disiapkan.", Path),),
        (
            Option("tingkat", "Tingkat pemerintahan instansi.", "TINGKAT", choices=LEVELS),
            Option("daerah", "Kabupaten, kota, atau provinsinya.", "DAERAH"),
            Option("provinsi", "Provinsinya.", "PROVINSI"),
            Option("instansi", "Nama lengkap instansi.", "NAMA"),
            Option("kepala", "Nama kepalanya, dengan gelar.", "NAMA"),
        ),
    ),
    Command(
        "pindah",
        "inputs:pindah",
        "Pindahkan templat folder kerja 0.3.0 ke folder jenisnya; tidak ada yang ditimpa.",
        (Argument("directories", "DIR", "Folder kerja; bawaan: folder ini.", Path, many=True, needed=False),),
        (Option("perbarui", "Ganti juga berkas 0.3.0 yang tidak pernah diubah; yang lama disimpan."),),
    ),
    Command(
        "jenis-baru",
        "inputs:jenis_baru",
        "Buat jenis naskah baru dari surat Word milik kantor; suratnya sendiri tidak diubah.",
        (
            Argument("surat", "SURAT.docx", "Surat Word dengan tanda seperti [nama] atau titik-titik.", Path),
            Argument("jenis", "JENIS", "Nama jenisnya; bawaan: dari nama berkas.", needed=False),
        ),
    ),
    Command("jenis", "lookups:list_kinds", "Tampilkan jenis naskah yang dikenal."),
    Command("skema", "lookups:skema", "Tampilkan JSON Schema isian, untuk penyunting teks.", (_JENIS,)),
    Command(
        "templat",
        "lookups:templat",
        "Tampilkan yang dapat dicetak templat sebuah jenis; tanpa JENIS: periksa semua templat dan definisi.",
        (Argument("jenis", "JENIS", "Jenis naskah; daftarnya: kakdoc jenis.", needed=False),),
    ),
    Command(
        "terbilang",
        "lookups:terbilang",
        "Tulis jumlah rupiah dengan huruf.",
        (Argument("jumlah", "JUMLAH", "Misalnya 409279000 atau 'Rp 409.279.000,-'.", many=True),),
        takes_dashes=True,
    ),
    Command(
        "peraturan",
        "lookups:look_up",
        "Cari peraturan di register: kuncinya, sitasi lengkapnya, statusnya.",
        (
            Argument(
                "cari",
                "CARI",
                "Kunci, nomor/tahun, atau kata judul; tanpa ini semuanya ditampilkan.",
                many=True,
                needed=False,
            ),
        ),
        (Option("tanggal", "Sitasi menurut keadaan tanggal ini, bukan yang terakhir.", "TANGGAL"),),
    ),
    Command("bersihkan", "documents:bersihkan", "Hapus templat terkompilasi yang disimpan agar `buat` lebih cepat."),
)
COMMANDS = {command.name: command for command in _ALL}
