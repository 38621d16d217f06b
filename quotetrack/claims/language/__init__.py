"""Words, stems, clauses, figures and phrases, as the claims stage reads them."""
