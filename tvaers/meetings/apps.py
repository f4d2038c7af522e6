"""Django's entry to the room."""

from django.apps import AppConfig

from tvaers.meetings.registered import told


class MeetingsConfig(AppConfig):
    name = "tvaers.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Registers what can be found in the room, who is kept from it, guests, own data and entrances."""
        from tvaers.access.extensions import register_entrances, register_own_data, register_roles
        from tvaers.councils.extensions import register_follows_members, register_follows_settings
        from tvaers.meetings.agenda.actions.promises import remind_when_due
        from tvaers.meetings.attendance.actions.calling_in import follow_memberships
        from tvaers.meetings.registered import letters_about
        from tvaers.meetings.registered.entrances import entrances
        from tvaers.meetings.registered.guests import guest_roles
        from tvaers.meetings.registered.own_data import own_data
        from tvaers.meetings.sight.actions.following_settings import follow_settings
        from tvaers.meetings.sight.searchable import all_rows, ties_kept_from
        from tvaers.post.extensions import register_timed
        from tvaers.search.extensions import register_kept_from, register_source

        register_source("meetings.items", all_rows)
        told.register()
        letters_about.register()
        register_kept_from(ties_kept_from)
        register_roles(guest_roles)
        register_own_data(own_data)
        register_entrances(entrances)
        register_timed(remind_when_due)
        register_follows_settings(follow_settings)
        register_follows_members(follow_memberships)
