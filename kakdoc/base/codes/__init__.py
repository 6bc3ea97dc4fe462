"""Every code that the program tells, one row each: title, weight, the sections of `docs/aturan.md` behind it.

The heads of `docs/masalah.md` are made from this table. A code that is not here cannot be told, and none here is
untold: a test walks the source.
"""

from __future__ import annotations

from collections.abc import Mapping

from kakdoc.base.codes import of_figures, of_inputs, of_papers, of_work
from kakdoc.base.codes.row import Code

CODES: Mapping[str, Code] = {**of_inputs.CODES, **of_figures.CODES, **of_papers.CODES, **of_work.CODES}
