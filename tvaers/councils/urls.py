"""Addresses of roles, settings and circles. In a council's place can stand "administration": what no council has."""

from django.urls import path

from tvaers.councils.views import circles, functions, history, members, roles, settings

app_name = "councils"

_CIRCLES = "<slug:council>/kredse/"
_CIRCLE = f"{_CIRCLES}<int:circle>/"
_FUNCTION = f"{_CIRCLE}funktioner/<int:function>/"
_HOLDER = f"{_CIRCLE}indehavere/<int:holder>/"

_MEMBERS = "<slug:council>/medlemmer/"
_MEMBER = f"{_MEMBERS}<int:membership>/"

urlpatterns = [
    path(_MEMBERS, members.members, name="members"),
    path(f"{_MEMBERS}nyt/", members.add, name="member_add"),
    path(_MEMBER, members.member, name="member"),
    path(f"{_MEMBER}ret/", members.change, name="member_change"),
    path(f"{_MEMBER}afslut/", members.end, name="member_end"),
    path(f"{_MEMBER}fortsaet/", members.take_end_back, name="member_continue"),
    path(f"{_MEMBER}stedfortraeder/", members.substitute, name="member_substitute"),
    path("<slug:council>/roller/", roles.roles, name="roles"),
    path("<slug:council>/roller/historik/", history.roles, name="roles_history"),
    path("<slug:council>/roller/<int:grant>/afslut/", roles.end, name="role_end"),
    path("<slug:council>/roller/<int:grant>/genoptag/", roles.take_end_back, name="role_continue"),
    path("<slug:council>/indstillinger/", settings.settings, name="settings"),
    path("<slug:council>/indstillinger/historik/", history.settings, name="settings_history"),
    path(_CIRCLES, circles.circles, name="circles"),
    path(f"{_CIRCLES}ny/", circles.add, name="circle_add"),
    path(f"{_CIRCLES}saedvanlige/", circles.add_usual, name="circles_usual"),
    path(_CIRCLE, circles.circle, name="circle"),
    path(f"{_CIRCLE}kreds.csv", circles.export, name="circle_csv"),
    path(f"{_CIRCLE}historik/", history.history, name="circle_history"),
    path(f"{_CIRCLE}ret/", circles.change, name="circle_change"),
    path(f"{_CIRCLE}afslut/", circles.end, name="circle_end"),
    path(f"{_CIRCLE}genoptag/", circles.take_end_back, name="circle_continue"),
    path(f"{_CIRCLE}indsaet/", functions.paste, name="paste"),
    path(f"{_CIRCLE}kommuner/", functions.add_for_each, name="function_for_each"),
    path(f"{_CIRCLE}funktioner/", functions.add, name="function_add"),
    path(_FUNCTION, functions.function, name="function"),
    path(f"{_FUNCTION}ret/", functions.change, name="function_change"),
    path(f"{_FUNCTION}flyt/", functions.move, name="function_move"),
    path(f"{_FUNCTION}afslut/", functions.end, name="function_end"),
    path(f"{_FUNCTION}genoptag/", functions.take_end_back, name="function_continue"),
    path(f"{_HOLDER}ret/", functions.change_holder, name="holder_change"),
    path(f"{_HOLDER}afslut/", functions.end_of_holder, name="holder_end"),
    path(f"{_HOLDER}genoptag/", functions.take_end_of_holder_back, name="holder_continue"),
]
