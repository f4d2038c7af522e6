"""Danish text as the index sees it: tokens, stems and the parts of compounds. Pure; knows no database."""
