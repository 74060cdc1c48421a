"""The course's package as a confined process has it while marks are made.

A function of `dlhelpers` that a lesson asks for is not in this process at all, nor is one that uses
such a function. Calling one sends its arguments to the judge, who knows what the present exercise
asks for and refuses that. What is only there for people to look at (checks, pictures) does nothing.
"""

import builtins
import importlib.abc
import importlib.machinery
import importlib.util
import marshal
import signal
import sys
import types
from pathlib import Path

from numpy.random import Generator

from . import wire

PACKAGE = "dlhelpers"


class Judge:
    """The other end of the socket, as functions in this process see it."""

    def __init__(self):
        self.connection = None

    def call(self, target, arguments, named):
        """Have a function called elsewhere; return what it returns or raise what it raises.

        Parameters
        ----------
        target : str
            What is called.
        arguments, named : tuple, dict
            With what; plain data.
        """
        generators = [a for a in (*arguments, *named.values()) if isinstance(a, Generator)]
        sent = tuple(map(_sendable, arguments)), {n: _sendable(a) for n, a in named.items()}
        try:
            with undisturbed():
                wire.send(self.connection, {"call": [target, *sent]})
                reply = wire.receive(self.connection)
        except TypeError as error:
            raise TypeError(f"{target.rpartition(':')[2]}: {error}") from None
        if "error" in reply:
            raise _exception(*reply["error"])
        for generator, state in zip(generators, reply["states"], strict=True):
            generator.bit_generator.state = state
        return reply["value"]


JUDGE = Judge()


def _sendable(argument):
    """Send a generator as its state; the judge draws from there and says where that led."""
    if isinstance(argument, Generator):
        return {"generator": argument.bit_generator.state}
    return argument


class undisturbed:
    """Let the time limit ring only after the block: half a message would spoil all that follow."""

    def __enter__(self):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])

    def __exit__(self, *error):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])


def _exception(name, message):
    kind = getattr(builtins, name, None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        kind = type(name, (Exception,), {})
    try:
        return kind(message)
    except TypeError:  # UnicodeDecodeError wants more than a message
        return RuntimeError(f"{name}: {message}")


class LentFunction:
    """A function that is called elsewhere."""

    def __init__(self, target):
        self._target = target
        self.__name__ = target.rpartition(":")[2]

    def __call__(self, *arguments, **named):
        return JUDGE.call(self._target, arguments, named)

    def __deepcopy__(self, memory):
        return self

    def __repr__(self):
        return f"<function {self.__name__}>"


class Nothing:
    """Whatever one does with it, nothing happens."""

    def __call__(self, *arguments, **named):
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, place):
        return self

    def __bool__(self):
        return False

    def __iter__(self):
        return iter(())

    def __repr__(self):
        return ""


NOT_YET = {"code": b"", "names": {"compute_cost": f"{PACKAGE}.losses:compute_cost"}}


class _Module(types.ModuleType):
    """A module that knows more names than it holds values."""

    def __getattr__(self, name):
        names = self.__dict__.get("_names", {})
        if name in names:
            value = self._value(names[name])
        elif name.startswith("__") or importlib.util.find_spec(f"{self.__name__}.{name}") is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        else:
            value = importlib.import_module(f"{self.__name__}.{name}")
        setattr(self, name, value)
        return value

    def _value(self, target):
        if not target:
            return Nothing()
        module, _, name = target.partition(":")
        if module == self.__name__:
            return LentFunction(target)
        return getattr(importlib.import_module(module), name)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules of the package: a few files, and what the judge sends for a lesson.

    Attributes
    ----------
    modules : dict
        ``{module: {"code": bytes, "names": {name: target, or ""}}}``, see `lesson_package`.
    """

    def __init__(self):
        # Until a lesson is known: what the modules of this process themselves ask for by name.
        self.folder, self.modules = None, {f"{PACKAGE}.losses": NOT_YET}

    def install(self, folder):
        """Let imports of the package lead here, whatever else stands on the path."""
        self.folder = Path(folder)
        sys.meta_path.insert(0, self)

    def take(self, modules):
        """Have the package as the judge sends it, in modules that were there before too."""
        self.modules = modules
        for module in [m for m in sys.modules.values() if isinstance(m, _Module)]:
            self.exec_module(module)

    def find_spec(self, name, path=None, target=None):
        """Say where a module of the package comes from; nothing of other packages."""
        if name.split(".")[0] != PACKAGE:
            return None
        file = self.folder.joinpath(*name.split("."))
        if file.with_suffix(".py").is_file():
            return importlib.util.spec_from_file_location(name, file.with_suffix(".py"))
        if name in self.modules or file.is_dir():
            spec = importlib.machinery.ModuleSpec(name, self, is_package=True)
            spec.submodule_search_locations = []
            return spec
        return None

    def create_module(self, spec):
        """Make a module. Its data lie where they do at home, seen from the module."""
        module = _Module(spec.name)
        module.__file__ = f"{self.folder.joinpath(*spec.name.split('.'))}.py"
        return module

    def exec_module(self, module):
        """Run what there is of a module. The packages above it may be older than the lesson."""
        about = self.modules.get(module.__name__, {"code": b"", "names": {}})
        module.__dict__["_names"] = about["names"]
        module.__dict__.pop("__all__", None)
        if len(about["code"]):
            exec(marshal.loads(bytes(about["code"])), module.__dict__)
        known = dict.fromkeys([*module.__dict__, *about["names"]])
        module.__dict__.setdefault("__all__", [n for n in known if not n.startswith("_")])


FINDER = Finder()
