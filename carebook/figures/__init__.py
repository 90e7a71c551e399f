"""Pictures drawn from data.

The data flow: ``carebook.model.pose`` says what a page may state of a pose; ``stance`` completes it from
``postures.yml``; ``skeleton`` turns joint angles into points (``geometry`` does the sums); ``body`` clothes the points
with the outlines of ``shapes.yml`` for a person of ``people.yml``; ``props`` adds the things of ``props.yml``;
``scene`` puts all of it in order, ``arrows`` adds the way to move, ``movement`` says which shapes move alike and how,
and ``drawing`` writes SVG; the page's script plays the movement. ``oblique`` and ``space``
draw the one pose that is not seen from the side. ``checks`` says what is wrong with a pose, ``contact_sheet`` shows all.
"""
