"""The Typer application: every module of `commands/` is a command, its name the module's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from promoplan import __version__
from promoplan.cli import commands
from promoplan.cli.errors import BUG, FINE, Refused, report_bug
from promoplan.cli.options import Lang
from promoplan.cli.words import asked_for, both, choose
from promoplan.finding import Language
from promoplan.modules import modules_of

PROGRAM = "promoplan"
ABOUT = both(
    "把一次大促写成一份文本计划：检查、从活动日倒推日期、按部门打印、每天早上看进度。",
    "Plan a big promotion as one text file: checked, dated from the event day, printed per department.",
)

HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}
SETTINGS: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,  # plain help: Rich would cost more than the rest of --help together
    "pretty_exceptions_enable": False,
    "context_settings": HELP_OPTIONS,
}


def run(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit code. Never a traceback for what is in a plan."""
    asked = asked_for(arguments)
    try:
        known = modules_of(commands)
        if arguments[:1] and arguments[0] in known:
            command = _one_command(arguments[0], asked or "zh")
            command.main(args=list(arguments[1:]), prog_name=f"{PROGRAM} {arguments[0]}")
        else:
            command = _all_commands(known, asked or "zh")
            command.main(args=list(arguments), prog_name=PROGRAM)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except Refused as refused:
        language = asked or refused.language or _language_of_plan(arguments)
        sys.stderr.write(f"{PROGRAM}: {refused.message(language)}\n")
        return refused.code
    except BrokenPipeError:
        # the reader of our output has gone (| head): nobody is left to tell, and the last flush must not fail either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        sys.stderr.write(report_bug(error, asked or _language_of_plan(arguments)) + "\n")
        return BUG
    return FINE


def _language_of_plan(arguments: Sequence[str]) -> Language:
    """The language of the first plan on a command line that failed; Chinese where nothing can be known."""
    from promoplan.cli.files import language_of_first  # noqa: PLC0415 - only where something went wrong

    return language_of_first(arguments[1:]) or "zh"


def _one_command(name: str, language: Language) -> Any:
    """The command that is asked for, by itself, which is quicker than as one of all."""
    app = typer.Typer(**SETTINGS)
    _add(app, name)
    return _built(app, language)


def _all_commands(names: Iterable[str], language: Language) -> Any:
    """The application with all its commands."""
    app = typer.Typer(name=PROGRAM, help=ABOUT, no_args_is_help=True, **SETTINGS)

    @app.callback()
    def about(
        version: Annotated[
            bool,
            typer.Option("--version", callback=_show_version, is_eager=True, help=both("显示版本", "show the version")),
        ] = False,
        lang: Lang = None,
    ) -> None:
        del version, lang  # both have been acted on by now

    for name in names:
        _add(app, name)
    return _built(app, language)


def _add(app: typer.Typer, name: str) -> None:
    command = import_module(f"{commands.__name__}.{name}")
    app.command(name=name, help=command.HELP, epilog=command.EXAMPLE, context_settings=HELP_OPTIONS)(command.run)


def _built(app: typer.Typer, language: Language) -> Any:
    built = typer.main.get_command(app)
    _in_language(built, language)
    return built


def _in_language(command: Any, language: Language) -> None:
    """Choose one language for every help text of a built command."""
    command.help = choose(command.help, language)
    command.short_help = choose(command.short_help, language)
    command.epilog = choose(command.epilog, language)
    for parameter in command.params:
        if hasattr(parameter, "help"):
            parameter.help = choose(parameter.help, language)
    for inner in getattr(command, "commands", {}).values():
        _in_language(inner, language)


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"{PROGRAM} {__version__}\n")
        raise typer.Exit
