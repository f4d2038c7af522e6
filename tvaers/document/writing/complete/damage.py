"""What comes of looking into a PDF that is damaged or means harm."""

from __future__ import annotations

import pikepdf

# qpdf's own errors, and what values of other kinds than they ought to be lead to.
DAMAGE = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError)
