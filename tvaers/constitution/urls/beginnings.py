"""What the addresses of the room begin with."""

CONSTITUTIONS = "<slug:council>/konstituering/"
CONSTITUTION = f"{CONSTITUTIONS}<slug:election>/"
