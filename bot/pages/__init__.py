"""What pages of their own show: a procedure whole, and what else has an address on the web. Contents, not layout."""

from bot.pages.catalogue import Pages
from bot.pages.procedure import ProcedurePage, Section

__all__ = ["Pages", "ProcedurePage", "Section"]
