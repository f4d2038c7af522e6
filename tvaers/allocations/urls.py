"""Addresses of what is shared over the municipalities, under a council."""

from django.urls import path

from tvaers.allocations.views import allocations, at_items, files, numbers, variants

app_name = "allocations"

_ALL = "<slug:council>/fordelinger/"
_ONE = f"{_ALL}<int:allocation>/"
_VARIANT = f"{_ONE}varianter/<int:variant>/"

urlpatterns = [
    path(_ALL, allocations.allocations, name="allocations"),
    path(f"{_ALL}ny/", allocations.add, name="add"),
    path(_ONE, allocations.allocation, name="allocation"),
    path(f"{_ONE}naeste-aar/", allocations.next_year, name="next_year"),
    path(f"{_ONE}offentliggoer/", allocations.publish, name="publish"),
    path(f"{_ONE}traek-tilbage/", allocations.withdraw, name="withdraw"),
    path(f"{_ONE}slet/", allocations.discard, name="discard"),
    path(f"{_ONE}punkt/", at_items.put_in, name="put_in"),
    path(f"{_ONE}fordeling.csv", files.as_csv, name="csv"),
    path(f"{_ONE}fordeling.pdf", files.pdf, name="pdf"),
    path(_VARIANT, allocations.allocation, name="variant"),
    path(f"{_VARIANT}tal/", numbers.figures, name="figures"),
    path(f"{_VARIANT}kommuner/", numbers.entries, name="entries"),
    path(f"{_VARIANT}indsaet/", numbers.paste, name="paste"),
    path(f"{_VARIANT}flytninger/", numbers.transfers, name="transfers"),
    path(f"{_ONE}flytninger/<int:transfer>/fjern/", numbers.remove_transfer, name="remove_transfer"),
    path(f"{_VARIANT}kopi/", variants.copy, name="copy_variant"),
    path(f"{_VARIANT}vaelg/", variants.choose, name="choose_variant"),
    path(f"{_VARIANT}slet/", variants.discard, name="discard_variant"),
]
