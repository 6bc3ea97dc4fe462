"""What files may be inputs."""

from __future__ import annotations

from pathlib import Path

from kakdoc.base.problems import UsageError, error
from kakdoc.kinds.kind import Kind

_NO_INPUT = frozenset({".doc", ".docx", ".docm", ".dotx", ".odt", ".rtf", ".pdf", ".txt", ".json"})


def yaml_target(kind: Kind, file: Path) -> Path:
    """Return the file of a new input as YAML; raises UsageError K145 for what can be none."""
    if file.suffix.lower() in _NO_INPUT:
        named = f"{file.with_suffix('.yaml').name}, atau {file.with_suffix('.xlsx').name} untuk buku kerja"
        raise UsageError(error("K145", f"isian tidak dapat dibuat sebagai {file.suffix}.", f"beri nama {named}."))
    if file.is_dir():
        example = (file / f"{kind.name}.yaml").as_posix()
        remedy = f"tulis juga nama berkasnya, misalnya {example}."
        raise UsageError(error("K145", f"“{file.as_posix()}” folder, bukan nama berkas.", remedy))
    return file if file.suffix.lower() in (".yaml", ".yml") else file.with_name(file.name + ".yaml")
