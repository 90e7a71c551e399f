"""Pictures drawn from data.

A person: ``carebook.model.pose`` says what a page may state of a pose; ``stance`` completes it from ``postures.yml``;
``skeleton`` turns joint angles into points (``geometry`` does the sums); ``body`` clothes the points with the outlines
of ``shapes.yml`` for a person of ``people.yml``; ``props`` adds the things of ``props.yml``; ``scene`` puts all of it in
order, ``arrows`` adds the way to move, ``movement`` says which shapes move alike and how, and ``drawing`` writes SVG
(``outline`` writes the paths); the page's script plays the movement. ``oblique`` and ``space`` draw the one pose that is
not seen from the side. ``checks`` says what is wrong with a pose (``balance`` finds the weight).

A person on a card, on a sheet or in a drawing: ``cards`` frames the same poses, ``small`` draws the person with a round
brush from the outlines of ``small.yml``, and ``strokes`` writes the paths in whole numbers.

A drawing: ``carebook.model.picture`` says what a file of ``docs/figures/`` may state; ``plate`` draws its outlines, those
of ``anatomy.yml``, and its words; ``plate_checks`` says what is wrong with it. ``where`` draws the leg with the places
that hurt.

All together: ``emblem`` finds the picture of a page or file; ``colours`` writes the style sheet's colours into one that
leaves the page, and ``raster`` makes a PNG of it; ``contact_sheet`` shows all.
"""
