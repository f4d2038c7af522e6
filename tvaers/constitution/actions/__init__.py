"""What can be done on the way to a new KKR. A file for each subject."""

from tvaers.constitution.actions.beginning import begin_constitution, publish_constitution, withdraw_constitution

__all__ = ["begin_constitution", "publish_constitution", "withdraw_constitution"]
