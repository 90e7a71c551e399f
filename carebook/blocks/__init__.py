"""The blocks a writer may use; CONTRIBUTING.md has a heading for each."""

from pymdownx.blocks.block import Block

from carebook.blocks.az import AToZ
from carebook.blocks.boxes import Amounts, Caution, Do, DoesNotFit, DoNot, DoNotLine, Fits, PrintButton, Table
from carebook.blocks.codes import Codes
from carebook.blocks.compared import CausesCompared, ChoicesCompared, ExercisesFor, TreatmentsByCause, TreatmentsCompared
from carebook.blocks.contact import Contact
from carebook.blocks.embed import Embed
from carebook.blocks.exercise import ExerciseSafety, ExerciseSteps
from carebook.blocks.figures import Figure, WhereItHurts
from carebook.blocks.leaflets import Leaflets
from carebook.blocks.lists import Cards, ExercisesByMuscle, ExercisesByPhase, Numbers, PainRule, Problems, Rules
from carebook.blocks.news import WhatsNew
from carebook.blocks.offline import Offline
from carebook.blocks.paper import Diary, ExerciseSheet
from carebook.blocks.plan import Plan
from carebook.blocks.reference import AllSources, DoseDecisions, Glossary, UnreadSources
from carebook.blocks.scorecard import Scores
from carebook.blocks.search import Search
from carebook.blocks.signs import SignsCompared
from carebook.blocks.tested import Tested, Untested
from carebook.blocks.warnings import Warnings
from carebook.blocks.your_address import YourAddress

BLOCKS: tuple[type[Block], ...] = (
    AllSources, Amounts, AToZ, Cards, CausesCompared, Caution, ChoicesCompared, Codes, Contact, Diary, Do, DoesNotFit, DoNot, DoNotLine,
    DoseDecisions, Embed, ExerciseSafety, ExerciseSheet, ExerciseSteps, ExercisesByMuscle, ExercisesByPhase, ExercisesFor, Figure, Fits, Glossary,
    Leaflets, Numbers, Offline, PainRule, Plan, PrintButton, Problems, Rules, Scores, Search, SignsCompared, Table, Tested, TreatmentsByCause, TreatmentsCompared, UnreadSources,
    Untested, Warnings, WhatsNew, WhereItHurts, YourAddress,
)
