"""Carebook turns pages of health information, written in Markdown, into a site that cannot contradict itself.

The data flow, in one paragraph: every page in ``docs/`` carries typed front matter (``carebook.model``);
``carebook.reading`` reads all pages, the shared data files (warnings, sources, words, rules, numbers) and the pictures of
``docs/figures/`` into one ``Library``, linked both ways, or says exactly what is wrong and where; ``carebook.angles``
puts the angles of a pose into the words of its page on the way, and ``carebook.numbers`` the doses and times that
stand in more than one place; ``carebook.extension`` is the Markdown extension that
draws warnings, tables, doses, citations, figures and the foot of each page from that Library while any generator
renders the Markdown; ``carebook.figures`` draws the pictures; ``carebook.rendered`` renders
every page once, by what is kept of earlier builds (``carebook.kept``); ``carebook.checks`` reads everything once more before
a build and stops a bad page; ``carebook.publish`` finishes the built site: styles and policy in each page, the pictures
that leave it, and what lets it be read without internet; ``carebook.search`` makes what search loads. Only
``carebook.generator`` knows which generator is running.
"""
