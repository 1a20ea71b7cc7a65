"""An onnx graph while it is rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


class Graph:
    """A graph of onnx, its nodes in order.

    Attributes:
        nodes: of onnx.
        numbers: the tables in it, by their names.
        makers: for each tensor the node that it comes out of.
        takers: for each tensor the last node that takes it in.
    """

    def __init__(self, graph: Any) -> None:
        import onnx

        self._graph = graph
        self.nodes = list(graph.node)
        self.numbers: dict[str, NDArray[Any]] = {
            entry.name: onnx.numpy_helper.to_array(entry) for entry in graph.initializer
        }
        self.makers = {output: node for node in self.nodes for output in node.output}
        self.takers = {name: node for node in self.nodes for name in node.input}

    def constant(self, value: Sequence[int] | NDArray[Any], name: str = "") -> str:
        """A table under `name`; or whole numbers, which are kept once."""
        import numpy as np
        import onnx

        name = name or "whole/" + "/".join(map(str, value))
        if name not in self.numbers:
            self.numbers[name] = value if isinstance(value, np.ndarray) else np.array(value, np.int64)
            self._graph.initializer.append(onnx.numpy_helper.from_array(self.numbers[name], name))
        return name

    def replace(self, made: Mapping[str, Sequence[Any]]) -> None:
        """Put nodes in the place of those whose first output is the key; and drop what nothing takes from any more."""
        wanted = {entry.name for entry in self._graph.output}
        kept = []
        nodes = [new for old in self.nodes for new in made.get(old.output[0], [old])]
        for node in reversed(nodes):
            if not wanted.isdisjoint(node.output):
                kept.append(node)
                wanted |= set(node.input)
        self._keep(self._graph.node, kept[::-1])
        for held in (self._graph.initializer, self._graph.input):
            self._keep(held, [entry for entry in held if entry.name in wanted])

    def _keep(self, held: Any, kept: Sequence[Any]) -> None:
        del held[:]
        held.extend(kept)


class Nodes:
    """Nodes that are made one after another.

    Args:
        name: what the names of all begin with.

    Attributes:
        made: so far.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.made: list[Any] = []

    def add(self, operator: str, inputs: Sequence[str], output: str = "", **attributes: Any) -> str:
        """Another node; gives the name of what comes out of it."""
        import onnx

        output = output or f"{self._name}/{len(self.made)}"
        self.made.append(onnx.helper.make_node(operator, list(inputs), [output], **attributes))
        return output
