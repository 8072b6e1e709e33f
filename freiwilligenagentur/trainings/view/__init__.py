"""The page of the trainings."""

from freiwilligenagentur.trainings.view.page import TrainingsPage

__all__ = ["TrainingsPage"]
