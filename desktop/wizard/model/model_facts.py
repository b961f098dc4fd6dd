"""The name of a model, under the place where the other steps look for it."""

from desktop.wizard.model.model_words import model_name

__all__ = ["model_name"]
