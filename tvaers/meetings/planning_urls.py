"""Addresses of planning, under a council's address: its plan, template, year wheel and deadlines."""

from django.urls import path

from tvaers.meetings.views import (
    planning,
    planning_deadlines,
    planning_meeting,
    planning_offers,
    planning_template,
    planning_wheel,
)

_PLAN = "<slug:council>/moedeplan/"
_TEMPLATE = "<slug:council>/skabelon/"
_SECTION = f"{_TEMPLATE}afsnit/<int:template_section>/"
_ITEM = f"{_TEMPLATE}punkter/<int:template_item>/"
_WHEEL = "<slug:council>/aarshjul/"
_OF_MEETING = "<slug:council>/moeder/<str:address>/plan/"

patterns = [
    path(_PLAN, planning.plan, name="plan"),
    path(f"{_PLAN}nyt/", planning.new, name="plan_new"),
    path(f"{_PLAN}flere/", planning.many, name="plan_many"),
    path(f"{_PLAN}optagne-dage/", planning.taken_days, name="taken_days"),
    path(f"{_PLAN}optagne-dage/<int:taken>/fjern/", planning.taken_day_out, name="taken_day_out"),
    path(_OF_MEETING, planning_meeting.plan, name="meeting_plan"),
    path(f"{_OF_MEETING}ret/", planning_meeting.change, name="meeting_change"),
    path(f"{_OF_MEETING}flyt/", planning_meeting.move, name="meeting_move"),
    path(f"{_OF_MEETING}aflys/", planning_meeting.cancel, name="meeting_cancel"),
    path(f"{_OF_MEETING}fortryd-aflysning/", planning_meeting.take_back, name="meeting_uncancel"),
    path(f"{_OF_MEETING}fjern/", planning_meeting.remove, name="meeting_remove"),
    path(f"{_OF_MEETING}forbered/", planning_meeting.begin, name="meeting_begin"),
    path("<slug:council>/moeder/<str:address>/forslag/", planning_offers.offers, name="offers"),
    path(_TEMPLATE, planning_template.template, name="template"),
    path(_SECTION, planning_template.section, name="template_section"),
    path(f"{_SECTION}flyt/", planning_template.section_move, name="template_section_move"),
    path(f"{_SECTION}fjern/", planning_template.section_out, name="template_section_out"),
    path(f"{_SECTION}punkter/nyt/", planning_template.item_new, name="template_item_new"),
    path(_ITEM, planning_template.item, name="template_item"),
    path(f"{_ITEM}flyt/", planning_template.item_move, name="template_item_move"),
    path(f"{_ITEM}fjern/", planning_template.item_out, name="template_item_out"),
    path(_WHEEL, planning_wheel.wheel, name="wheel"),
    path(f"{_WHEEL}nyt/", planning_wheel.entry_new, name="wheel_entry_new"),
    path(f"{_WHEEL}<int:entry>/", planning_wheel.entry, name="wheel_entry"),
    path(f"{_WHEEL}<int:entry>/fjern/", planning_wheel.entry_out, name="wheel_entry_out"),
    path("<slug:council>/frister/", planning_deadlines.deadlines, name="deadlines"),
]
