"""Carebook turns pages of health information, written in Markdown, into a site that cannot contradict itself.

The data flow, in one paragraph: every page in ``docs/`` carries typed front matter (``carebook.model``);
``carebook.library`` reads all pages and the shared data files (warnings, sources, words, rules) into one
``Library``, linked both ways, or says exactly what is wrong and where; ``carebook.extension`` is the Markdown
extension that draws warnings, tables, doses, citations and the foot of each page from that Library while any
generator renders the Markdown; ``carebook.figures`` draws pictures from poses, and
``carebook.angles`` puts their angles into the words of a page; ``carebook.numbers`` puts in the doses and times that
stand in more than one place; ``carebook.checks`` reads everything once more before a build and stops a bad page;
``carebook.publish`` finishes the built site. Only ``carebook.generator`` knows which generator is running.
"""
