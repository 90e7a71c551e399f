"""The typed model: every fact of the site has one of these shapes, closed and frozen."""

from carebook.model.exercise import Dose, Exercise, Fit, Range
from carebook.model.pages import BriefCause, Cause, CauseGroup, Choice, Guide, Signs, Treatment
from carebook.model.rules import ExerciseRules
from carebook.model.shared import EmergencyNumber, Evidence, Facts, Level, Reviewer, Source, Unread, Warning, Word
from carebook.model.style import Style

__all__ = [
    "BriefCause", "Cause", "CauseGroup", "Choice", "Dose", "EmergencyNumber", "Evidence", "Exercise", "ExerciseRules",
    "Facts", "Fit", "Guide", "Level", "Range", "Reviewer", "Signs", "Source", "Style", "Treatment", "Unread", "Warning", "Word",
]
