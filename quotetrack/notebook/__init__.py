"""Helpers for people who look: articles, people, claim pairs, timelines, and a desk for reviews.

Every result of quotetrack shows itself in a notebook. The functions here show more of them
together. What they return is static HTML (the desks for reviews and corrections excepted): it works
in JupyterLab, VS Code and Colab, and in pages made by nbconvert.

    pip install "quotetrack[notebook]"
"""

from quotetrack.notebook.analysing import analyze_all
from quotetrack.notebook.articles import show_article, show_pairs, show_people
from quotetrack.notebook.charts import Chart
from quotetrack.notebook.correcting import CorrectionDesk, correct
from quotetrack.notebook.coverage import show_coverage
from quotetrack.notebook.desk import Desk, review
from quotetrack.notebook.difference_view import Difference, show_diff
from quotetrack.notebook.differences import Change, find_changes
from quotetrack.notebook.run import Run
from quotetrack.notebook.timelines import show_timeline
from quotetrack.notebook.verdicts import Verdict, Verdicts
from quotetrack.notebook.view import View

__all__ = [
    "Change",
    "Chart",
    "CorrectionDesk",
    "Desk",
    "Difference",
    "Run",
    "Verdict",
    "Verdicts",
    "View",
    "analyze_all",
    "correct",
    "find_changes",
    "review",
    "show_article",
    "show_coverage",
    "show_diff",
    "show_pairs",
    "show_people",
    "show_timeline",
]
