"""What a field makes of the value that its formula gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import BaseModel, ValidationError

from kakdoc.base.problems import InvalidValue
from kakdoc.kinds import shape
from kakdoc.kinds.definition.formulas.errors import FormulaError
from kakdoc.kinds.definition.formulas.numbers import CENT, settled
from kakdoc.kinds.definition.formulas.values import sort
from kakdoc.kinds.definition.schema import Isian
from kakdoc.kinds.definition.types import TYPES
from kakdoc.values.dates.tanggal import Tanggal

_NUMBERS = (int, Decimal, Fraction)


def fitted(isian: Isian, value: Any) -> Any:
    """Return a value as a field holds it. Raises FormulaError K714."""
    value = getattr(value, "hasil", value)
    if value is None:
        return None
    return _FITS.get(isian.tipe or "", _read)(isian, value)


def taken(isian: Isian, model: type[BaseModel], key: str, value: Any) -> Any:
    """Return a value as a field holds it; one of the kind below reads it itself. Raises FormulaError K714."""
    if isian.tipe is not None or value is None:
        return fitted(isian, value)
    return _typed(shape.type_of(model, key), isian, value)


def default(isian: Isian) -> Any:
    """Return what a field holds where nothing is typed; the definition was judged for it."""
    return isian.bawaan if isian.tipe == "pilihan" else shape.reads(TYPES[isian.tipe or ""].reads, isian.bawaan or "")


def _refusal(isian: Isian, value: Any, remedy: str) -> FormulaError:
    wanted = f"padahal tipenya {isian.tipe}" if isian.tipe else "yang tidak terbaca di isian ini"
    return FormulaError("K714", f"rumusnya memberi {sort(value)}, {wanted}.", remedy)


def _number(isian: Isian, value: Any) -> Any:
    if not isinstance(value, _NUMBERS) or isinstance(value, bool):
        raise _refusal(isian, value, "ganti rumus atau tipenya.")
    return settled(value)


def _decimal(isian: Isian, value: Any) -> Decimal:
    return Decimal(_number(isian, value))


def _money(isian: Isian, value: Any) -> int | Decimal:
    """Return whole rupiah, or rupiah with two digits of sen; a smaller fraction is told."""
    amount: int | Decimal = _number(isian, value)
    if isinstance(amount, int):
        return amount
    if amount != amount.quantize(CENT):
        message = f"rumusnya memberi pecahan sen: {amount:.4f}".replace(".", ",") + "."
        raise FormulaError("K714", message, f"bulatkan, misalnya `bulat({isian.rumus or 'nilai'})`.")
    return amount.quantize(CENT)


def _whole(value: Any) -> Any:
    """Return a number without a fraction as int, whatever it was computed from; anything else as it is."""
    return settled(value) if isinstance(value, Decimal | Fraction) else value


def _text(isian: Isian, value: Any) -> str:
    value = _whole(value)
    if isinstance(value, str | int | Tanggal) and not isinstance(value, bool):
        return str(value)
    raise _refusal(isian, value, "ganti rumus atau tipenya.")


def _exactly(kind: type) -> Callable[[Isian, Any], Any]:
    def check(isian: Isian, value: Any) -> Any:
        if not isinstance(value, kind):
            raise _refusal(isian, value, "ganti rumus atau tipenya.")
        return value

    return check


def _read(isian: Isian, value: Any) -> Any:
    """Return what the type reads of a value, as if it had been typed."""
    if isian.tipe == "pilihan":
        if value not in isian.pilihan:
            raise FormulaError("K714", f"rumusnya memberi “{value}”, yang tidak ada di pilihannya.", "betulkan.")
        return value
    if isinstance(_whole(value), Decimal):
        raise _refusal(isian, value, "bulatkan, atau ganti tipenya.")
    return _typed(TYPES[isian.tipe or ""].reads, isian, value)


def _typed(wanted: Any, isian: Isian, value: Any) -> Any:
    try:
        return shape.reads(wanted, _whole(value))
    except ValidationError as fault:
        refused = fault.errors()[0].get("ctx", {}).get("error")
        if isinstance(refused, InvalidValue):
            raise FormulaError("K714", f"rumusnya memberi nilai lain: {refused.message}", refused.remedy) from fault
        raise _refusal(isian, value, "ganti rumus atau tipenya.") from fault


_FITS: Mapping[str, Callable[[Isian, Any], Any]] = {
    "uang": _money,
    "bilangan": _decimal,
    "volume": _decimal,
    "persen": _decimal,
    "tanggal": _exactly(Tanggal),
    "ya_tidak": _exactly(bool),
    **dict.fromkeys(("teks", "nama", "prosa", "sel", "pejabat", "peraturan"), _text),
}
