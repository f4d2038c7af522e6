"""Addresses of meetings, under a council's address: those of each package, in the order in which they are tried."""

from tvaers.meetings.agenda import urls as agenda_urls
from tvaers.meetings.attendance import urls as attendance_urls
from tvaers.meetings.closing import urls as closing_urls
from tvaers.meetings.drafts import urls as drafts_urls
from tvaers.meetings.follow_up import urls as follow_up_urls
from tvaers.meetings.history import urls as history_urls
from tvaers.meetings.minutes import urls as minutes_urls
from tvaers.meetings.paper import urls as paper_urls
from tvaers.meetings.planning import urls as planning_urls
from tvaers.meetings.procedure import urls as procedure_urls
from tvaers.meetings.sending import urls as sending_urls
from tvaers.meetings.session import urls as session_urls

app_name = "meetings"

urlpatterns = [
    *drafts_urls.patterns,
    *planning_urls.patterns,
    *minutes_urls.patterns,
    *follow_up_urls.patterns,
    *agenda_urls.patterns,
    *session_urls.patterns,
    *attendance_urls.patterns,
    *sending_urls.patterns,
    *procedure_urls.patterns,
    *paper_urls.patterns,
    *closing_urls.patterns,
    *history_urls.patterns,
    # Last, for an item's number is any word that none of the others has taken.
    *paper_urls.patterns_of_item,
]
