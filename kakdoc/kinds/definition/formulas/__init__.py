"""Formulas of a definition: read once, exact, without any way out of their own values.

Whoever computes a paper compiles each formula (`formula.compile`), asks `dependencies.order` in which order they come,
judges `Formula.reads` with `dependencies.meant` (a column of the row first, then a field of the paper), and computes
`Formula.value(scope, calculation)` with one `Calculation` for the whole paper. The scope of a row is the row before the
paper, with `baris_ke`; rows are mappings, headings say so under `induk` and are left out of sums. Exact results stay in
the scope; `numbers.settled` makes of one what a field holds.
"""
