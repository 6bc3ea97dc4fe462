"""From a document to the bytes of its Word file: each template is compiled once for each page profile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kakdoc.base import disk, lookalikes
from kakdoc.base.bundled import template as template_file
from kakdoc.base.problems import Location, Problem, TemplateError, error, refusal
from kakdoc.kinds.kind import Kind
from kakdoc.kinds.office import KERTAS, Profil

if TYPE_CHECKING:
    from kakdoc.word.template.compiled import CompiledTemplate
    from kakdoc.word.template.page import PageSetup
    from kakdoc.word.trace import Trace


class Renderer:
    """Makes Word files of documents."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, Profil], CompiledTemplate] = {}
        self._read: dict[str, bytes] = {}

    def digest(self, kind: Kind) -> str:
        """Return the fingerprint of the template of a kind. Raises TemplateError K509."""
        from kakdoc.base.package import digest

        return digest(self._bytes(kind.template))

    def _bytes(self, name: str) -> bytes:
        """Return a template, read once; raises TemplateError K509."""
        if name not in self._read:
            path = template_file(name)
            try:
                self._read[name] = disk.read(path)
            except OSError as cause:
                remedy = "pulihkan dengan `kakdoc mulai DIR`, atau periksa folder templates."
                problem = error("K509", f"templat tidak dapat dibaca ({refusal(cause)}).", remedy)
                raise TemplateError(problem.at(Location(path.as_posix()))) from cause
        return self._read[name]

    def render(
        self,
        kind: Kind,
        document: Any,
        images: Mapping[str, bytes] | None = None,
        trace: Trace | None = None,
        *,
        copy: bool = False,
    ) -> bytes:
        """Return the bytes of the Word file, with `copy` of its certified copy. Raises TemplateError.

        `images` are the pictures that the document names, `trace` is what the paper carries of where it came from.
        """
        context = document.salinan() if copy else document.context()
        return self._template(kind, document).render(context, images, document.unbroken(), trace)

    def warnings(self, kind: Kind, document: Any) -> tuple[Problem, ...]:
        """Return what to warn of in the template of a document, and files that look like it. Raises TemplateError."""
        return (*self._template(kind, document).warnings, *lookalikes.of_templates([kind.template]))

    def _template(self, kind: Kind, document: Any) -> CompiledTemplate:
        from kakdoc.word.template.compiled import compile_template

        profile = document.instansi.profil[document.profil]
        key = (kind.template, profile)
        if key not in self._compiled:
            file = template_file(kind.template).as_posix()
            self._compiled[key] = compile_template(self._bytes(kind.template), file, page_setup(profile))
        return self._compiled[key]


def page_setup(profile: Profil) -> PageSetup:
    """Return a page profile of the office as the renderer takes it."""
    from kakdoc.word.template.page import PageSetup

    margin, (width, height) = profile.margin, KERTAS[profile.kertas]
    return PageSetup(
        width=float(width),
        height=float(height),
        top=float(margin.atas),
        bottom=float(margin.bawah),
        left=float(margin.kiri),
        right=float(margin.kanan),
        font=profile.huruf,
        size=float(profile.ukuran_huruf),
        spacing=float(profile.spasi or 1),
        head_room=float(profile.ruang_lambang or 8),
        signature_room=float(profile.ruang_tanda_tangan or 75),
    )
