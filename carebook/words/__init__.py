"""How the words of a page read: its prose, the syllables of words, the grade of a text, and rules of style.

The data flow: ``pieces`` takes every paragraph, item, heading, cell and caption out of a rendered page; ``prose`` takes the
sentences out of those; ``syllables`` counts, and ``readability`` turns both into grades. The ``rules`` of style and
``spelling`` look at the same pieces, and ``places`` finds the line in docs/ that a writer has to change.
"""
