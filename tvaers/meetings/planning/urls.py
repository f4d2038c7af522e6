"""Addresses of planning, under a council's address: its plan, template, year wheel and deadlines."""

from django.urls import path

from tvaers.meetings.planning.views import deadlines, meeting, offers, plan, template, wheel

_PLAN = "<slug:council>/moedeplan/"
_TEMPLATE = "<slug:council>/skabelon/"
_SECTION = f"{_TEMPLATE}afsnit/<int:template_section>/"
_ITEM = f"{_TEMPLATE}punkter/<int:template_item>/"
_WHEEL = "<slug:council>/aarshjul/"
_OF_MEETING = "<slug:council>/moeder/<str:address>/plan/"

patterns = [
    path(_PLAN, plan.plan, name="plan"),
    path(f"{_PLAN}nyt/", plan.new, name="plan_new"),
    path(f"{_PLAN}flere/", plan.many, name="plan_many"),
    path(f"{_PLAN}optagne-dage/", plan.taken_days, name="taken_days"),
    path(f"{_PLAN}optagne-dage/<int:taken>/fjern/", plan.taken_day_out, name="taken_day_out"),
    path(_OF_MEETING, meeting.plan, name="meeting_plan"),
    path(f"{_OF_MEETING}ret/", meeting.change, name="meeting_change"),
    path(f"{_OF_MEETING}flyt/", meeting.move, name="meeting_move"),
    path(f"{_OF_MEETING}aflys/", meeting.cancel, name="meeting_cancel"),
    path(f"{_OF_MEETING}fortryd-aflysning/", meeting.take_back, name="meeting_uncancel"),
    path(f"{_OF_MEETING}fjern/", meeting.remove, name="meeting_remove"),
    path(f"{_OF_MEETING}forbered/", meeting.begin, name="meeting_begin"),
    path("<slug:council>/moeder/<str:address>/forslag/", offers.offers, name="offers"),
    path(_TEMPLATE, template.template, name="template"),
    path(_SECTION, template.section, name="template_section"),
    path(f"{_SECTION}flyt/", template.section_move, name="template_section_move"),
    path(f"{_SECTION}fjern/", template.section_out, name="template_section_out"),
    path(f"{_SECTION}punkter/nyt/", template.item_new, name="template_item_new"),
    path(_ITEM, template.item, name="template_item"),
    path(f"{_ITEM}flyt/", template.item_move, name="template_item_move"),
    path(f"{_ITEM}fjern/", template.item_out, name="template_item_out"),
    path(_WHEEL, wheel.wheel, name="wheel"),
    path(f"{_WHEEL}nyt/", wheel.entry_new, name="wheel_entry_new"),
    path(f"{_WHEEL}<int:entry>/", wheel.entry, name="wheel_entry"),
    path(f"{_WHEEL}<int:entry>/fjern/", wheel.entry_out, name="wheel_entry_out"),
    path("<slug:council>/frister/", deadlines.deadlines, name="deadlines"),
]
