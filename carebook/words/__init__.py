"""How the words of a page read: its prose, the syllables of words, the grade of a text, and rules of style.

The data flow: ``prose`` takes sentences out of a rendered page; ``syllables`` counts; ``readability`` turns both into
grades; the rules of style and spelling look at the same sentences.
"""
