"""What every step of a meeting stands on: stages, deadlines, what comes next, and what actions and pages begin with."""
