"""The scorecard: how each page reads, and which items of published instruments it meets.

``instruments.yml`` lists the items in our words; ``form`` and ``content`` hold a small test for each item that a program
can decide; ``score`` turns rendered pages into a ``Scorecard``; the block ``scorecard`` and ``carebook.publish`` show it.
What a program cannot decide stays "needs a person" and is never counted as met.
"""
