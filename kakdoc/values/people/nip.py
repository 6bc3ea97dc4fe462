"""The number of a civil servant: NIP of a PNS, NI PPPK of a PPPK; 18 digits both.

NIP: birth date (8), year and month of TMT CPNS (6), sex (1 male, 2 female), sequence 001–999.
NI PPPK: birth date (8), year of appointment (4), two digits from 21 on, sex, sequence.
Digits 13 and 14 tell them apart: 01–12 is a month, 21 and more a contract count plus 20.
The age rules are not certain enough to refuse on; a TMT before the year of birth is.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from kakdoc.base.problems import InvalidValue
from kakdoc.values.text.quoting import one_spaced, quoted

DIGITS = 18
BIRTH_YEARS = range(1900, 2101)

_OTHER_NUMBERS = {
    16: ("itu NIK", "NIK tidak pernah dicetak pada tanda tangan; isi NIP 18 angka."),
    9: ("itu NIP lama", "isi NIP baru yang 18 angka."),
}
_EXCEL_ROUNDED = re.compile(r"[0-9][.,][0-9]+E\+?[0-9]+", re.IGNORECASE)
_LABEL = re.compile(r"(?:NI[ .]?P(?:PP|3)K|N\.?I\.?P)[ .:]*", re.IGNORECASE)
_LOOKALIKES = {"O": "0", "o": "0", "I": "1", "l": "1"}


@dataclass(frozen=True, slots=True)
class Nip:
    """A NIP or NI PPPK that holds together; making one that does not raises InvalidValue K123."""

    digits: str

    def __post_init__(self) -> None:
        _refuse_wrong_length(self.digits)
        _refuse_impossible(self)

    def __str__(self) -> str:
        return self.digits

    @property
    def lahir(self) -> datetime.date:
        """The date of birth."""
        return datetime.date(int(self.digits[:4]), int(self.digits[4:6]), int(self.digits[6:8]))

    @property
    def is_pppk(self) -> bool:
        """True when the number is an NI PPPK."""
        return int(self.digits[12:14]) >= 21

    @property
    def tmt(self) -> tuple[int, int | None]:
        """Year and month of TMT CPNS; of a PPPK the year of appointment and None."""
        return int(self.digits[8:12]), None if self.is_pppk else int(self.digits[12:14])

    @property
    def urut(self) -> int:
        """The sequence number, 1 to 999."""
        return int(self.digits[15:])

    @property
    def label(self) -> str:
        """What stands before the number in a signature block."""
        return "NI PPPK." if self.is_pppk else "NIP."


def parse(text: str) -> Nip:
    """Return the number typed with or without spaces and the label that papers print: `19680424 199803 1 011`.

    Raises InvalidValue K123 naming what is wrong.
    """
    typed = one_spaced(text)
    label = _LABEL.match(typed)
    flat = typed[label.end() :] if label else typed
    _refuse_foreign_characters(flat)
    return Nip(flat.replace(" ", ""))


def _refusal(text: str, why: str, remedy: str) -> InvalidValue:
    return InvalidValue("K123", f"NIP {quoted(text)} {why}.", remedy)


def _refuse_foreign_characters(flat: str) -> None:
    """Raise when anything but digits and spaces is there."""
    position = next((at for at, char in enumerate(flat) if char not in "0123456789 "), None)
    if position is None:
        return
    if _EXCEL_ROUNDED.fullmatch(flat):
        raise _refusal(
            flat,
            "sudah dibulatkan oleh Excel",
            "ubah format sel menjadi Teks, lalu ketik ulang 18 angkanya.",
        )
    char = flat[position]
    kind = "huruf" if char.isalpha() else "tanda"
    raise _refusal(flat, f"memuat {kind} “{char}” pada karakter ke-{position + 1}", _digits_only(flat, char))


def _digits_only(flat: str, char: str) -> str:
    """Return the remedy for a stray character, with the number meant when it can be told."""
    swapped = "".join(_LOOKALIKES.get(each, each) for each in flat)
    digits = re.sub(r"[ .\-'’]", "", swapped)
    if re.fullmatch(r"[0-9]{18}", digits):
        why = f"huruf “{char}” diganti angka {_LOOKALIKES[char]}" if char in _LOOKALIKES else "hanya angka dan spasi"
        return f"tulis {digits} ({why})."
    return "tulis 18 angkanya saja; spasi boleh."


def _refuse_wrong_length(digits: str) -> None:
    """Raise unless there are 18 ASCII digits; name the other numbers people confuse it with."""
    if re.fullmatch(r"[0-9]{18}", digits):
        return
    if not digits:
        raise InvalidValue("K123", "NIP kosong.", "isi NIP 18 angka, misalnya 19680424 199803 1 011.")
    if not re.fullmatch(r"[0-9]+", digits):
        raise _refusal(digits, "tidak terdiri atas angka saja", "tulis 18 angkanya saja.")
    why = f"berisi {len(digits)} angka, seharusnya {DIGITS}"
    what, remedy = _OTHER_NUMBERS.get(len(digits), ("", "cocokkan dengan SK atau kartu pegawai, lalu ketik ulang."))
    raise _refusal(digits, f"{why} ({what})" if what else why, remedy)


def _refuse_impossible(nip: Nip) -> None:
    """Raise when birth date, TMT, sex or sequence cannot be."""
    for why in (
        _wrong_birth(nip.digits),
        _wrong_tmt(nip.digits),
        _wrong_sex(nip.digits),
        _wrong_sequence(nip.digits),
    ):
        if why:
            raise _refusal(nip.digits, why, "cocokkan dengan SK atau kartu pegawai, lalu ketik ulang.")


def _wrong_birth(digits: str) -> str | None:
    try:
        born = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        born = None
    if born and born.year in BIRTH_YEARS:
        return None
    shown = f"{digits[6:8]}-{digits[4:6]}-{digits[:4]}"
    return f"memuat tanggal lahir yang tidak mungkin: {shown} (angka ke-1 sampai ke-8)"


def _wrong_tmt(digits: str) -> str | None:
    year, month = int(digits[8:12]), int(digits[12:14])
    if not (1 <= month <= 12 or month >= 21):
        return (
            f"memuat bulan TMT yang tidak mungkin: {digits[12:14]} (angka ke-13 dan ke-14; "
            "01 sampai 12 untuk PNS, 21 ke atas untuk PPPK)"
        )
    if year < int(digits[:4]):
        return f"memuat tahun TMT {year}, sebelum tahun lahir {digits[:4]}"
    return None


def _wrong_sex(digits: str) -> str | None:
    if digits[14] in "12":
        return None
    return f"memuat kode jenis kelamin {digits[14]} (angka ke-15; 1 laki-laki, 2 perempuan)"


def _wrong_sequence(digits: str) -> str | None:
    if digits[15:] != "000":
        return None
    return "bernomor urut 000 (tiga angka terakhir; Excel menggantinya dengan nol bila selnya bukan Teks)"
