"""Search: from the library and the built pages to what docs/assets/search.js searches.

``records`` reads pages into sections, ``stems`` makes of words what is compared, ``lay`` is docs/search.yml, and ``parts`` writes
the files that a reader's browser loads: names and headings first, then the words of the text, then the text of single pages. Where
that is too much to be loaded whole, ``split`` makes the lists by which a browser finds out which parts it needs.
"""
