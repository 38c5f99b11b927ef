"""Action plans and correspondences: what is in order, beside the invalid data sets."""

from tests.builders import make_dataset, make_plan
from toolkit.checks import points


def test_points_in_any_order_in_the_file_are_complete() -> None:
    dataset = make_dataset()
    dataset["action_plans"][0]["points"].reverse()
    assert list(points.numbers(dataset)) == []


def test_several_missing_points_are_one_problem_with_their_numbers() -> None:
    dataset = make_dataset()
    dataset["action_plans"] = [make_plan("east", "gate", 5)]
    dataset["action_plans"][0]["points"] = dataset["action_plans"][0]["points"][1:4]
    (problem,) = points.numbers(dataset)
    assert problem.message == '"plan-east" has no point number 1, 5'


def test_a_single_plan_needs_no_correspondences() -> None:
    dataset = make_dataset()
    dataset["action_plans"].pop()
    dataset["correspondences"] = []
    assert list(points.every_point_compared(dataset)) == []


def test_a_plan_of_a_context_axis_is_not_compared() -> None:
    dataset = make_dataset()
    dataset["action_plans"][1] = make_plan("all", "lane", 2)
    dataset["correspondences"] = []
    assert list(points.every_point_compared(dataset)) == []


def test_a_point_may_stand_in_several_correspondences() -> None:
    dataset = make_dataset()
    dataset["correspondences"][2]["points"] = {"east": [1, 3], "west": [1, 2]}
    assert list(points.correspondences(dataset)) == []
    assert list(points.every_point_compared(dataset)) == []
